#include "server/accounts/entrance.h"

namespace mj::server {

Result<QString> Entrance::check(const QString &email, const QString &password, const Origin &origin)
{
    const Result<SignInLimiter::Check> admitted = m.limiter.admit(SignInLimiter::Scope::Password, origin.address, email);
    if (!admitted)
        return fail(admitted);
    const Result<QString> accountId = m.identity.verify(email, password);
    if (!accountId && accountId.error().code != Code::WrongCredentials)
        return accountId;
    if (!accountId) {
        const auto owner = m.identity.accountOf(email);
        if (!owner)
            return fail(owner);
        const Result<void> counted = m.limiter.failed(*admitted, m.log.refusal(*owner, origin));
        return counted ? accountId : Result<QString>(fail(counted));
    }
    const Result<void> cleared = m.limiter.succeeded(*admitted);
    return cleared ? accountId : Result<QString>(fail(cleared));
}

Result<api::Session> Entrance::signedIn(const QString &accountId, const Origin &origin)
{
    const Result<bool> known = m.devices.isKnown(accountId, origin.deviceId);
    if (!known)
        return fail(known);
    const Result<api::Account> account = m.accounts.account(accountId);
    if (!account)
        return fail(account);
    QList<Write> together{m.log.line(accountId, "signed_in", origin)};
    if (!*known)
        together.append(m.outbox.queued(notice("new_device", *account, origin)));
    const Result<api::Session> session = open(accountId, origin, together);
    if (session && !*known)
        m.outbox.wake();
    return session;
}

Result<api::Session> Entrance::open(const QString &accountId, const Origin &origin, const QList<Write> &together)
{
    const Result<Tokens> tokens = m.sessions.create(accountId, origin, together);
    return tokens ? sessionFor(accountId, *tokens) : Result<api::Session>(fail(tokens));
}

Result<api::Session> Entrance::sessionFor(const QString &accountId, const Tokens &tokens) const
{
    const Result<api::Account> owner = m.accounts.account(accountId);
    if (!owner)
        return fail(owner);
    return api::Session{tokens.sessionId, tokens.access, tokens.accessExpiresAt, tokens.refresh, *owner};
}

MailOrder Entrance::notice(const char *kind, const api::Account &account, const Origin &origin) const
{
    const QDateTime now = m.clock.now();
    return {QLatin1String(kind),
            account.email,
            account.language,
            {{QStringLiteral("device"), origin.deviceName}, {QStringLiteral("address"), origin.address}, {QStringLiteral("at"), toWire(now)}},
            now.addDays(3)};
}

} // namespace mj::server
