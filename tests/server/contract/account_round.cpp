#include "server/contract/account_round.h"

#include "api/samples.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>

namespace mj::test {
namespace {

QJsonObject one(const char *name, const QString &value)
{
    return {{QLatin1String(name), value}};
}

QByteArray tokenOf(const QJsonObject &session)
{
    return session.value(QLatin1String("accessToken")).toString().toLatin1();
}

// Six digits, but others.
QString wrong(QString code)
{
    code[5] = QLatin1Char(code.at(5) == QLatin1Char('0') ? '1' : '0');
    return code;
}

QString picture()
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return QString::fromLatin1(bytes.toBase64());
}

const QString prover = QStringLiteral("prover@example.com");
const QString moved = QStringLiteral("moved@example.com");
const QString wanted = QStringLiteral("wanted@example.com");

} // namespace

void AccountRound::post(const char *operation, const QByteArray &target, const QJsonObject &body, const QByteArray &token, int status, const char *code) const
{
    m_round.ask(QLatin1String(operation), {"POST", target, bytes(body), "application/json", {}, token}, status, code);
}

void AccountRound::send(const char *operation, const QByteArray &target, const QByteArray &token, int status, const char *code) const
{
    m_round.ask(QLatin1String(operation), {"POST", target, {}, {}, {}, token}, status, code);
}

QByteArray AccountRound::signIn(const QString &email, const char *password) const
{
    const QJsonObject body{{QStringLiteral("email"), email}, {QStringLiteral("password"), QLatin1String(password)}};
    return tokenOf(m_visitor.ask({"POST", "/v1/sessions", bytes(body), "application/json", {}, {}}).json());
}

void AccountRound::askProofs() const
{
    const QByteArray token = tokenOf(m_visitor.joinUnverified(prover));
    m_round.ask(QStringLiteral("createTopUp"), {"POST", "/v1/top-ups", R"({"packageId":"p5000"})", "application/json", "order-early", token}, 403, "email_unverified");
    m_round.ask(QStringLiteral("createGenerations"), {"POST", "/v1/generations", "{}", "application/json", "make-early", token}, 403, "email_unverified");
    m_round.ask(QStringLiteral("sendAgain"), {"POST", "/v1/generations/" + samples::id("gen").toLatin1() + "/deliveries", {}, {}, {}, token}, 403, "email_unverified");
    m_round.ask(QStringLiteral("uploadReference"), {"POST", "/v1/references", "{}", "application/json", {}, token}, 403, "email_unverified");
    send("sendVerification", "/v1/me/verification", token, 429, "too_many_requests");
    m_clock.advance(60);
    send("sendVerification", "/v1/me/verification", token, 202);
    const QString code = m_server.code(prover);
    post("confirmVerification", "/v1/me/verification/confirm", one("code", wrong(code)), token, 422, "wrong_code");
    post("confirmVerification", "/v1/me/verification/confirm", one("code", code), token, 200);
    post("confirmVerification", "/v1/me/verification/confirm", one("code", code), token, 410, "code_expired");
    send("sendVerification", "/v1/me/verification", token, 409, "conflict");

    post("changeEmail", "/v1/me/email", one("email", moved), token, 202);
    post("changeEmail", "/v1/me/email", one("email", moved), token, 429, "too_many_requests");
    post("confirmEmail", "/v1/me/email/confirm", one("code", wrong(m_server.code(moved))), token, 422, "wrong_code");
    post("confirmEmail", "/v1/me/email/confirm", one("code", m_server.code(moved)), token, 200);
    post("confirmEmail", "/v1/me/email/confirm", one("code", m_server.code(moved)), token, 410, "code_expired");
    m_clock.advance(60);
    post("changeEmail", "/v1/me/email", one("email", wanted), token, 202);
    const QString late = m_server.code(wanted);
    m_visitor.joinUnverified(wanted);
    post("confirmEmail", "/v1/me/email/confirm", one("code", late), token, 409, "email_taken");
}

void AccountRound::askPasswords() const
{
    const char *request = "/v1/password-resets";
    const char *confirm = "/v1/password-resets/confirm";
    const auto form = [](const QString &code, const char *password) {
        return QJsonObject{{QStringLiteral("email"), moved}, {QStringLiteral("code"), code}, {QStringLiteral("password"), QLatin1String(password)}};
    };
    post("requestPasswordReset", request, one("email", moved), {}, 202);
    post("requestPasswordReset", request, one("email", moved), {}, 429, "too_many_requests");
    const QString code = m_server.code(moved);
    post("confirmPasswordReset", confirm, form(code, "short"), {}, 422, "weak_password");
    post("confirmPasswordReset", confirm, form(wrong(code), "a second horse"), {}, 422, "wrong_code");
    post("confirmPasswordReset", confirm, form(code, "a second horse"), {}, 201);
    post("confirmPasswordReset", confirm, form(code, "a second horse"), {}, 410, "code_expired");

    const QByteArray token = signIn(moved, "a second horse");
    const auto change = [](const char *current, const char *next) {
        return QJsonObject{{QStringLiteral("current"), QLatin1String(current)}, {QStringLiteral("next"), QLatin1String(next)}};
    };
    post("changePassword", "/v1/me/password", change("a second horse", "short"), token, 422, "weak_password");
    post("changePassword", "/v1/me/password", change("not that horse", "a third horse"), token, 401, "wrong_credentials");
    post("changePassword", "/v1/me/password", change("a second horse", "a third horse"), token, 204);
}

