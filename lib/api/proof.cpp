#include "api/proof.h"

#include "base/clock.h"

namespace mj::api {
namespace {

Call post(const char *path, QJsonObject body = {}, bool authenticated = true)
{
    Call c;
    c.method = Method::Post;
    c.path = QLatin1String(path);
    c.body = std::move(body);
    c.authenticated = authenticated;
    return c;
}

} // namespace

Result<CodeSent> CodeSent::fromJson(const QJsonObject &object)
{
    Reader in(object);
    CodeSent sent;
    sent.expiresAt = in.time("expiresAt");
    sent.resendAfterSeconds = static_cast<int>(in.integer("resendAfterSeconds"));
    return in.finish(sent);
}

QJsonObject CodeSent::toJson() const
{
    return {{QStringLiteral("expiresAt"), toWire(expiresAt)}, {QStringLiteral("resendAfterSeconds"), resendAfterSeconds}};
}

Call SendVerification::call() const
{
    return post("/v1/me/verification");
}

Call ConfirmVerification::call() const
{
    return post("/v1/me/verification/confirm", {{QStringLiteral("code"), code}});
}

Result<ConfirmVerification> ConfirmVerification::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ConfirmVerification request;
    request.code = in.text("code", 20);
    return in.finish(request);
}

Call RequestPasswordReset::call() const
{
    return post("/v1/password-resets", {{QStringLiteral("email"), email}, {QStringLiteral("language"), language}}, false);
}

Result<RequestPasswordReset> RequestPasswordReset::fromJson(const QJsonObject &object)
{
    Reader in(object);
    RequestPasswordReset request;
    request.email = in.text("email", 254);
    request.language = in.textOr("language", QStringLiteral("ko"), 8);
    return in.finish(request);
}

Call ConfirmPasswordReset::call() const
{
    return post("/v1/password-resets/confirm",
                {{QStringLiteral("email"), email},
                 {QStringLiteral("code"), code},
                 {QStringLiteral("password"), password},
                 {QStringLiteral("deviceName"), deviceName},
                 {QStringLiteral("deviceId"), deviceId}},
                false);
}

Result<ConfirmPasswordReset> ConfirmPasswordReset::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ConfirmPasswordReset request;
    request.email = in.text("email", 254);
    request.code = in.text("code", 20);
    request.password = in.text("password", 512);
    request.deviceName = in.textOr("deviceName", {}, 100);
    request.deviceId = in.textOr("deviceId", {}, 64);
    return in.finish(request);
}

Call ChangePassword::call() const
{
    return post("/v1/me/password", {{QStringLiteral("current"), current}, {QStringLiteral("next"), next}});
}

Result<ChangePassword> ChangePassword::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ChangePassword request;
    request.current = in.text("current", 512);
    request.next = in.text("next", 512);
    return in.finish(request);
}

Call ChangeEmail::call() const
{
    return post("/v1/me/email", {{QStringLiteral("email"), email}});
}

Result<ChangeEmail> ChangeEmail::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ChangeEmail request;
    request.email = in.text("email", 254);
    return in.finish(request);
}

Call ConfirmEmail::call() const
{
    return post("/v1/me/email/confirm", {{QStringLiteral("code"), code}});
}

Result<ConfirmEmail> ConfirmEmail::fromJson(const QJsonObject &object)
{
    Reader in(object);
    ConfirmEmail request;
    request.code = in.text("code", 20);
    return in.finish(request);
}

} // namespace mj::api
