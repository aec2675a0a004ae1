#include "server/accounts/password_service.h"

#include "server/accounts/account_rules.h"
#include "server/accounts/until_written.h"

namespace mj::server {
namespace {

constexpr qint64 justNowSeconds = 5 * 60;
const QString resetPurpose = QStringLiteral("reset_password");

QJsonObject withPassword(QJsonObject fields)
{
    fields.insert(QStringLiteral("hasPassword"), true);
    return fields;
}

} // namespace

Result<api::CodeSent> PasswordService::requestReset(const api::RequestPasswordReset &request, const QString &address)
{
    const QString email = cleanEmail(request.email);
    if (const Result<void> fine = checkEmail(email); !fine)
        return fail(fine);
    if (const Result<void> fine = checkLanguage(request.language); !fine)
        return fail(fine);
    if (const Result<void> counted = m.limiter.countReset(address); !counted)
        return fail(counted);
    const auto owner = m.identity.accountOf(email);
    if (!owner)
        return fail(owner);
    const QString kind = *owner ? resetPurpose : QStringLiteral("none");
    return m.codes.send({resetPurpose, m.personal.lookup(resetPurpose, email), {kind, email, request.language, {}, {}}, {}});
}

Result<CodeBook::Proof> PasswordService::proveReset(const QString &email, const QString &code, const Origin &origin)
{
    const QString subject = m.personal.lookup(resetPurpose, email);
    // A code that is over is no guess: it is told before the limiter counts.
    if (const Result<void> open = m.codes.requireOpen(resetPurpose, subject); !open)
        return fail(open);
    const auto admitted = m.limiter.admit(SignInLimiter::Scope::Reset, origin.address, email);
    if (!admitted)
        return fail(admitted);
    const Result<CodeBook::Proof> proof = m.codes.prove(resetPurpose, subject, code);
    if (proof || proof.error().code != Code::WrongCode)
        return proof;
    const auto owner = m.identity.accountOf(email);
    if (!owner)
        return fail(owner);
    const Result<void> counted = m.limiter.failed(*admitted, m.log.refusal(*owner, origin));
    return counted ? proof : Result<CodeBook::Proof>(fail(counted));
}

Result<api::Session> PasswordService::confirmReset(const api::ConfirmPasswordReset &request, const QString &address)
{
    const QString email = cleanEmail(request.email);
    if (const Result<void> fine = checkPassword(request.password, {email}); !fine)
        return fail(fine);
    const Origin origin{request.deviceName, request.deviceId, address};
    const Result<CodeBook::Proof> proof = proveReset(email, request.code, origin);
    if (!proof)
        return fail(proof);
    const auto owner = m.identity.accountOf(email);
    if (!owner)
        return fail(owner);
    if (!*owner)
        return fail(Code::WrongCode, {}, QStringLiteral("code")); // nobody was sent it
    // Before, so that a lost step leaves the old password with no session; after, for those opened with it meanwhile.
    if (const Result<void> ended = m.devices.endOthers(**owner, {}); !ended)
        return fail(ended);
    if (const Result<void> reset = untilWritten([&] { return resetOnce(*proof, **owner, request, origin); }); !reset)
        return fail(reset);
    m.outbox.wake();
    if (const Result<void> ended = m.devices.endOthers(**owner, {}); !ended)
        return fail(ended);
    if (const Result<void> forgiven = m.limiter.forgive(address, email); !forgiven)
        return fail(forgiven);
    return m_entrance.open(**owner, origin);
}

Result<void> PasswordService::resetOnce(const CodeBook::Proof &proof, const QString &accountId, const api::ConfirmPasswordReset &request,
                                        const Origin &origin)
{
    const Result<Write> used = m.codes.used(proof);
    if (!used)
        return fail(used);
    const Result<Document> document = m.accounts.document(accountId);
    if (!document)
        return fail(document);
    const Result<api::Account> account = m.accounts.opened(*document);
    if (!account)
        return fail(account);
    // The name is looked at only now: before the code it would tell whether there is such a member.
    if (const Result<void> fine = checkPassword(request.password, {account->email, account->name}); !fine)
        return fine;
    const QJsonObject fields = withPassword(AccountStore::verified(document->fields, m.clock.now()));
    return m.identity.setPassword(accountId, account->email, request.password,
                                  {*used, Write::update(*document, fields), m.log.line(accountId, "password_reset", origin),
                                   m.outbox.queued(m_entrance.notice("password_changed", *account, origin))});
}

Result<void> PasswordService::change(const Caller &caller, const api::ChangePassword &request, const QString &address)
{
    const Result<api::Account> account = m.accounts.account(caller.accountId);
    if (!account)
        return fail(account);
    if (const Result<void> fine = checkPassword(request.next, {account->email, account->name}, "next"); !fine)
        return fine;
    const Origin origin{m.devices.nameOf(caller.sessionId), {}, address};
    const Result<QString> proven = m_entrance.check(account->email, request.current, origin);
    if (!proven)
        return fail(proven);
    if (*proven != caller.accountId)
        return fail(Code::WrongCredentials);
    if (const Result<void> ended = m.devices.endOthers(caller.accountId, caller.sessionId); !ended)
        return ended;
    const Result<void> changed = untilWritten([&] {
        return m.identity.setPassword(caller.accountId, account->email, request.next,
                                      {m.log.line(caller.accountId, "password_changed", origin),
                                       m.outbox.queued(m_entrance.notice("password_changed", *account, origin))});
    });
    if (!changed)
        return changed;
    m.outbox.wake();
    return m.devices.endOthers(caller.accountId, caller.sessionId);
}

Result<void> PasswordService::reauthenticate(const Caller &caller, const api::Reauthenticate &request, const QString &address)
{
    if (!request.googleGrant.isEmpty()) {
        if (const Result<void> proven = checkGrant(caller, request.googleGrant); !proven)
            return proven;
        return m.sessions.reauthenticated(caller.sessionId);
    }
    const Result<api::Account> account = m.accounts.account(caller.accountId);
    if (!account)
        return fail(account);
    const Result<QString> proven = m_entrance.check(account->email, request.password, {m.devices.nameOf(caller.sessionId), {}, address});
    if (!proven)
        return fail(proven);
    if (*proven != caller.accountId)
        return fail(Code::WrongCredentials);
    return m.sessions.reauthenticated(caller.sessionId);
}

Result<void> PasswordService::checkGrant(const Caller &caller, const QString &grant) const
{
    const Result<GooglePerson> person = m.google.redeem(grant, QStringLiteral("reauthenticate"));
    if (!person)
        return fail(person);
    const auto owner = m_links.accountOf(*person);
    if (!owner)
        return fail(owner);
    // A grant lives longer than what it proves here.
    const bool isJustNow = !person->signedInAt.isValid() || person->signedInAt.addSecs(justNowSeconds) >= m.clock.now();
    if (!*owner || **owner != caller.accountId || !isJustNow)
        return fail(Code::WrongCredentials);
    return {};
}

} // namespace mj::server
