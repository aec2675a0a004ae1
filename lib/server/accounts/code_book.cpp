#include "server/accounts/code_book.h"

#include "base/ids.h"
#include "crypto/digest.h"
#include "crypto/random.h"
#include "server/accounts/until_written.h"

#include <QtEndian>

namespace mj::server {
namespace {

constexpr qint64 codeSeconds = 10 * 60;
constexpr int mostTries = 5;
constexpr int pauseSeconds = 60;
constexpr int mostAnHour = 5;
constexpr qint64 hourSeconds = 3600;

QString pathOf(const QString &purpose, const QString &subject)
{
    return QStringLiteral("codes/%1-%2").arg(purpose, subject);
}

// Numbers beyond the last whole million would make low codes more likely.
QString newCode()
{
    constexpr quint32 million = 1'000'000;
    constexpr quint32 end = 4'294'000'000U;
    quint32 number = end;
    while (number >= end)
        number = qFromLittleEndian<quint32>(randomBytes(4).constData());
    return QStringLiteral("%1").arg(number % million, 6, 10, QLatin1Char('0'));
}

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

} // namespace

CodeBook::CodeBook(DocumentStore &store, const PersonalData &personal, Outbox &outbox, const Clock &clock)
    : m_store(store), m_personal(personal), m_outbox(outbox), m_clock(clock)
{
}

QString CodeBook::hashOf(const QString &path, const QString &salt, const QString &code) const
{
    return QString::fromLatin1(m_personal.derive(QStringLiteral("code\n%1\n%2\n%3").arg(path, salt, code).toUtf8()).toHex());
}

Result<CodeBook::Issue> CodeBook::issue(const Order &order) const
{
    const QString path = pathOf(order.purpose, order.subject);
    const auto before = m_store.read(path);
    if (!before)
        return fail(before);
    const QDateTime now = m_clock.now();
    QDateTime hourStart = now;
    int sends = 1;
    if (*before) {
        const QJsonObject &fields = (*before)->fields;
        const QDateTime pauseEnd = timeOf(fields, "sentAt").addSecs(pauseSeconds);
        if (now < pauseEnd)
            return wait(secondsUntil(pauseEnd, now));
        const QDateTime hourEnd = timeOf(fields, "hourStart").addSecs(hourSeconds);
        if (now < hourEnd) {
            hourStart = timeOf(fields, "hourStart");
            sends = fields.value(QLatin1String("sends")).toInt() + 1;
            if (sends > mostAnHour)
                return wait(secondsUntil(hourEnd, now));
        }
    }
    const QString code = newCode();
    const QString salt = newIdempotencyKey();
    const QDateTime expiresAt = now.addSecs(codeSeconds);
    const QDateTime hourEnd = hourStart.addSecs(hourSeconds);
    const QJsonObject fields{{QStringLiteral("hash"), hashOf(path, salt, code)},
                             {QStringLiteral("salt"), salt},
                             {QStringLiteral("expiresAt"), toWire(expiresAt)},
                             {QStringLiteral("tries"), 0},
                             {QStringLiteral("sentAt"), toWire(now)},
                             {QStringLiteral("hourStart"), toWire(hourStart)},
                             {QStringLiteral("sends"), sends},
                             {QStringLiteral("extra"), m_personal.seal(order.extra, path)},
                             {QStringLiteral("staleAt"), toWire(std::max(hourEnd, expiresAt))}};
    MailOrder mail = order.mail;
    mail.until = expiresAt;
    if (mail.kind != QLatin1String("address_known"))
        mail.facts.insert(QStringLiteral("code"), code);
    const int resendAfter = sends == mostAnHour ? std::max(pauseSeconds, secondsUntil(hourEnd, now)) : pauseSeconds;
    return Issue{{*before ? Write::update(**before, fields) : Write::create(path, fields), m_outbox.queued(mail)}, {expiresAt, resendAfter}};
}

Result<api::CodeSent> CodeBook::send(const Order &order)
{
    api::CodeSent sent;
    const Result<void> written = untilWritten([&]() -> Result<void> {
        const Result<Issue> issued = issue(order);
        if (!issued)
            return fail(issued);
        sent = issued->sent;
        return m_store.commit(issued->writes);
    });
    if (!written)
        return fail(written);
    m_outbox.wake();
    return sent;
}

Result<Document> CodeBook::openCode(const QString &path) const
{
    const auto found = m_store.read(path);
    if (!found)
        return fail(found);
    if (!*found || timeOf((*found)->fields, "expiresAt") <= m_clock.now()
        || (*found)->fields.value(QLatin1String("tries")).toInt(mostTries) >= mostTries)
        return fail(Code::CodeExpired);
    return **found;
}

Result<void> CodeBook::requireOpen(const QString &purpose, const QString &subject) const
{
    const Result<Document> code = openCode(pathOf(purpose, subject));
    return code ? Result<void>() : Result<void>(fail(code));
}

Result<CodeBook::Proof> CodeBook::prove(const QString &purpose, const QString &subject, const QString &typed)
{
    const QString path = pathOf(purpose, subject);
    QJsonObject fields;
    // Counted first: of any number of guesses at once five are ever compared.
    const Result<void> counted = untilWritten([&]() -> Result<void> {
        const Result<Document> code = openCode(path);
        if (!code)
            return fail(code);
        fields = code->fields;
        fields.insert(QStringLiteral("tries"), fields.value(QLatin1String("tries")).toInt() + 1);
        return m_store.commit({Write::update(*code, fields)});
    });
    if (!counted)
        return fail(counted);
    const QString salt = fields.value(QLatin1String("salt")).toString();
    const QString digits = QString(typed).remove(QLatin1Char(' '));
    if (!equalConstantTime(hashOf(path, salt, digits).toLatin1(), fields.value(QLatin1String("hash")).toString().toLatin1()))
        return fail(Code::WrongCode, {}, QStringLiteral("code"));
    const Result<QString> extra = m_personal.reveal(fields.value(QLatin1String("extra")).toString(), path);
    if (!extra)
        return fail(extra);
    return Proof{path, salt, *extra};
}

Result<Write> CodeBook::used(const Proof &proof) const
{
    const auto found = m_store.read(proof.path);
    if (!found)
        return fail(found);
    if (!*found || (*found)->fields.value(QLatin1String("salt")).toString() != proof.salt)
        return fail(Code::CodeExpired);
    return Write::remove(**found);
}

} // namespace mj::server
