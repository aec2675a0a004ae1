#pragma once
#include "server/config.h"
#include "server/providers/comfyui_answer.h"
#include <atomic>
#include <memory>

namespace mj::server {

// What a ComfyUI says by itself while it works. Nothing depends on it: when it cannot be had or breaks, it is just silent.
class ComfyuiSocket
{
public:
    ComfyuiSocket();
    ~ComfyuiSocket();

    void open(const ProviderConfig &config, const QString &clientId, const std::atomic<bool> *canceled);
    bool isOpen() const;
    // Waits that long for something; Nothing when there was none, or nothing of interest.
    ComfyuiNews next(int milliseconds, const QString &promptId);

private:
    struct State;
    std::unique_ptr<State> m;
};

} // namespace mj::server
