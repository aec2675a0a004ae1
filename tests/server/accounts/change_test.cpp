#include "crypto/password_hash.h"
#include "server/accounts/people.h"
#include "server/documents/sqlite_documents.h"
#include "server/identity/local_identity.h"
#include "support/catch.h"

#include <QTemporaryDir>
#include <argon2.h>
#include <atomic>
#include <mutex>

using namespace mj;
using namespace mj::test;

namespace {

const QString newPassword = QStringLiteral("보랏빛 호랑이 아홉 마리");

Answer changePassword(const ServiceClient &member, const QString &current, const QString &next)
{
    return member.post(text("/v1/me/password"), {{text("current"), current}, {text("next"), next}});
}

Answer changeEmail(const ServiceClient &member, const QString &email)
{
    return member.post(text("/v1/me/email"), {{text("email"), email}});
}

Answer confirmEmail(const ServiceClient &member, const QString &code)
{
    return member.post(text("/v1/me/email/confirm"), {{text("code"), code}});
}

} // namespace

TEST_CASE("a changed password ends every other session and is told by mail")
{
    RealServer server;
    const Member member = join(server);
    const QString email = member.session.account.email;
    const ServiceClient other = signedIn(server, {email, usualPassword()});
    for (const QString &weak : {text("short"), text("password123"), email, text("ababababab")}) {
        const Answer refused = changePassword(member.client, usualPassword(), weak);
        CHECK(refused.code() == text("weak_password"));
        CHECK(refused.field() == text("next"));
    }
    CHECK(changePassword(member.client, text("not the password"), newPassword).code() == text("wrong_credentials"));
    CHECK(other.get(text("/v1/me")).status == 200);
    const qsizetype before = server.mails(email).size();
    CHECK(changePassword(member.client, usualPassword(), newPassword).status == 204);
    CHECK(member.client.get(text("/v1/me")).status == 200);
    CHECK(other.get(text("/v1/me")).code() == text("unauthenticated"));
    CHECK(signIn(ServiceClient(server.url()), {email, usualPassword()}).status == 401);
    CHECK(signIn(ServiceClient(server.url()), {email, newPassword}).status == 201);
    CHECK(server.mails(email).size() >= before + 1);
    CHECK(kinds(member.client) == QStringList{text("signed_in"), text("refused"), text("password_changed"), text("refused"), text("signed_in"), text("joined")});
}

TEST_CASE("no sign-in that began with the old password outlives its change")
{
    FakeClock clock;
    RealServer server(behindProxy(clock));
    const Member member = join(server);
    std::atomic<bool> changed{false};
    std::mutex mutex;
    QStringList tokens;
    inParallel(6, [&](int i) {
        if (i == 0) {
            const bool began = eventually([&] {
                const std::lock_guard lock(mutex);
                return tokens.size() >= 5;
            });
            changed = began && changePassword(member.client, usualPassword(), newPassword).status == 204;
            return;
        }
        const ServiceClient caller = ServiceClient(server.url()).from(text("203.0.113.%1").arg(i));
        for (Answer in = signIn(caller, {member.session.account.email, usualPassword()}); in.status == 201;
             in = signIn(caller, {member.session.account.email, usualPassword()})) {
            const std::lock_guard lock(mutex);
            tokens.append(in.json().value(text("accessToken")).toString());
        }
    });
    CHECK(changed);
    for (const QString &token : tokens)
        CHECK(ServiceClient(server.url(), token).get(text("/v1/me")).status == 401);
    CHECK(devices(member.client).size() == 1);
}

TEST_CASE("a join sent again after its password was changed opens nothing")
{
    RealServer server;
    const ServiceClient anybody(server.url());
    const Answer joined = anybody.post(text("/v1/accounts"), joinForm(text("kim@example.com")), "the-join-of-kim");
    const ServiceClient member(server.url(), joined.json().value(text("accessToken")).toString());
    CHECK(anybody.post(text("/v1/accounts"), joinForm(text("kim@example.com")), "the-join-of-kim").status == 201);
    REQUIRE(changePassword(member, usualPassword(), newPassword).status == 204);
    CHECK(anybody.post(text("/v1/accounts"), joinForm(text("kim@example.com")), "the-join-of-kim").code() == text("wrong_credentials"));
    CHECK(devices(member).size() == 1);
}

