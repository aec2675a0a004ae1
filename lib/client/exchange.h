#pragma once
#include "api/call.h"
#include "base/result.h"
#include <QNetworkReply>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>

class QNetworkAccessManager;

namespace mj::client
{

// What came of one request; `status` is 0 when there was no whole HTTP answer.
struct Answer {
    Result<api::Bytes> result;
    int status = 0;
};

// One request on the wire, sent exactly once; owns the reply and its two clocks. GUI thread. Dying aborts without a word.
class Exchange : public QObject
{
    Q_OBJECT
public:
    struct Limits {
        int idleMs = 0;  // nothing came or went
        int totalMs = 0; // from the first byte to the last
        qint64 bytes = 0;
        bool json = true; // a good answer with a body must say application/json
    };

    Exchange(QNetworkAccessManager &network, const QNetworkRequest &request, const api::Call &call, const Limits &limits);
    ~Exchange() override;

    // Called once, later.
    void whenDone(std::function<void(Answer)> done) { m_done = std::move(done); }
    void abort(); // ends it without a word

private:
    void send(QNetworkAccessManager &network, QNetworkRequest request, const api::Call &call);
    void readHead();
    void readBody();
    void readEnd();
    void end(Answer answer);
    Answer wholeAnswer(int status);

    Limits m_limits;
    QPointer<QNetworkReply> m_reply; // belongs to the network, which may go first
    QByteArray m_bytes;
    QTimer m_idle;
    QTimer m_total;
    std::function<void(Answer)> m_done;
};

} // namespace mj::client
