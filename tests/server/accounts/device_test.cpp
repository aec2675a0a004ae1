#include "server/accounts/people.h"
#include "server/documents/sqlite_documents.h"
#include "support/catch.h"

#include <algorithm>

using namespace mj;
using namespace mj::test;

namespace {

Answer refresh(const RealServer &server, const QString &token)
{
    return ServiceClient(server.url()).post(text("/v1/sessions/refresh"), {{text("refreshToken"), token}}, "nonce-of-the-test");
}

qsizetype codeless(const RealServer &server, const QString &email)
{
    const QList<server::Mail> mails = server.mails(email);
    return std::count_if(mails.begin(), mails.end(), [](const server::Mail &mail) { return sixDigits(mail.text).isEmpty(); });
}

} // namespace

TEST_CASE("devices are listed with the one in use first, then the latest")
{
    FakeClock clock;
    RealServer server(behindProxy(clock));
    const Member member = join(server);
    const QString email = member.session.account.email;
    const auto started = clock.now();
    clock.advance(10);
    const auto phone = signIn(ServiceClient(server.url()).from(text("203.0.113.5")), {email, usualPassword(), text("phone-1"), QStringLiteral("연구실 노트북")});
    REQUIRE(phone.status == 201);
    clock.advance(10);
    signedIn(server, {email, usualPassword(), {}, text("tablet")});
    const QList<api::Device> all = devices(member.client);
    REQUIRE(all.size() == 3);
    CHECK(all.at(0).isCurrent);
    CHECK(all.at(0).sessionId == member.session.id);
    CHECK(all.at(0).name == text("Debian desktop"));
    CHECK(all.at(0).signedInAt == started);
    CHECK(all.at(1).name == text("tablet"));
    CHECK(all.at(2).name == QStringLiteral("연구실 노트북"));
    CHECK(all.at(2).address == text("203.0.113.5"));
    CHECK_FALSE(all.at(2).isCurrent);
    clock.advance(10);
    REQUIRE(refresh(server, phone.json().value(text("refreshToken")).toString()).status == 200);
    CHECK(devices(member.client).at(1).lastUsedAt == clock.now());
    CHECK(devices(member.client).at(1).signedInAt == started.addSecs(10));

    clock.advance(61LL * 86'400);
    const ServiceClient later = signedIn(server, {email, usualPassword()});
    CHECK(devices(later).size() == 1);
}

TEST_CASE("an ended device is refused at its next request, by access and by refresh")
{
    RealServer server;
    const Member member = join(server);
    const Answer other = signIn(ServiceClient(server.url()), {member.session.account.email, usualPassword()});
    const auto session = api::Session::fromJson(other.json());
    REQUIRE(session);
    const ServiceClient phone(server.url(), session->accessToken);
    CHECK(member.client.remove(text("/v1/sessions/") + session->id).status == 204);
    CHECK(phone.get(text("/v1/me")).code() == text("unauthenticated"));
    CHECK(refresh(server, session->refreshToken).status == 401);
    CHECK(member.client.remove(text("/v1/sessions/") + session->id).status == 404);
    CHECK(devices(member.client).size() == 1);
    CHECK(kinds(member.client).first() == text("device_ended"));
    CHECK(history(member.client).first().deviceName == text("laptop"));
    CHECK(member.client.remove(text("/v1/sessions/") + member.session.id).status == 204);
    CHECK(member.client.get(text("/v1/me")).status == 401);
}

TEST_CASE("ending all others leaves one, and needs a proof of the last five minutes")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    QList<api::Session> others;
    for (int i = 0; i < 12; ++i)
        others.append(api::Session::fromJson(signIn(ServiceClient(server.url()), {member.session.account.email, usualPassword()}).json()).value());
    clock.advance(300);
    const auto endOthers = [&] { return member.client.post(text("/v1/sessions/end-others"), {}); };
    CHECK(member.client.post(text("/v1/privacy/exports"), {}).status == 204); // to the second
    clock.advance(1);
    CHECK(endOthers().code() == text("reauthentication_required"));
    CHECK(member.client.post(text("/v1/privacy/exports"), {}).code() == text("reauthentication_required"));
    const auto renewed = api::Session::fromJson(refresh(server, member.session.refreshToken).json());
    REQUIRE(renewed);
    CHECK(ServiceClient(server.url(), renewed->accessToken).post(text("/v1/sessions/end-others"), {}).status == 401); // a refresh proves nobody
    REQUIRE(member.client.post(text("/v1/sessions/current/reauthentication"), {{text("password"), usualPassword()}}).status == 204);
    CHECK(endOthers().status == 204);
    for (const api::Session &other : others) {
        CHECK(ServiceClient(server.url(), other.accessToken).get(text("/v1/me")).status == 401);
        CHECK(refresh(server, other.refreshToken).status == 401);
    }
    CHECK(member.client.get(text("/v1/me")).status == 200);
    CHECK(devices(member.client).size() == 1);
    CHECK(kinds(member.client).contains(text("others_ended")));
    clock.advance(1);
    CHECK(member.client.post(text("/v1/privacy/exports"), {}).status == 204);
    CHECK(kinds(member.client).first() == text("exported"));
}

