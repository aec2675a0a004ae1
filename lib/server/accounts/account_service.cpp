#include "server/accounts/account_service.h"

#include "base/ids.h"
#include "server/documents/idempotent_call.h"

#include <QRegularExpression>

namespace mj::server {
namespace {

constexpr int shortestPassword = 10;
constexpr const char *requiredConsents[] = {"terms", "privacy", "overseas_transfer"};

QString pathOf(const QString &accountId)
{
    return QStringLiteral("accounts/") + accountId;
}

QString cleanEmail(const QString &email)
{
    return email.trimmed().toLower().normalized(QString::NormalizationForm_C);
}

QString cleanName(const QString &name)
{
    return name.normalized(QString::NormalizationForm_C).simplified();
}

Result<void> checkName(const QString &name)
{
    if (name.isEmpty() || name.size() > 60)
        return fail(Code::InvalidField, QStringLiteral("1 to 60 characters"), QStringLiteral("name"));
    for (const char32_t c : name.toUcs4()) { // some family names lie beyond the first 65,536 characters
        if (!QChar::isPrint(c))
            return fail(Code::InvalidField, QStringLiteral("unprintable character"), QStringLiteral("name"));
    }
    return {};
}

Result<void> checkLanguage(const QString &language)
{
    if (language != QLatin1String("ko") && language != QLatin1String("en"))
        return fail(Code::InvalidField, QStringLiteral("ko or en"), QStringLiteral("language"));
    return {};
}

Result<void> checkForm(const api::CreateAccount &request, const QString &email, const QString &name)
{
    static const QRegularExpression address(QStringLiteral("^[^\\s@,;<>\"()\\[\\]\\\\:]{1,64}@[^\\s@,;<>\"()\\[\\]\\\\:]+\\.[^\\s@.,;<>\"()\\[\\]\\\\:]{2,}$"));
    if (!address.match(email).hasMatch())
        return fail(Code::InvalidField, QStringLiteral("not an e-mail address"), QStringLiteral("email"));
    if (Result<void> ok = checkName(name); !ok)
        return ok;
    if (Result<void> ok = checkLanguage(request.language); !ok)
        return ok;
    if (request.password.size() < shortestPassword)
        return fail(Code::WeakPassword, QStringLiteral("at least 10 characters"), QStringLiteral("password"));
    if (!request.olderThan14)
        return fail(Code::AgeRequired, {}, QStringLiteral("olderThan14"));
    for (const char *purpose : requiredConsents) {
        const bool agreed = std::any_of(request.consents.begin(), request.consents.end(), [purpose](const api::Consent &consent) {
            return consent.agreed && consent.purpose == QLatin1String(purpose);
        });
        if (!agreed)
            return fail(Code::ConsentRequired, QLatin1String(purpose), QStringLiteral("consents"));
    }
    return {};
}

QList<Write> consentWrites(const QString &accountId, const QList<api::Consent> &consents, const QString &at)
{
    QList<Write> writes;
    QStringList seen;
    for (const api::Consent &consent : consents) {
        static const QRegularExpression word(QStringLiteral("^[a-z_]{1,40}$"));
        if (seen.contains(consent.purpose) || !word.match(consent.purpose).hasMatch())
            continue;
        seen.append(consent.purpose);
        QJsonObject fields = consent.toJson();
        fields.insert(QStringLiteral("at"), at);
        writes.append(Write::create(pathOf(accountId) + QStringLiteral("/consents/") + consent.purpose, fields));
    }
    return writes;
}

} // namespace

AccountService::AccountService(DocumentStore &store, IdentityProvider &identity, SessionService &sessions, const PersonalData &personal,
                               const Clock &clock)
    : m_store(store), m_identity(identity), m_sessions(sessions), m_personal(personal), m_clock(clock)
{
}

Result<api::Account> AccountService::opened(const QString &accountId, const QJsonObject &fields) const
{
    const Result<QString> email = m_personal.reveal(fields.value(QLatin1String("email")).toString(), accountId);
    const Result<QString> name = m_personal.reveal(fields.value(QLatin1String("name")).toString(), accountId);
    if (!email || !name)
        return fail(Code::Internal, QStringLiteral("account cannot be opened"));
    api::Account account;
    account.id = accountId;
    account.email = *email;
    account.name = *name;
    account.language = fields.value(QLatin1String("language")).toString();
    account.createdAt = fromWire(fields.value(QLatin1String("createdAt")).toString());
    return account;
}

Result<api::Session> AccountService::sessionFor(const QString &accountId, const Tokens &tokens) const
{
    const Result<api::Account> owner = account(accountId);
    if (!owner)
        return fail(owner);
    api::Session session;
    session.id = tokens.sessionId;
    session.accessToken = tokens.access;
    session.accessExpiresAt = tokens.accessExpiresAt;
    session.refreshToken = tokens.refresh;
    session.account = *owner;
    return session;
}

Result<api::Session> AccountService::create(const api::CreateAccount &request, const QByteArray &key, const QString &address)
{
    const QString email = cleanEmail(request.email);
    const QString name = cleanName(request.name);
    if (const Result<void> ok = checkForm(request, email, name); !ok)
        return fail(ok);
    // The same join sent again (its answer was lost) opens a session for the account it made; the password is part of the key's body.
    const QJsonObject body{{QStringLiteral("who"), m_personal.lookup(QStringLiteral("join"), email + QLatin1Char('\n') + request.password)}};
    const IdempotentCall call(QStringLiteral("join"), QStringLiteral("account"), key, body);
    auto made = call.earlier(m_store);
    if (!made)
        return fail(made);
    QString accountId = made->value_or(QString());
    if (accountId.isEmpty()) {
        accountId = newId(QLatin1String("acc"));
        const QString at = toWire(m_clock.now());
        QList<Write> writes = consentWrites(accountId, request.consents, at);
        writes.append(Write::create(pathOf(accountId), {{QStringLiteral("email"), m_personal.seal(email, accountId)},
                                                        {QStringLiteral("name"), m_personal.seal(name, accountId)},
                                                        {QStringLiteral("language"), request.language},
                                                        {QStringLiteral("createdAt"), at}}));
        writes.append(call.record(accountId, at));
        if (const Result<void> enrolled = m_identity.enroll(accountId, email, request.password, writes); !enrolled) {
            // The address may just have been taken by this very call, sent twice at once.
            made = call.earlier(m_store);
            if (!made || !*made)
                return fail(enrolled);
            accountId = **made;
        }
    }
    const Result<Tokens> tokens = m_sessions.create(accountId, request.deviceName, address);
    return tokens ? sessionFor(accountId, *tokens) : Result<api::Session>(fail(tokens));
}

Result<api::Session> AccountService::signIn(const api::CreateSession &request, const QString &address)
{
    const Result<QString> accountId = m_identity.verify(cleanEmail(request.email), request.password);
    if (!accountId)
        return fail(accountId);
    const Result<Tokens> tokens = m_sessions.create(*accountId, request.deviceName, address);
    return tokens ? sessionFor(*accountId, *tokens) : Result<api::Session>(fail(tokens));
}

Result<api::Session> AccountService::refresh(const QString &refreshToken, const QByteArray &nonce, const QString &address)
{
    const auto renewed = m_sessions.refresh(refreshToken, nonce, address);
    return renewed ? sessionFor(renewed->first.accountId, renewed->second) : Result<api::Session>(fail(renewed));
}

Result<api::Account> AccountService::account(const QString &accountId) const
{
    const auto found = m_store.read(pathOf(accountId));
    if (!found)
        return fail(found);
    if (!*found)
        return fail(Code::Unauthenticated);
    return opened(accountId, (*found)->fields);
}

Result<api::Account> AccountService::update(const QString &accountId, const api::UpdateMe &request)
{
    const std::optional<QString> name = request.name ? std::optional(cleanName(*request.name)) : std::nullopt;
    if (const Result<void> ok = name ? checkName(*name) : Result<void>(); !ok)
        return fail(ok);
    if (const Result<void> ok = request.language ? checkLanguage(*request.language) : Result<void>(); !ok)
        return fail(ok);
    for (int attempt = 0; attempt < 8; ++attempt) {
        const auto found = m_store.read(pathOf(accountId));
        if (!found)
            return fail(found);
        if (!*found)
            return fail(Code::Unauthenticated);
        QJsonObject fields = (*found)->fields;
        if (name)
            fields.insert(QStringLiteral("name"), m_personal.seal(*name, accountId));
        if (request.language)
            fields.insert(QStringLiteral("language"), *request.language);
        const Result<void> written = m_store.commit({Write::update(**found, fields)});
        if (written)
            return opened(accountId, fields);
        if (written.error().code != Code::Conflict)
            return fail(written);
    }
    return fail(Code::Unavailable);
}

} // namespace mj::server
