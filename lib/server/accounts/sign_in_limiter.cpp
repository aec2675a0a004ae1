#include "server/accounts/sign_in_limiter.h"

#include "server/accounts/until_written.h"
#include "server/http/caller_address.h"

namespace mj::server {
namespace {

constexpr qint64 daySeconds = 24 * 3600;
constexpr qint64 hourSeconds = 3600;
constexpr int longestPause = 15 * 60;
constexpr int triesAtOnce = 64; // a crowd at one bucket
constexpr qsizetype mostRemembered = 10'000;

QDateTime timeOf(const QJsonObject &fields, const char *name)
{
    return fromWire(fields.value(QLatin1String(name)).toString());
}

int secondsUntil(const QDateTime &then, const QDateTime &now)
{
    return static_cast<int>(std::max<qint64>(1, (now.msecsTo(then) + 999) / 1000));
}

tl::unexpected<Error> wait(int seconds)
{
    Error tooMany = error(Code::TooManyRequests);
    tooMany.retryAfterSeconds = seconds;
    return fail(tooMany);
}

int pauseAfter(int failures, int free, int first)
{
    if (failures < free)
        return 0;
    const int doublings = std::min(failures - free, 10);
    return std::min(longestPause, first << doublings);
}

} // namespace

// A place among the checks of one caller.
class SignInLimiter::Place
{
public:
    Place(SignInLimiter &limiter, QString caller) : m_limiter(limiter), m_caller(std::move(caller)) {}
    Place(const Place &) = delete;
    Place &operator=(const Place &) = delete;
    ~Place()
    {
        const std::lock_guard lock(m_limiter.m_mutex);
        if (--m_limiter.m_underway[m_caller] <= 0)
            m_limiter.m_underway.remove(m_caller);
    }

private:
    SignInLimiter &m_limiter;
    QString m_caller;
};

SignInLimiter::SignInLimiter(DocumentStore &store, const PersonalData &personal, const Limits &limits, const Clock &clock)
    : m_store(store), m_personal(personal), m_limits(limits), m_clock(clock)
{
}

QString SignInLimiter::pathOf(const QString &kind, const QString &key) const
{
    return QStringLiteral("limits/") + m_personal.lookup(QStringLiteral("limit\n") + kind, key);
}

std::array<SignInLimiter::Bucket, 3> SignInLimiter::bucketsOf(Scope scope, const QString &caller, const QString &email) const
{
    const QString suffix = scope == Scope::Reset ? QStringLiteral("-reset") : QString();
    return {Bucket{pathOf(QStringLiteral("pair") + suffix, caller + QLatin1Char('\n') + email), m_limits.triesOfPair, 30},
            Bucket{pathOf(QStringLiteral("account") + suffix, email), m_limits.triesOfAccount, 60},
            Bucket{pathOf(QStringLiteral("caller"), caller), m_limits.triesOfAddress, 60}};
}

std::optional<int> SignInLimiter::remembered(const QString &path)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_paused.constFind(path);
    if (found == m_paused.constEnd())
        return std::nullopt;
    const QDateTime now = m_clock.now();
    if (*found > now)
        return secondsUntil(*found, now);
    m_paused.erase(found);
    return std::nullopt;
}

void SignInLimiter::remember(const QString &path, const QDateTime &until)
{
    const std::lock_guard lock(m_mutex);
    if (m_paused.size() >= mostRemembered)
        m_paused.clear(); // only spares reads
    m_paused.insert(path, until);
}

Result<SignInLimiter::Check> SignInLimiter::admit(Scope scope, const QString &callerAddress, const QString &email)
{
    const QString caller = http::networkOf(callerAddress);
    Check check;
    check.buckets = bucketsOf(scope, caller, email);
    int pause = 0;
    for (const Bucket &bucket : check.buckets)
        pause = std::max(pause, remembered(bucket.path).value_or(0));
    if (pause > 0)
        return wait(pause);
    {
        const std::lock_guard lock(m_mutex);
        int &underway = m_underway[caller];
        if (underway >= m_limits.checksAtOnce)
            return wait(1);
        ++underway;
    }
    check.place = std::make_shared<Place>(*this, caller);
    const QDateTime now = m_clock.now();
    for (const Bucket &bucket : check.buckets) {
        const auto found = m_store.read(bucket.path);
        if (!found)
            return fail(found);
        const QDateTime until = *found ? timeOf((*found)->fields, "pausedUntil") : QDateTime();
        if (!until.isValid() || until <= now)
            continue;
        remember(bucket.path, until);
        pause = std::max(pause, secondsUntil(until, now));
    }
    return pause > 0 ? Result<Check>(wait(pause)) : Result<Check>(check);
}

