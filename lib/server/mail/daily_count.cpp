#include "server/mail/daily_count.h"

namespace mj::server {
namespace {

constexpr int mostTries = 50; // of servers that count at the same moment

QString dayOf(const QDateTime &time)
{
    return time.toUTC().date().toString(Qt::ISODate);
}

QString pathOf(const QString &day)
{
    return QStringLiteral("mail_days/") + day;
}

int sentIn(const std::optional<Document> &day)
{
    return day ? day->fields.value(QLatin1String("sent")).toInt() : 0;
}

} // namespace

Result<bool> DailyCount::change(const QString &day, int by, int limit)
{
    for (int i = 0; i < mostTries; ++i) {
        const auto found = m_store.read(pathOf(day));
        if (!found)
            return fail(found);
        const int sent = sentIn(*found) + by;
        if (sent > limit || sent < 0)
            return false;
        const QJsonObject fields{{QStringLiteral("sent"), sent}};
        QList<Write> writes{*found ? Write::update(**found, fields) : Write::create(pathOf(day), fields)};
        if (!*found) // a new day: those before yesterday are of no use
            writes.append(Write::remove(pathOf(dayOf(m_clock.now().addDays(-2)))));
        const Result<void> written = m_store.commit(writes);
        if (written)
            return true;
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable, QStringLiteral("too many servers count mails at once"));
}

Result<bool> DailyCount::take(const QDateTime &now, int limit)
{
    return change(dayOf(now), 1, limit);
}

void DailyCount::giveBack(const QDateTime &takenAt)
{
    (void)change(dayOf(takenAt), -1, INT_MAX); // not written: one mail fewer today
}

Result<int> DailyCount::today() const
{
    const auto found = m_store.read(pathOf(dayOf(m_clock.now())));
    return found ? Result<int>(sentIn(*found)) : fail(found);
}

qint64 DailyCount::secondsToNextDay(const QDateTime &now)
{
    return now.secsTo(QDateTime(now.toUTC().date().addDays(1), QTime(0, 0), Qt::UTC)) + 1;
}

} // namespace mj::server