TEST_CASE("an account moves to another address once that is proven, and the old one is told")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    const QString old = member.session.account.email;
    const QString next = text("next.address@example.com");
    CHECK(changeEmail(member.client, text("none")).field() == text("email"));
    CHECK(changeEmail(member.client, old.toUpper()).field() == text("email"));
    REQUIRE(changeEmail(member.client, text(" Next.Address@Example.com")).status == 202);
    const QString code = server.code(next);
    CHECK(confirmEmail(join(server).client, code).code() == text("code_expired")); // nobody else's
    CHECK(confirmEmail(member.client, wrongCode(code)).code() == text("wrong_code"));
    CHECK(member.client.get(text("/v1/me")).json().value(text("email")) == old);
    const Answer moved = confirmEmail(member.client, code);
    REQUIRE(moved.status == 200);
    CHECK(moved.json().value(text("email")) == next);
    CHECK(moved.json().value(text("emailVerified")).toBool());
    CHECK(confirmEmail(member.client, code).code() == text("code_expired"));
    const ServiceClient anybody(server.url());
    CHECK(signIn(anybody, {old, usualPassword()}).code() == text("wrong_credentials"));
    CHECK(signIn(anybody, {next, usualPassword()}).status == 201);
    CHECK(kinds(member.client).contains(text("email_changed")));
    const QList<server::Mail> told = server.mails(old);
    REQUIRE_FALSE(told.isEmpty());
    CHECK(told.first().text.contains(text("n***@example.com")));
    CHECK_FALSE(told.first().text.contains(next));
    CHECK(ServiceClient(server.url()).post(text("/v1/accounts"), joinForm(old), "somebody-else-now").status == 201); // free again
}

TEST_CASE("an address that somebody has answers the same and is told itself, but gets no code")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    const Member owner = join(server);
    const Member third = join(server);
    const qsizetype before = server.mails(owner.session.account.email).size();
    const Answer known = changeEmail(member.client, owner.session.account.email);
    const Answer free = changeEmail(third.client, text("nobody@example.com"));
    REQUIRE(known.status == 202);
    CHECK(withoutMoment(known) == withoutMoment(free));
    const QList<server::Mail> told = server.mails(owner.session.account.email);
    CHECK(told.size() == before + 1);
    CHECK(sixDigits(told.first().text).isEmpty());
    CHECK(withoutMoment(confirmEmail(member.client, text("guess"))) == withoutMoment(confirmEmail(third.client, text("guess"))));
    CHECK(owner.client.get(text("/v1/me")).json().value(text("email")) == owner.session.account.email);
}

TEST_CASE("an address taken between the code and its confirmation stays with whoever took it")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    const QString wanted = text("wanted@example.com");
    REQUIRE(changeEmail(member.client, wanted).status == 202);
    const QString code = server.code(wanted);
    REQUIRE(ServiceClient(server.url()).post(text("/v1/accounts"), joinForm(wanted), "the-faster-one").status == 201);
    const Answer late = confirmEmail(member.client, code);
    CHECK(late.status == 409);
    CHECK(late.code() == text("email_taken"));
    CHECK(signIn(ServiceClient(server.url()), {member.session.account.email, usualPassword()}).status == 201);
}

TEST_CASE("a new address needs a fresh proof of who asks")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    clock.advance(301);
    CHECK(changeEmail(member.client, text("next@example.com")).code() == text("reauthentication_required"));
    CHECK(member.client.post(text("/v1/sessions/current/reauthentication"), {{text("password"), text("not the password")}}).code() == text("wrong_credentials"));
    CHECK(changeEmail(member.client, text("next@example.com")).status == 401);
    CHECK(member.client.post(text("/v1/sessions/current/reauthentication"), {{text("password"), usualPassword()}}).status == 204);
    CHECK(changeEmail(member.client, text("next@example.com")).status == 202);
}

TEST_CASE("a hash of an older cost is made anew at the next good sign-in, and no other")
{
    QTemporaryDir dir;
    const auto documents = server::SqliteDocuments::open(dir.filePath(text("backend.sqlite")));
    const auto personal = server::PersonalData::open(dir.filePath(text("server.key")));
    REQUIRE(documents);
    REQUIRE(personal);
    server::LocalIdentity identity(**documents, *personal);
    const QString email = text("kim@example.com");
    const QByteArray password = "long enough";
    QByteArray old(200, '\0');
    REQUIRE(argon2id_hash_encoded(1, 8192, 1, password.constData(), static_cast<size_t>(password.size()), "saltsaltsaltsalt", 16, 32, old.data(), 200) == ARGON2_OK);
    old.truncate(old.indexOf('\0'));
    const QString path = text("credentials/") + personal->lookup(text("email"), email);
    REQUIRE((*documents)->commit({server::Write::create(path, {{text("account"), text("acc")}, {text("hash"), QString::fromLatin1(old)}})}));
    const auto hash = [&] { return (*documents)->read(path).value()->fields.value(text("hash")).toString().toLatin1(); };
    CHECK_FALSE(identity.verify(email, text("not the password")));
    CHECK(hash() == old);
    CHECK(identity.verify(email, QString::fromLatin1(password)).value() == text("acc"));
    const QByteArray renewed = hash();
    CHECK(renewed != old);
    CHECK_FALSE(needsRehash(renewed));
    CHECK(identity.verify(email, QString::fromLatin1(password)));
    CHECK(hash() == renewed);
}