Result<void> SignInLimiter::failed(const Check &check, const Write &trace)
{
    QHash<QString, QDateTime> pauses;
    const Result<void> written = untilWritten(
        [&]() -> Result<void> {
            const QDateTime now = m_clock.now();
            QList<Write> writes{trace};
            pauses.clear();
            for (const Bucket &bucket : check.buckets) {
                const auto found = m_store.read(bucket.path);
                if (!found)
                    return fail(found);
                const bool isFresh = *found && timeOf((*found)->fields, "staleAt") > now;
                const int failures = (isFresh ? (*found)->fields.value(QLatin1String("failures")).toInt() : 0) + 1;
                const int pause = pauseAfter(failures, bucket.free, bucket.firstPause);
                const QDateTime until = pause > 0 ? now.addSecs(pause) : QDateTime();
                if (pause > 0)
                    pauses.insert(bucket.path, until);
                const QJsonObject fields{{QStringLiteral("failures"), failures},
                                         {QStringLiteral("pausedUntil"), toWire(until)},
                                         {QStringLiteral("staleAt"), toWire(now.addSecs(daySeconds))}};
                writes.append(*found ? Write::update(**found, fields) : Write::create(bucket.path, fields));
            }
            return m_store.commit(writes);
        },
        triesAtOnce);
    for (auto it = pauses.constBegin(); written && it != pauses.constEnd(); ++it)
        remember(it.key(), it.value());
    return written;
}

Result<void> SignInLimiter::succeeded(const Check &check)
{
    return clear(check.buckets);
}

Result<void> SignInLimiter::forgive(const QString &callerAddress, const QString &email)
{
    const QString caller = http::networkOf(callerAddress);
    const Result<void> cleared = clear(bucketsOf(Scope::Reset, caller, email));
    return cleared ? clear(bucketsOf(Scope::Password, caller, email)) : cleared;
}

Result<void> SignInLimiter::clear(const std::array<Bucket, 3> &buckets)
{
    QList<Write> writes;
    for (const Bucket &bucket : {buckets[0], buckets[1]}) {
        const auto found = m_store.read(bucket.path);
        if (!found)
            return fail(found);
        if (*found)
            writes.append(Write::remove(bucket.path));
        const std::lock_guard lock(m_mutex);
        m_paused.remove(bucket.path);
    }
    return writes.isEmpty() ? Result<void>() : m_store.commit(writes);
}

Result<void> SignInLimiter::countJoin(const QString &caller)
{
    return count(QStringLiteral("joins"), http::networkOf(caller), m_limits.joinsAnHour);
}

Result<void> SignInLimiter::countReset(const QString &caller)
{
    return count(QStringLiteral("resets"), http::networkOf(caller), m_limits.resetsAnHour);
}

Result<void> SignInLimiter::countGoogle(const QString &caller)
{
    return count(QStringLiteral("google"), http::networkOf(caller), m_limits.googleAnHour);
}

Result<void> SignInLimiter::count(const QString &kind, const QString &caller, int most)
{
    const QString path = pathOf(kind, caller);
    if (const std::optional<int> left = remembered(path))
        return wait(*left);
    return untilWritten(
        [&]() -> Result<void> {
            const auto found = m_store.read(path);
            if (!found)
                return fail(found);
            const QDateTime now = m_clock.now();
            const QDateTime end = *found ? timeOf((*found)->fields, "staleAt") : QDateTime();
            const bool isOpen = end.isValid() && now < end;
            const int counted = isOpen ? (*found)->fields.value(QLatin1String("count")).toInt() : 0;
            if (counted >= most) {
                remember(path, end);
                return wait(secondsUntil(end, now));
            }
            const QJsonObject fields{{QStringLiteral("count"), counted + 1},
                                     {QStringLiteral("staleAt"), toWire(isOpen ? end : now.addSecs(hourSeconds))}};
            return m_store.commit({*found ? Write::update(**found, fields) : Write::create(path, fields)});
        },
        triesAtOnce);
}

} // namespace mj::server
