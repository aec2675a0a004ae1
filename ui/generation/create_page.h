#pragma once
#include "base/error.h"
#include "ui/common/features.h"
#include "ui/common/page.h"
#include <optional>

namespace mj::ui {

class Composer;
class JobQueue;
class SendBar;
class StateView;

// Prompt to picture: the composer with its price on the left, the queue on the right. GUI thread.
class CreatePage : public Page
{
    Q_OBJECT
public:
    explicit CreatePage(const Features &features, QWidget *parent = nullptr);

    QString title() const override;
    void activate() override;
    void openItem(const QString &generationId) override;

protected:
    void retranslate() override;

private:
    void connectParts();
    void connectGeneration();
    void showState();
    void showSend();
    void send();
    void sendConfirmed();
    void stopAsking();

    Features m_features;
    StateView *m_state;
    Composer *m_composer;
    SendBar *m_send;
    JobQueue *m_queue;
    std::optional<Error> m_sendFailure;
    bool m_isAsking = false; // whether the person agrees to a price above their own mark
};

} // namespace mj::ui