TEST_CASE("a sign-in from a device the account has not seen is told by mail, once")
{
    FakeClock clock;
    RealServer server(behindProxy(clock));
    QJsonObject form = joinForm(text("kim@example.com"));
    form.insert(text("deviceId"), text("installation-1"));
    REQUIRE(ServiceClient(server.url()).post(text("/v1/accounts"), form, "the-join-of-kim").status == 201);
    const QString email = text("kim@example.com");
    CHECK(codeless(server, email) == 0);
    const auto from = [&](const char *device) {
        return signIn(ServiceClient(server.url()).from(text("203.0.113.5")), {email, usualPassword(), text(device), QStringLiteral("거실 컴퓨터")}).status;
    };
    CHECK(from("installation-1") == 201); // the device of the join
    CHECK(codeless(server, email) == 0);
    CHECK(from("installation-2") == 201);
    CHECK(codeless(server, email) == 1);
    const QString told = server.mails(email).first().text;
    CHECK(told.contains(QStringLiteral("거실 컴퓨터")));
    CHECK(told.contains(text("203.0.113.5")));
    CHECK(from("installation-2") == 201);
    CHECK(codeless(server, email) == 1);
    CHECK(from("") == 201); // a shared computer is never known
    CHECK(codeless(server, email) == 2);

    const Member other = join(server); // the same installation is new to somebody else
    signedIn(server, {other.session.account.email, usualPassword(), text("installation-2")});
    CHECK(codeless(server, other.session.account.email) == 1);
}

TEST_CASE("the history tells every sign-in and every refusal, page by page, and nobody else's")
{
    FakeClock clock;
    RealServer server(behindProxy(clock));
    const Member member = join(server);
    const Member other = join(server);
    const QString email = member.session.account.email;
    for (int i = 0; i < 4; ++i) {
        clock.advance(1);
        signIn(ServiceClient(server.url()).from(text("203.0.113.5")), {email, i == 2 ? text("not the password") : usualPassword(), {}, text("device %1").arg(i)});
    }
    CHECK(kinds(member.client) == QStringList{text("signed_in"), text("refused"), text("signed_in"), text("signed_in"), text("joined")});
    const api::SignIn refused = history(member.client).at(1);
    CHECK(refused.deviceName == text("device 2"));
    CHECK(refused.address == text("203.0.113.5"));
    CHECK(refused.at == clock.now().addSecs(-1));
    QStringList paged;
    QString cursor;
    do {
        const QJsonObject page = member.client.get(text("/v1/sign-ins?limit=2&cursor=") + QString::fromLatin1(QUrl::toPercentEncoding(cursor))).json();
        for (const QJsonValue &line : page.value(text("items")).toArray())
            paged.append(line[text("deviceName")].toString());
        cursor = page.value(text("nextCursor")).toString();
    } while (!cursor.isEmpty());
    CHECK(paged == QStringList{text("device 3"), text("device 2"), text("device 1"), text("device 0"), text("Debian desktop")});
    CHECK(kinds(other.client) == QStringList{text("joined")});
}

TEST_CASE("after three months nothing is left of a sign-in, nor of its session")
{
    FakeClock clock;
    RealServer server(at(clock));
    const Member member = join(server);
    const QString email = member.session.account.email;
    signIn(ServiceClient(server.url()), {email, text("not the password")});
    signedIn(server, {email, usualPassword()});
    const auto rows = [&](const char *collection) {
        const auto documents = server::SqliteDocuments::open(server.folder() + text("/server/backend.sqlite"));
        server::Query query;
        query.collection = text(collection);
        return (*documents)->query(query)->documents.size();
    };
    CHECK(rows("sign_ins") == 3);
    CHECK(rows("sessions") == 2);
    clock.advance(91LL * 86'400);
    server.restart();
    REQUIRE(eventually([&] { return rows("limits") == 0; }));
    CHECK(rows("sign_ins") == 3);
    clock.advance(86'400);
    server.restart();
    CHECK(eventually([&] { return rows("sign_ins") == 0 && rows("sessions") == 0; }));
    CHECK(rows("codes") == 0);
    CHECK(signIn(ServiceClient(server.url()), {email, usualPassword()}).status == 201);
}

TEST_CASE("what belongs to another member is not found, and stays")
{
    RealServer server;
    const Member owner = join(server);
    const Member thief = join(server);
    CHECK(thief.client.remove(text("/v1/sessions/") + owner.session.id).status == 404);
    CHECK(thief.client.remove(text("/v1/sessions/") + owner.session.account.id).status == 404);
    CHECK(owner.client.get(text("/v1/me")).status == 200);
    CHECK(thief.client.post(text("/v1/sessions/current/reauthentication"), {{text("password"), text("not the password")}}).status == 401);
    CHECK(thief.client.post(text("/v1/sessions/end-others"), {}).status == 204);
    CHECK(owner.client.get(text("/v1/me")).status == 200);
    for (const char *path : {"/v1/sessions", "/v1/sign-ins", "/v1/me"})
        CHECK_FALSE(thief.client.get(text(path)).body.contains(owner.session.id.toLatin1()));
    CHECK(thief.client.get(text("/v1/me/photo")).status == 404);
}
