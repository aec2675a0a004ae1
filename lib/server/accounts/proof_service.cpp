#include "server/accounts/proof_service.h"

#include "server/accounts/account_rules.h"
#include "server/accounts/until_written.h"

namespace mj::server {
namespace {

const QString verifyEmail = QStringLiteral("verify_email");
const QString verifyNewEmail = QStringLiteral("verify_new_email");

// Enough for its owner to know it by.
QString masked(const QString &email)
{
    return email.left(1) + QStringLiteral("***@") + email.section(QLatin1Char('@'), -1);
}

} // namespace

Result<api::CodeSent> ProofService::sendVerification(const QString &accountId)
{
    const Result<api::Account> account = m.accounts.account(accountId);
    if (!account)
        return fail(account);
    if (account->emailVerified)
        return fail(Code::Conflict);
    return m.codes.send({verifyEmail, accountId, {verifyEmail, account->email, account->language, {}, {}}, {}});
}

Result<api::Account> ProofService::confirmVerification(const QString &accountId, const api::ConfirmVerification &request)
{
    const Result<CodeBook::Proof> proof = m.codes.prove(verifyEmail, accountId, request.code);
    if (!proof)
        return fail(proof);
    const Result<void> written = untilWritten([&]() -> Result<void> {
        const Result<Write> used = m.codes.used(*proof);
        if (!used)
            return fail(used);
        const Result<Document> account = m.accounts.document(accountId);
        if (!account)
            return fail(account);
        return m.store.commit({*used, Write::update(*account, AccountStore::verified(account->fields, m.clock.now()))});
    });
    return written ? m.accounts.account(accountId) : Result<api::Account>(fail(written));
}

Result<api::CodeSent> ProofService::changeEmail(const Caller &caller, const api::ChangeEmail &request)
{
    const QString email = cleanEmail(request.email);
    if (const Result<void> fine = checkEmail(email); !fine)
        return fail(fine);
    if (const Result<void> fresh = m.sessions.requireFresh(caller); !fresh)
        return fail(fresh);
    const auto owner = m.identity.accountOf(email);
    if (!owner)
        return fail(owner);
    const Result<api::Account> account = m.accounts.account(caller.accountId);
    if (!account)
        return fail(account);
    if (account->email == email)
        return fail(Code::InvalidField, QStringLiteral("the present address"), QStringLiteral("email"));
    // Whoever reads that mail is the owner of the address, so it is in their language.
    const Result<Document> reader = m.accounts.document(owner->value_or(caller.accountId));
    if (!reader)
        return fail(reader);
    const QString language = reader->fields.value(QLatin1String("language")).toString();
    const QString kind = *owner ? QStringLiteral("address_known") : verifyNewEmail;
    return m.codes.send({verifyNewEmail, caller.accountId, {kind, email, language, {}, {}}, email});
}

Result<api::Account> ProofService::confirmEmail(const Caller &caller, const api::ConfirmEmail &request, const QString &address)
{
    const Result<CodeBook::Proof> proof = m.codes.prove(verifyNewEmail, caller.accountId, request.code);
    if (!proof)
        return fail(proof);
    const Origin origin{m.devices.nameOf(caller.sessionId), {}, address};
    const Result<void> moved = untilWritten([&] { return moveOnce(*proof, caller.accountId, origin); });
    if (!moved)
        return fail(moved);
    m.outbox.wake();
    return m.accounts.account(caller.accountId);
}

Result<void> ProofService::moveOnce(const CodeBook::Proof &proof, const QString &accountId, const Origin &origin)
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
    const QString next = proof.extra;
    const MailOrder told{QStringLiteral("email_changed"), account->email, account->language,
                         {{QStringLiteral("newEmail"), masked(next)}}, m.clock.now().addDays(3)};
    return m.identity.move(accountId, account->email, next,
                           {*used, Write::update(*document, m.accounts.withEmail(*document, next)), m.log.line(accountId, "email_changed", origin),
                            m.outbox.queued(told)});
}

} // namespace mj::server
