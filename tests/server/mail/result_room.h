#pragma once
#include "server/mail/delivery_book.h"
#include "server/mail/post_room.h"
#include <QBuffer>
#include <QImage>
#include <map>

namespace mj::test {

// A picture as the store keeps it.
inline QByteArray paintedPng(int side = 64, Qt::GlobalColor colour = Qt::darkCyan)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(colour);
    image.setText(QStringLiteral("prompt"), QStringLiteral("words inside the file"));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// A post room with pictures, links to them and a delivery book.
struct ResultRoom : PostRoom {
    explicit ResultRoom(server::MailSender &sender, int dailyLimit = 0) : outbox(partsWith(sender, dailyLimit)), book(*store, personal, outbox, clock) {}

    server::OutboxParts partsWith(server::MailSender &sender, int dailyLimit)
    {
        const auto picture = [this](const QString &id) -> Result<QByteArray> {
            const std::lock_guard lock(mutex);
            asked.append(id);
            const auto found = stored.find(id);
            return found == stored.end() ? Result<QByteArray>(fail(Code::NotFound)) : found->second;
        };
        const auto link = [](const QString &id) -> Result<QString> { return QStringLiteral("https://pictures.example.com/p/%1?for=24h&once=1").arg(id); };
        return {*store, personal, sender, clock, {picture, link}, dailyLimit, QStringLiteral("test")};
    }

    static server::ResultMail mail(const char *generation = "gen_1", const QString &prompt = QStringLiteral("바다 위의 달"))
    {
        return {true, QStringLiteral("acc_1"), QLatin1String(generation), QStringLiteral("kim@example.org"), QStringLiteral("ko"), 1, true,
                {QStringLiteral("pic_1")}, QStringLiteral("https://studio.example.com/off?token=abc"), prompt};
    }
    void queue(const server::ResultMail &mail)
    {
        if (const QList<server::Write> writes = book.queued(mail); !writes.isEmpty() && !store->commit(writes))
            throw std::runtime_error("a mail was not queued");
        outbox.wake();
    }
    server::Delivery latest(const char *generation = "gen_1") { return book.of(QStringLiteral("acc_1"), QLatin1String(generation)).value().value(0); }

    std::mutex mutex;
    std::map<QString, Result<QByteArray>> stored{{QStringLiteral("pic_1"), paintedPng()}};
    QStringList asked;
    server::Outbox outbox;
    server::DeliveryBook book;
};

} // namespace mj::test
