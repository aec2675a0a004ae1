#pragma once
#include "server/http/raw_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <mutex>

namespace mj::test
{

// A payment service that gives every call one answer and keeps what it was asked.
class Vendor
{
public:
    Vendor(int status, QByteArray body)
        : m_answer("HTTP/1.1 " + QByteArray::number(status) + " x\r\nContent-Length: " + QByteArray::number(body.size()) +
                   "\r\nConnection: close\r\n\r\n" + body)
    {
    }

    QUrl url() const { return m_server.url(); }
    QByteArray asked() const
    {
        const std::lock_guard lock(m_mutex);
        return m_asked;
    }

private:
    void answer(RawPeer &peer)
    {
        QByteArray whole = peer.readHead();
        const qsizetype at = whole.toLower().indexOf("content-length:");
        const qsizetype length = at < 0 ? 0 : whole.mid(at + 15, whole.indexOf('\r', at) - at - 15).trimmed().toLongLong();
        for (qsizetype i = 0; i < length; ++i)
            whole += peer.readByte();
        {
            const std::lock_guard lock(m_mutex);
            m_asked = whole;
        }
        peer.send(m_answer);
    }

    QByteArray m_answer;
    mutable std::mutex m_mutex;
    QByteArray m_asked;
    RawServer m_server{[this](RawPeer &peer) { answer(peer); }};
};

inline QByteArray payment(const char *status, const QJsonValue &amount = 5000)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("paymentKey"), QStringLiteral("pk")},
                                     {QStringLiteral("orderId"), QStringLiteral("ord_1")},
                                     {QStringLiteral("status"), QLatin1String(status)},
                                     {QStringLiteral("totalAmount"), amount},
                                     {QStringLiteral("currency"), QStringLiteral("KRW")}})
        .toJson();
}

} // namespace mj::test
