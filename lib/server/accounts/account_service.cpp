#include "server/accounts/account_service.h"

#include "base/ids.h"
#include "server/accounts/account_rules.h"
#include "server/documents/idempotent_call.h"

namespace mj::server {

AccountService::AccountService(const AccountParts &parts, Entrance &entrance, GoogleLinks &links, PhotoService &photos)
    : m(parts), m_entrance(entrance), m_links(links), m_photos(photos)
{
}

Result<AccountService::Joining> AccountService::checked(const api::CreateAccount &request) const
{
    Joining joining;
    api::Account &account = joining.account;
    account.email = cleanEmail(request.email);
    account.name = cleanName(request.name);
    account.language = request.language;
    for (const Result<void> &fine : {checkEmail(account.email), checkName(account.name), checkLanguage(account.language)}) {
        if (!fine)
            return fail(fine);
    }
    if (request.googleGrant.isEmpty()) {
        joining.password = request.password;
        if (const Result<void> fine = checkPassword(joining.password, {account.email, account.name}); !fine)
            return fail(fine);
    } else {
        const Result<GooglePerson> person = m.google.redeem(request.googleGrant, QStringLiteral("join"));
        if (!person)
            return fail(person);
        joining.google = *person;
        account.hasPassword = false;
        account.emailVerified = person->isEmailVerified;
        if (person->isEmailVerified && cleanEmail(person->email) != account.email)
            return fail(Code::InvalidField, QStringLiteral("not the address Google vouches for"), QStringLiteral("email"));
    }
    if (!request.olderThan14)
        return fail(Code::AgeRequired, {}, QStringLiteral("olderThan14"));
    if (const Result<void> fine = checkConsents(request.consents); !fine)
        return fail(fine);
    return joining;
}

Result<api::Session> AccountService::create(const api::CreateAccount &request, const QByteArray &key, const QString &address)
{
    Result<Joining> joining = checked(request);
    if (!joining)
        return fail(joining);
    // The same join sent again (its answer was lost) opens a session for the account it made; the password is part of the key's body.
    const QString proof = joining->google ? QStringLiteral("google\n") + joining->google->subject : joining->password;
    const QJsonObject body{{QStringLiteral("who"), m.personal.lookup(QStringLiteral("join"), joining->account.email + QLatin1Char('\n') + proof)}};
    const IdempotentCall call(QStringLiteral("join"), QStringLiteral("account"), key, body);
    auto made = call.earlier(m.store);
    if (!made)
        return fail(made);
    const Origin origin{request.deviceName, request.deviceId, address};
    QString accountId = made->value_or(QString());
    if (!accountId.isEmpty() && !joining->google) {
        // It may be long ago, and the password another one since.
        const Result<QString> proven = m.identity.verify(joining->account.email, joining->password);
        if (!proven)
            return fail(proven);
    }
    if (accountId.isEmpty()) {
        if (const Result<void> counted = m.limiter.countJoin(address); !counted)
            return fail(counted);
        accountId = newId(QLatin1String("acc"));
        joining->account.id = accountId;
        joining->account.createdAt = m.clock.now();
        if (const Result<void> enrolled = enroll(*joining, request, origin, call.record(accountId, toWire(m.clock.now()))); !enrolled) {
            // The address may just have been taken by this very call, sent twice at once.
            made = call.earlier(m.store);
            if (!made || !*made)
                return fail(enrolled);
            accountId = **made;
        }
    }
    return m_entrance.open(accountId, origin);
}

Result<void> AccountService::enroll(const Joining &joining, const api::CreateAccount &request, const Origin &origin, const Write &record)
{
    const api::Account &account = joining.account;
    QList<Write> writes = m.accounts.created(account, request.consents);
    writes.append(record);
    writes.append(m.log.line(account.id, "joined", origin));
    if (joining.google) {
        writes.first().fields.insert(QStringLiteral("google"), m_links.keyOf(*joining.google));
        writes.append(m_links.claimed(*joining.google, account.id));
        const auto owner = m_links.accountOf(*joining.google);
        if (!owner)
            return fail(owner);
        if (*owner)
            return fail(Code::EmailTaken, QStringLiteral("this Google account is a member's"), QStringLiteral("googleGrant"));
    }
    if (!account.emailVerified) {
        const QString kind = QStringLiteral("verify_email");
        const auto code = m.codes.issue({kind, account.id, {kind, account.email, account.language, {}, {}}, {}});
        if (!code)
            return fail(code);
        writes += code->writes;
    }
    const Result<void> enrolled = m.identity.enroll(account.id, account.email, joining.password, writes);
    if (enrolled)
        m.outbox.wake();
    return enrolled;
}

Result<api::Session> AccountService::signIn(const api::CreateSession &request, const QString &address)
{
    const QString email = cleanEmail(request.email);
    std::optional<GooglePerson> person;
    if (!request.googleGrant.isEmpty()) {
        const Result<GooglePerson> redeemed = m.google.redeem(request.googleGrant, QStringLiteral("link"));
        if (!redeemed)
            return fail(redeemed);
        if (cleanEmail(redeemed->email) != email)
            return fail(Code::WrongCredentials);
        person = *redeemed;
    }
    const Origin origin{request.deviceName, request.deviceId, address};
    const Result<QString> stamp = m.identity.stamp(email);
    if (!stamp)
        return fail(stamp);
    const Result<QString> accountId = m_entrance.check(email, request.password, origin);
    if (!accountId)
        return fail(accountId);
    if (const Result<void> linked = person ? m_links.connect(*person, *accountId) : Result<void>(); !linked)
        return fail(linked);
    const Result<api::Session> session = m_entrance.signedIn(*accountId, origin);
    if (session && m.identity.stamp(email).value_or(QString()) != *stamp) {
        // The password was replaced while it was checked: whoever did that has ended every session but perhaps this one.
        const Result<void> ended = m.sessions.end(session->id);
        return ended ? fail(Code::WrongCredentials) : fail(ended);
    }
    return session;
}

Result<api::Session> AccountService::refresh(const QString &refreshToken, const QByteArray &nonce, const QString &address)
{
    const auto renewed = m.sessions.refresh(refreshToken, nonce, address);
    return renewed ? m_entrance.sessionFor(renewed->first.accountId, renewed->second) : Result<api::Session>(fail(renewed));
}

Result<api::Account> AccountService::update(const QString &accountId, const api::UpdateMe &request)
{
    api::UpdateMe clean = request;
    if (clean.name)
        clean.name = cleanName(*clean.name);
    if (const Result<void> ok = clean.name ? checkName(*clean.name) : Result<void>(); !ok)
        return fail(ok);
    if (const Result<void> ok = clean.language ? checkLanguage(*clean.language) : Result<void>(); !ok)
        return fail(ok);
    return m.accounts.rename(accountId, clean);
}

Result<api::Account> AccountService::setConsent(const QString &accountId, const api::Consent &consent)
{
    if (!isChoice(consent.purpose))
        return fail(Code::InvalidField, QStringLiteral("no choice"), QStringLiteral("purpose"));
    if (consent.version.trimmed().isEmpty())
        return fail(Code::InvalidField, QStringLiteral("empty"), QStringLiteral("version"));
    if (consent.purpose == QLatin1String("photo") && !consent.agreed) {
        // Without the consent there is no photo.
        if (const Result<void> removed = m_photos.remove(accountId); !removed)
            return fail(removed);
    }
    if (const Result<void> kept = m.accounts.setConsent(accountId, consent); !kept)
        return fail(kept);
    return m.accounts.account(accountId);
}

} // namespace mj::server
