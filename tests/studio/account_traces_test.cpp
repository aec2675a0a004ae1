#include "lossy_line.h"
#include "paid_desk.h"
#include "traces.h"

#include <QRegularExpression>
#include <QTemporaryDir>

using namespace mj;
using namespace mj::studio;
using Stay = Session::Stay;

namespace {

// Every token that the service has given out over this line.
QStringList tokensIn(const QByteArray &heard)
{
    QStringList tokens;
    static const QRegularExpression token(QStringLiteral("\"(?:accessToken|refreshToken)\":\\s*\"([^\"]+)\""));
    for (auto match = token.globalMatch(QString::fromUtf8(heard)); match.hasNext();)
        tokens.append(match.next().captured(1));
    return tokens;
}

} // namespace

TEST_CASE("no token, password, address or name lies open in the profile, whatever a person does and however they stay")
{
    const Stay stay = GENERATE(Stay::SignedIn, Stay::UntilQuit, Stay::Nothing);
    RealServer service;
    LossyLine line(service.url());
    QTemporaryDir profile;
    StandInKeychain keychain;
    const QString email = QStringLiteral("leak.one.9921@example.com");
    const QString next = QStringLiteral("leak.two.9921@example.com");
    const QString password = QStringLiteral("a whole new sentence 9921");
    QList<QByteArray> traces;
    for (const QString &text : {email, next, password, Desk::password(), QStringLiteral("홍길동")})
        traces += formsOf(text);
    const auto look = [&](const char *when) {
        INFO(when);
        QList<QByteArray> all = traces;
        const QStringList tokens = tokensIn(line.heard());
        REQUIRE_FALSE(tokens.isEmpty());
        for (const QString &token : tokens)
            all += formsOf(token);
        CHECK(filesWith(profile.path(), all).isEmpty());
    };
    {
        Desk desk(profile.path(), keychain, line.url());
        joinProved(desk, service, email, stay);
        look("joined");
        std::optional<Result<api::CodeSent>> sent;
        desk.membership.changeEmail(next, &desk.session, [&](const Result<api::CodeSent> &answer) { sent = answer; });
        REQUIRE(waitFor([&] { return sent.has_value(); }));
        REQUIRE(*sent);
        desk.membership.confirmEmail(service.code(next), &desk.session, [](const Result<void> &) {});
        REQUIRE(waitFor([&] { return desk.session.account().email == next; }));
        look("address changed");
        desk.session.signOut(false);
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        look("signed out");
        desk.signIn(next, stay);
        look("signed in");
        desk.session.signOut(false);
        REQUIRE(waitFor([&] { return !desk.session.isBusy(); }));
        sent.reset();
        desk.membership.requestReset(next, QStringLiteral("ko"), &desk.session, [&](const Result<api::CodeSent> &answer) { sent = answer; });
        REQUIRE(waitFor([&] { return sent.has_value(); }));
        REQUIRE(*sent);
        desk.membership.confirmReset(next, service.code(next), password, stay == Stay::SignedIn, &desk.session, [](const Result<void> &) {});
        REQUIRE(waitFor([&] { return desk.isReady(); }));
        look("password replaced");
    }
    look("after the end");
}
