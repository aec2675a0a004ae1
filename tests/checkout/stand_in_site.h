#pragma once
#include <QHash>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QUrl>

namespace mj {

// A web site of a test's own on a free port of the loopback: what `put` gave, 404 otherwise. Counts who asked. Lives on the GUI thread.
class StandInSite : public QTcpServer
{
public:
    enum class Line { Plain, SelfSigned };
    struct Answer {
        QByteArray body;
        QByteArray headers; // whole lines, each with its CRLF
        int status = 200;
        bool never = false; // takes the request and stays silent
    };

    explicit StandInSite(Line line = Line::Plain);

    QUrl url(const QString &path, const QString &host = QStringLiteral("127.0.0.1")) const;
    void put(const QString &path, const Answer &answer) { m_pages.insert(path, answer); }
    void put(const QString &path, const QByteArray &html) { m_pages.insert(path, {html, "Content-Type: text/html; charset=utf-8\r\n", 200, false}); }
    void redirect(const QString &path, const QUrl &to) { m_pages.insert(path, {{}, "Location: " + to.toEncoded() + "\r\n", 302, false}); }
    int hits(const QString &path) const { return m_hits.value(path); }
    const QList<QByteArray> &requests() const { return m_requests; } // heads, oldest first; a proxy's, too: "CONNECT host:443 …"

protected:
    void incomingConnection(qintptr handle) override;

private:
    void answer(QTcpSocket *socket, const QByteArray &head);

    Line m_line;
    QSslConfiguration m_identity;
    QHash<QString, Answer> m_pages;
    QHash<QString, int> m_hits;
    QList<QByteArray> m_requests;
};

} // namespace mj
