#include "server/mail/delivery_record.h"

#include "base/clock.h"

namespace mj::server {
namespace {

constexpr int mostTries = 5; // the member may just be asking for it to be sent again

QJsonObject noted(QJsonObject fields, const DeliveryRecord::Note &note)
{
    fields.insert(QStringLiteral("state"), note.state);
    fields.insert(QStringLiteral("at"), toWire(note.at));
    fields.insert(QStringLiteral("until"), toWire(note.until));
    fields.insert(QStringLiteral("attempts"), note.attempts);
    fields.insert(QStringLiteral("code"), note.failure ? note.failure->reply : 0);
    fields.insert(QStringLiteral("enhanced"), note.failure ? note.failure->enhanced : QString());
    if (note.state != QLatin1String("waiting") && note.state != QLatin1String("paused"))
        fields.remove(QStringLiteral("mail")); // gone with this commit
    return fields;
}

} // namespace

bool DeliveryRecord::isThere(const QString &id) const
{
    const auto found = m_store.read(QStringLiteral("deliveries/") + id);
    return !found || *found; // a store that does not answer is no reason to drop a mail
}

Result<void> DeliveryRecord::commit(const Write &write, const QString &id, const Note &note)
{
    for (int i = 0; i < mostTries && !id.isEmpty(); ++i) {
        const auto found = m_store.read(QStringLiteral("deliveries/") + id);
        if (!found)
            return fail(found);
        if (!*found)
            break;
        const Result<void> written = m_store.commit({write, Write::update(**found, noted((*found)->fields, note))});
        if (written || written.error().code != Code::Conflict)
            return written;
    }
    return m_store.commit({write});
}

} // namespace mj::server
