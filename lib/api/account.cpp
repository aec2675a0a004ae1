#include "api/account.h"

#include "base/clock.h"

namespace mj::api {

Result<Consent> Consent::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Consent consent;
    consent.purpose = in.text("purpose", 60);
    consent.version = in.text("version", 40);
    consent.agreed = in.boolean("agreed");
    return in.finish(consent);
}

QJsonObject Consent::toJson() const
{
    return {{QStringLiteral("purpose"), purpose}, {QStringLiteral("version"), version}, {QStringLiteral("agreed"), agreed}};
}

Result<Account> Account::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Account account;
    account.id = in.text("id", 60);
    account.email = in.text("email", 254);
    account.name = in.text("name", 100);
    account.language = in.textOr("language", QStringLiteral("ko"), 8);
    account.createdAt = in.time("createdAt");
    account.emailVerified = in.booleanOr("emailVerified", false);
    account.hasPassword = in.booleanOr("hasPassword", true);
    account.hasGoogle = in.booleanOr("hasGoogle", false);
    account.photoId = in.textOr("photoId", {}, 60);
    account.consents = in.textsOr("consents");
    return in.finish(account);
}

QJsonObject Account::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("email"), email},
            {QStringLiteral("name"), name},
            {QStringLiteral("language"), language},
            {QStringLiteral("createdAt"), toWire(createdAt)},
            {QStringLiteral("emailVerified"), emailVerified},
            {QStringLiteral("hasPassword"), hasPassword},
            {QStringLiteral("hasGoogle"), hasGoogle},
            {QStringLiteral("photoId"), photoId},
            {QStringLiteral("consents"), QJsonArray::fromStringList(consents)}};
}

Result<Session> Session::fromJson(const QJsonObject &object)
{
    Reader in(object);
    Session session;
    session.id = in.text("id", 60);
    session.accessToken = in.text("accessToken", 200);
    session.accessExpiresAt = in.time("accessExpiresAt");
    session.refreshToken = in.text("refreshToken", 200);
    const Result<Account> account = Account::fromJson(in.object("account"));
    if (!account)
        in.refuse("account");
    else
        session.account = *account;
    return in.finish(session);
}

QJsonObject Session::toJson() const
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("accessToken"), accessToken},
            {QStringLiteral("accessExpiresAt"), toWire(accessExpiresAt)},
            {QStringLiteral("refreshToken"), refreshToken},
            {QStringLiteral("account"), account.toJson()}};
}

Call CreateAccount::call() const
{
    QJsonArray list;
    for (const Consent &consent : consents)
        list.append(consent.toJson());
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/accounts");
    c.body = {{QStringLiteral("email"), email},       {QStringLiteral("name"), name},         {QStringLiteral("password"), password},
              {QStringLiteral("olderThan14"), olderThan14}, {QStringLiteral("consents"), list}, {QStringLiteral("language"), language},
              {QStringLiteral("deviceName"), deviceName}, {QStringLiteral("deviceId"), deviceId}};
    if (!googleGrant.isEmpty())
        c.body.insert(QStringLiteral("googleGrant"), googleGrant);
    c.idempotencyKey = idempotencyKey;
    c.authenticated = false;
    return c;
}

Result<CreateAccount> CreateAccount::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CreateAccount request;
    request.email = in.text("email", 254);
    request.name = in.text("name", 100);
    request.googleGrant = in.textOr("googleGrant", {}, 2000);
    request.password = request.googleGrant.isEmpty() ? in.text("password", 512) : in.textOr("password", {}, 512);
    request.olderThan14 = in.boolean("olderThan14");
    request.consents = in.list<Consent>("consents");
    request.language = in.textOr("language", QStringLiteral("ko"), 8);
    request.deviceName = in.textOr("deviceName", {}, 100);
    request.deviceId = in.textOr("deviceId", {}, 64);
    return in.finish(request);
}

Call CreateSession::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/sessions");
    c.body = {{QStringLiteral("email"), email}, {QStringLiteral("password"), password}, {QStringLiteral("deviceName"), deviceName},
              {QStringLiteral("deviceId"), deviceId}};
    if (!googleGrant.isEmpty())
        c.body.insert(QStringLiteral("googleGrant"), googleGrant);
    c.authenticated = false;
    return c;
}

Result<CreateSession> CreateSession::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CreateSession request;
    request.email = in.text("email", 254);
    request.password = in.text("password", 512);
    request.deviceName = in.textOr("deviceName", {}, 100);
    request.deviceId = in.textOr("deviceId", {}, 64);
    request.googleGrant = in.textOr("googleGrant", {}, 2000);
    return in.finish(request);
}

Call RefreshSession::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/sessions/refresh");
    c.body = {{QStringLiteral("refreshToken"), refreshToken}};
    c.idempotencyKey = nonce;
    c.authenticated = false;
    return c;
}

Result<RefreshSession> RefreshSession::fromJson(const QJsonObject &object)
{
    Reader in(object);
    RefreshSession request;
    request.refreshToken = in.text("refreshToken", 200);
    return in.finish(request);
}

Call EndSession::call() const
{
    Call c;
    c.method = Method::Delete;
    c.path = QStringLiteral("/v1/sessions/current");
    return c;
}

Call ReadMe::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/me");
    return c;
}

Call SetConsent::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/me/consents");
    c.body = consent.toJson();
    return c;
}

Result<SetConsent> SetConsent::fromJson(const QJsonObject &object)
{
    Result<Consent> consent = Consent::fromJson(object);
    return consent ? Result<SetConsent>(SetConsent{*consent}) : Result<SetConsent>(fail(consent));
}

Call UpdateMe::call() const
{
    Call c;
    c.method = Method::Patch;
    c.path = QStringLiteral("/v1/me");
    if (name)
        c.body.insert(QStringLiteral("name"), *name);
    if (language)
        c.body.insert(QStringLiteral("language"), *language);
    return c;
}

Result<UpdateMe> UpdateMe::fromJson(const QJsonObject &object)
{
    Reader in(object);
    UpdateMe request;
    if (object.contains(QLatin1String("name")))
        request.name = in.text("name", 100);
    if (object.contains(QLatin1String("language")))
        request.language = in.text("language", 8);
    return in.finish(request);
}

} // namespace mj::api