void AccountRound::askDevices() const
{
    const QByteArray token = signIn(moved, "a third horse");
    const Answer devices = m_round.ask(QStringLiteral("listDevices"), {"GET", "/v1/sessions", {}, {}, {}, token}, 200);
    const QByteArray other = devices.json().value(QLatin1String("items"))[1][QLatin1String("sessionId")].toString().toLatin1();
    m_round.ask(QStringLiteral("endDevice"), {"DELETE", "/v1/sessions/" + other, {}, {}, {}, token}, 204);
    m_round.ask(QStringLiteral("listSignIns"), {"GET", "/v1/sign-ins?limit=3", {}, {}, {}, token}, 200);
    m_clock.advance(301);
    send("endOtherDevices", "/v1/sessions/end-others", token, 401, "reauthentication_required");
    send("startExport", "/v1/privacy/exports", token, 401, "reauthentication_required");
    post("changeEmail", "/v1/me/email", one("email", prover), token, 401, "reauthentication_required");
    const char *again = "/v1/sessions/current/reauthentication";
    post("reauthenticate", again, one("password", QStringLiteral("not that horse")), token, 401, "wrong_credentials");
    post("reauthenticate", again, one("password", QStringLiteral("a third horse")), token, 204);
    send("endOtherDevices", "/v1/sessions/end-others", token, 204);
    send("startExport", "/v1/privacy/exports", token, 204);
}

void AccountRound::askChoices() const
{
    const QByteArray token = signIn(moved, "a third horse");
    QJsonObject consent{{QStringLiteral("purpose"), QStringLiteral("overseas_transfer")}, {QStringLiteral("version"), QStringLiteral("2025-11-28")},
                        {QStringLiteral("agreed"), false}};
    post("setConsent", "/v1/me/consents", consent, token, 200);
    QJsonObject abroad = recipe();
    abroad.insert(QStringLiteral("model"), QStringLiteral("abroad-1"));
    const QJsonObject order{{QStringLiteral("recipes"), QJsonArray{abroad}}, {QStringLiteral("quote"), QStringLiteral("x")}};
    m_round.ask(QStringLiteral("createGenerations"), {"POST", "/v1/generations", bytes(order), "application/json", "make-abroad", token}, 422, "consent_required");

    const char *photo = "/v1/me/photo";
    QJsonObject upload = one("photo", picture());
    post("setPhoto", photo, upload, token, 422, "consent_required");
    upload.insert(QStringLiteral("consentVersion"), QStringLiteral("2025-11-28"));
    post("setPhoto", photo, upload, token, 200);
    m_round.ask(QStringLiteral("readPhoto"), {"GET", photo, {}, {}, {}, token}, 200);
    m_round.ask(QStringLiteral("removePhoto"), {"DELETE", photo, {}, {}, {}, token}, 200);

    m_round.ask(QStringLiteral("readSignInMethods"), {"GET", "/v1/sign-in-methods", {}, {}, {}, {}}, 200);
    const QJsonObject google{{QStringLiteral("code"), QStringLiteral("x")}, {QStringLiteral("codeVerifier"), QString(43, QLatin1Char('v'))},
                             {QStringLiteral("redirectUri"), QStringLiteral("http://127.0.0.1:5000/")}, {QStringLiteral("nonce"), QStringLiteral("n")}};
    post("signInWithGoogle", "/v1/sessions/google", google, {}, 404, "not_found");
}

void AccountRound::askTooOften() const
{
    // Four wrong codes, another code, one more: that pauses before the second code is over.
    const QJsonObject guess{{QStringLiteral("email"), moved}, {QStringLiteral("code"), QStringLiteral("x")}, {QStringLiteral("password"), QStringLiteral("a fourth horse")}};
    const char *confirm = "/v1/password-resets/confirm";
    post("requestPasswordReset", "/v1/password-resets", one("email", moved), {}, 202);
    for (int i = 0; i < 5; ++i) {
        if (i == 4) {
            m_clock.advance(60);
            post("requestPasswordReset", "/v1/password-resets", one("email", moved), {}, 202);
        }
        post("confirmPasswordReset", confirm, guess, {}, 422, "wrong_code");
    }
    post("confirmPasswordReset", confirm, guess, {}, 429, "too_many_requests");

    const QByteArray token = signIn(moved, "a third horse");
    const char *again = "/v1/sessions/current/reauthentication";
    for (int i = 0; i < 5; ++i)
        post("reauthenticate", again, one("password", QStringLiteral("not that horse")), token, 401, "wrong_credentials");
    post("reauthenticate", again, one("password", QStringLiteral("a third horse")), token, 429, "too_many_requests");
    post("changePassword", "/v1/me/password", {{QStringLiteral("current"), QStringLiteral("a third horse")}, {QStringLiteral("next"), QStringLiteral("a fourth horse")}}, token,
         429, "too_many_requests");
    post("createSession", "/v1/sessions", {{QStringLiteral("email"), moved}, {QStringLiteral("password"), QStringLiteral("a third horse")}}, {}, 429, "too_many_requests");

    QByteArray body;
    for (int i = 0; i < 12 && !body.contains("too_many"); ++i) {
        body = m_visitor.ask({"POST", "/v1/accounts", bytes(Visitor::joinForm(prover)), "application/json", "join-crowd-" + QByteArray::number(i), {}}).body;
    }
    m_round.ask(QStringLiteral("createAccount"), {"POST", "/v1/accounts", bytes(Visitor::joinForm(prover)), "application/json", "join-too-many", {}}, 429, "too_many_requests");
}

} // namespace mj::test
