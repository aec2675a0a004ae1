#pragma once
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <functional>

class QTcpSocket;

namespace mj
{

// A raw HTTP server on loopback that answers in every way a network can go wrong. Lives on the caller's thread and needs its event loop.
class BrokenServer : public QObject
{
    Q_OBJECT
public:
    enum class How { Whole, Hang, CutBeforeHeader, CutInHeader, CutInBody, EndlessBody, Drip, NotHttp };

    struct Answer {
        How how = How::Whole;
        int status = 200;
        QByteArray body;
        QByteArray contentType = QByteArrayLiteral("application/json");
        QList<QByteArray> headers; // whole lines without their end
        int delayMs = 0;           // before the first byte; between bytes for Drip
    };

    struct Seen {
        QByteArray method;
        QByteArray target;
        QHash<QByteArray, QByteArray> headers; // lower-case names
        QByteArray body;
    };

    static Answer json(const QByteArray &body, int status = 200);
    static Answer file(const QByteArray &bytes);
    static Answer failing(How how);
    static Answer delayed(Answer answer, int ms);
    static Answer error(int status, const QByteArray &code, int retryAfter = -1);
    static Answer redirect(const QUrl &to);

    explicit BrokenServer(QObject *parent = nullptr);
    ~BrokenServer() override;

    QUrl url() const;
    void then(const Answer &answer); // one answer for one request; the last one stays
    void answerWith(std::function<Answer(const Seen &)> choose) { m_choose = std::move(choose); }

    int connections() const { return m_connections; }
    int openConnections() const { return m_open; }
    const QList<Seen> &requests() const { return m_requests; }

private:
    void accept();
    void read(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const Answer &answer);
    void endless(QTcpSocket *socket);
    void drip(QTcpSocket *socket, const Answer &answer);
    Answer next(const Seen &seen);

    QTcpServer m_server;
    QHash<QTcpSocket *, QByteArray> m_received;
    QList<Answer> m_answers;
    std::function<Answer(const Seen &)> m_choose;
    QList<Seen> m_requests;
    int m_connections = 0;
    int m_open = 0;
};

} // namespace mj
