#pragma once
#include "base/result.h"
#include "sandbox/http_reply.h"
#include "sandbox/http_request.h"

#include <memory>

namespace mj::sandbox
{

// The sandbox's own small HTTP/1.1 server on 127.0.0.1 and, where the machine has it, ::1. Owns one I/O thread and three workers;
// the handler is called on the workers, several calls at a time.
class HttpListener
{
public:
    explicit HttpListener(std::function<HttpReply(const HttpRequest &)> handler);
    ~HttpListener();
    HttpListener(const HttpListener &) = delete;
    HttpListener &operator=(const HttpListener &) = delete;

    // Takes the port, 0 a free one, and gives the one taken. Nobody is answered before run(). Errors: Unavailable.
    Result<quint16> open(quint16 port);
    void run();
    void stop();

private:
    class Engine;
    std::function<HttpReply(const HttpRequest &)> m_handler;
    std::unique_ptr<Engine> m_engine;
};

} // namespace mj::sandbox
