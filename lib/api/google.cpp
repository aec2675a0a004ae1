#include "api/google.h"

namespace mj::api {

Result<SignInMethods> SignInMethods::fromJson(const QJsonObject &object)
{
    Reader in(object);
    SignInMethods methods;
    methods.googleClientId = in.textOr("googleClientId", {}, 300);
    methods.googleAuthorizationUrl = QUrl(in.textOr("googleAuthorizationUrl", {}, 2000), QUrl::StrictMode);
    return in.finish(methods);
}

QJsonObject SignInMethods::toJson() const
{
    return {{QStringLiteral("googleClientId"), googleClientId}, {QStringLiteral("googleAuthorizationUrl"), googleAuthorizationUrl.toString(QUrl::FullyEncoded)}};
}

Call ReadSignInMethods::call() const
{
    Call c;
    c.path = QStringLiteral("/v1/sign-in-methods");
    c.authenticated = false;
    return c;
}

Result<GoogleAnswer> GoogleAnswer::fromJson(const QJsonObject &object)
{
    Reader in(object);
    GoogleAnswer answer;
    if (in.has("session")) {
        const Result<Session> session = Session::fromJson(in.object("session"));
        if (session)
            answer.session = *session;
        else
            in.refuse("session");
    }
    answer.grant = in.textOr("grant", {}, 2000);
    answer.next = in.textOr("next", {}, 20);
    answer.email = in.textOr("email", {}, 254);
    answer.name = in.textOr("name", {}, 100);
    if (!answer.session && answer.grant.isEmpty())
        in.refuse("grant");
    return in.finish(answer);
}

QJsonObject GoogleAnswer::toJson() const
{
    QJsonObject object{{QStringLiteral("grant"), grant}, {QStringLiteral("next"), next}, {QStringLiteral("email"), email}, {QStringLiteral("name"), name}};
    if (session)
        object.insert(QStringLiteral("session"), session->toJson());
    return object;
}

Call SignInWithGoogle::call() const
{
    Call c;
    c.method = Method::Post;
    c.path = QStringLiteral("/v1/sessions/google");
    c.body = {{QStringLiteral("code"), code},
              {QStringLiteral("codeVerifier"), codeVerifier},
              {QStringLiteral("redirectUri"), redirectUri},
              {QStringLiteral("nonce"), nonce},
              {QStringLiteral("purpose"), purpose},
              {QStringLiteral("deviceName"), deviceName},
              {QStringLiteral("deviceId"), deviceId}};
    c.authenticated = false;
    return c;
}

Result<SignInWithGoogle> SignInWithGoogle::fromJson(const QJsonObject &object)
{
    Reader in(object);
    SignInWithGoogle request;
    request.code = in.text("code", 2000);
    request.codeVerifier = in.text("codeVerifier", 128);
    request.redirectUri = in.text("redirectUri", 200);
    request.nonce = in.text("nonce", 128);
    request.purpose = in.textOr("purpose", QStringLiteral("sign_in"), 20);
    request.deviceName = in.textOr("deviceName", {}, 100);
    request.deviceId = in.textOr("deviceId", {}, 64);
    return in.finish(request);
}

} // namespace mj::api
