#include "api/samples.h"
#include "server/contract/visitor.h"
#include "server/http/router.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::test;

namespace {

// A member with 500 points, a stranger with an order, a job and a picture, and the promise that nothing of the table changes a thing.
struct World {
    FakeClock clock;
    RealServer server{config()};
    Visitor visitor{server};
    QJsonObject stranger = visitor.join(QStringLiteral("stranger@example.com"));
    QByteArray expired = token(visitor.join(QStringLiteral("late@example.com")));
    QByteArray strangerToken;
    QByteArray member = later();
    QString foreignOrder = visitor.buy(strangerToken, "order-of-a-stranger");
    QString before = (void(visitor.buy(member, "order-of-the-member")), holdings());

    server::Config config()
    {
        server::Config c;
        c.clock = &clock;
        return c;
    }
    static QByteArray token(const QJsonObject &session) { return session.value(QLatin1String("accessToken")).toString().toLatin1(); }
    QByteArray later()
    {
        clock.advance(16 * 60);
        strangerToken = token(visitor.ask({"POST", "/v1/sessions", R"({"email":"stranger@example.com","password":"correct horse"})", "application/json", {}, {}}).json());
        return token(visitor.join(QStringLiteral("member@example.com")));
    }
    // Balance, ledger, orders, jobs and account as the member sees them.
    QString holdings() const
    {
        QByteArray all;
        for (const char *path : {"/v1/points", "/v1/points/entries", "/v1/top-ups", "/v1/generations", "/v1/me"}) {
            const Answer answer = visitor.ask({"GET", path, {}, {}, {}, member});
            REQUIRE(answer.status == 200);
            all += answer.body;
        }
        return QString::fromUtf8(all);
    }
    void checkUnchanged() const
    {
        CHECK(visitor.ask({"GET", "/readyz", {}, {}, {}, {}}).status == 200);
        CHECK(holdings() == before);
    }
    void refused(const Ask &ask, int status, const char *code, const char *field = "") const
    {
        const Answer answer = visitor.ask(ask);
        CAPTURE(ask.method, ask.target, ask.body.left(300), ask.key.left(40), answer.body.left(300));
        CHECK(answer.status == status);
        CHECK(answer.code() == QLatin1String(code));
        CHECK(answer.field() == QLatin1String(field));
    }
    // The first picture of a job under way, once it has ended; empty when it does not.
    QByteArray pictureOf(const QByteArray &token) const
    {
        QByteArray after = "0";
        for (int turn = 0; turn < 30; ++turn) {
            const QJsonObject page = visitor.ask({"GET", "/v1/generations?wait=5&after=" + after, {}, {}, {}, token}).json();
            after = page.value(QLatin1String("nextCursor")).toString().toLatin1();
            const QJsonValue job = page.value(QLatin1String("items"))[0];
            if (job[QLatin1String("finishedAt")].isString())
                return job[QLatin1String("pictures")][0][QLatin1String("id")].toString().toLatin1();
        }
        return {};
    }
    Ask make(const QJsonObject &body, const QByteArray &key = "make-a-picture") const
    {
        return {"POST", "/v1/generations", bytes(body), "application/json", key, member};
    }
};

// With a price that is none: what is refused is refused before it is looked at.
QJsonObject generationOf(const QJsonObject &recipe, const QString &quote = QStringLiteral("x"))
{
    return {{QStringLiteral("recipes"), QJsonArray{recipe}}, {QStringLiteral("quote"), quote}};
}

QJsonObject quoteOf(const QJsonObject &recipe)
{
    return {{QStringLiteral("recipes"), QJsonArray{recipe}}};
}

// A route with a body, a body it would take, and which fields may be left out or null.
struct Form {
    QByteArray method;
    QByteArray target;
    QJsonObject body;
    QStringList optional;
    bool tellsMissing = true; // false: a field that is left out is no failure of its own
};

QList<Form> forms()
{
    const QStringList language{QStringLiteral("language"), QStringLiteral("deviceName")};
    const auto one = [](const char *name, const char *value) { return QJsonObject{{QLatin1String(name), QLatin1String(value)}}; };
    const QJsonObject reset{{QStringLiteral("email"), QStringLiteral("nobody@example.com")}, {QStringLiteral("code"), QStringLiteral("000000")},
                            {QStringLiteral("password"), QStringLiteral("correct horse")}, {QStringLiteral("deviceName"), QStringLiteral("x")}};
    const QJsonObject google{{QStringLiteral("code"), QStringLiteral("x")}, {QStringLiteral("codeVerifier"), QString(43, QLatin1Char('v'))},
                             {QStringLiteral("redirectUri"), QStringLiteral("http://127.0.0.1:5000/")}, {QStringLiteral("nonce"), QStringLiteral("n")},
                             {QStringLiteral("purpose"), QStringLiteral("sign_in")}};
    return {{"POST", "/v1/accounts", Visitor::joinForm(QStringLiteral("nobody@example.com")), language},
            {"POST", "/v1/sessions", {{QStringLiteral("email"), QStringLiteral("nobody@example.com")}, {QStringLiteral("password"), QStringLiteral("correct horse")}, {QStringLiteral("deviceName"), QStringLiteral("x")}}, language},
            {"POST", "/v1/sessions/refresh", {{QStringLiteral("refreshToken"), QStringLiteral("none")}}, {}},
            {"PATCH", "/v1/me", {{QStringLiteral("name"), QStringLiteral("Member")}, {QStringLiteral("language"), QStringLiteral("ko")}}, {}, false},
            {"POST", "/v1/me/verification/confirm", one("code", "000000"), {}},
            {"POST", "/v1/me/email", one("email", "other@example.com"), {}},
            {"POST", "/v1/me/email/confirm", one("code", "000000"), {}},
            {"POST", "/v1/me/password", {{QStringLiteral("current"), QStringLiteral("correct horse")}, {QStringLiteral("next"), QStringLiteral("another horse")}}, {}},
            {"POST", "/v1/me/consents", {{QStringLiteral("purpose"), QStringLiteral("photo")}, {QStringLiteral("version"), QStringLiteral("2025-11-28")}, {QStringLiteral("agreed"), true}}, {}},
            {"POST", "/v1/me/photo", {{QStringLiteral("photo"), QStringLiteral("AAAA")}, {QStringLiteral("consentVersion"), QStringLiteral("2025-11-28")}}, {QStringLiteral("consentVersion")}},
            {"POST", "/v1/password-resets", {{QStringLiteral("email"), QStringLiteral("nobody@example.com")}, {QStringLiteral("language"), QStringLiteral("ko")}}, language},
            {"POST", "/v1/password-resets/confirm", reset, language},
            {"POST", "/v1/sessions/current/reauthentication", one("password", "correct horse"), {}},
            {"POST", "/v1/sessions/google", google, {QStringLiteral("purpose")}},
            {"PATCH", "/v1/points/limits", {{QStringLiteral("perDay"), 0}, {QStringLiteral("perMonth"), 0}, {QStringLiteral("askAbove"), 0}}, {}},
            {"POST", "/v1/top-ups/" + samples::id("ord").toLatin1() + "/refunds", {{QStringLiteral("points"), 500}, {QStringLiteral("won"), 5000}}, {}},
            {"POST", "/v1/top-ups", {{QStringLiteral("packageId"), QStringLiteral("p5000")}, {QStringLiteral("language"), QStringLiteral("ko")}}, language},
            {"POST", "/v1/generations/" + samples::id("gen").toLatin1() + "/cancel", {{QStringLiteral("mostPoints"), 0}}, {}},
            {"POST", "/v1/generations/" + samples::id("gen").toLatin1() + "/move", {{QStringLiteral("beforeId"), QString()}}, {}},
            {"POST", "/v1/pictures/" + samples::id("pic").toLatin1() + "/confirm", {{QStringLiteral("sha256"), QString(64, QLatin1Char('a'))}}, {}},
            {"POST", "/v1/references", {{QStringLiteral("picture"), QStringLiteral("AAAA")}}, {}},
            {"POST", "/v1/generations/quotes", quoteOf(recipe()), {}},
            {"POST", "/v1/generations", generationOf(recipe()), {QStringLiteral("confirmed"), QStringLiteral("mail")}}};
}

bool sameKind(const QJsonValue &a, const QJsonValue &b)
{
    return a.type() == b.type();
}

QJsonObject replaced(QJsonObject body, const QString &name, const QJsonValue &value)
{
    body.insert(name, value);
    return body;
}

QString nested(int depth)
{
    return QString(depth, QLatin1Char('[')) + QString(depth, QLatin1Char(']'));
}

} // namespace

TEST_CASE("bodies that are no JSON object of the form")
{
    World world;
    for (const Form &form : forms()) {
        const auto with = [&](const QByteArray &body, const QByteArray &type = "application/json") {
            return Ask{form.method, form.target, body, type, "a-key-of-the-table", world.member};
        };
        const QByteArray good = bytes(form.body);
        for (const QByteArray &body : {QByteArray(), good.chopped(1), good.left(good.size() / 2), QByteArray("{"), QByteArray("null"), QByteArray("\"text\""),
                                       QByteArray("[") + good + ']', good + good, QByteArray("\xff\xfe{}"), QByteArray("{\"name\":\"\xc3\x28\"}"), QByteArray("{\"name\":\"\xed\xa0\x80\"}"),
                                       nested(2000).toLatin1(), "{\"a\":" + nested(100'000).toLatin1() + '}', QByteArray("{\"a\":1e999999999}x"), QByteArray(1, '\0'), QByteArray("{'a':1}")})
            world.refused(with(body), 400, "invalid_json");
        for (const QByteArray &type : {QByteArray(), QByteArray("text/plain"), QByteArray("application/x-www-form-urlencoded"), QByteArray("application/jsonx"), QByteArray("multipart/form-data; boundary=x")})
            world.refused(with(good, type), 415, "unsupported_media_type");
        world.refused(with(QByteArray(form.target == "/v1/references" ? 17 << 20 : 10 << 20, ' ')), 413, "payload_too_large");
    }
    world.checkUnchanged();
}

TEST_CASE("each field missing, null and of every wrong type")
{
    World world;
    const QJsonValue wrongs[] = {QJsonValue(), QJsonValue(true), QJsonValue(1.5), QJsonValue(QStringLiteral("text")), QJsonArray{1}, QJsonObject{{QStringLiteral("a"), 1}}};
    for (const Form &form : forms()) {
        int row = 0;
        for (const QString &name : form.body.keys()) {
            const auto with = [&](const QJsonObject &body) {
                return Ask{form.method, form.target, bytes(body), "application/json", form.target.mid(4) + ".field." + QByteArray::number(++row), world.member};
            };
            const QByteArray field = name.toLatin1();
            for (const QJsonValue &wrong : wrongs) {
                const bool takenForAbsent = wrong.isNull() && (form.optional.contains(name) || name == QLatin1String("consents"));
                if (!takenForAbsent && !sameKind(wrong, form.body.value(name)))
                    world.refused(with(replaced(form.body, name, wrong)), 422, "invalid_field", field);
            }
            QJsonObject without = form.body;
            without.remove(name);
            if (name == QLatin1String("consents"))
                world.refused(with(without), 422, "consent_required", "consents");
            else if (form.tellsMissing && !form.optional.contains(name))
                world.refused(with(without), 422, "invalid_field", field);
        }
    }
    world.checkUnchanged();
}

TEST_CASE("recipes that no model makes")
{
    World world;
    const auto refused = [&](const char *field, const QJsonValue &value) {
        const QJsonObject body = replaced(recipe(), QLatin1String(field), value);
        world.refused(world.make(generationOf(body)), 422, "invalid_field", field);
        world.refused({"POST", "/v1/generations/quotes", bytes(quoteOf(body)), "application/json", {}, world.member}, 422, "invalid_field", field);
    };
    for (const QString &prompt : {QString(33'000, QLatin1Char('a')), QString(32'001, QChar(u'\uac00')), QString(), QStringLiteral(" \t\n\u3000 "), QString(3, QChar(u'\0'))})
        refused("prompt", prompt);
    for (const char *size : {"7x7", "", "x", "512", "512x", "512x512x512", "-512x512", "1024X1024", "99999999999x1", "../x7"})
        refused("size", QLatin1String(size));
    for (const double count : {0.0, 11.0, -1.0, 1.5, 5.0, 1e18})
        refused("count", count);
    for (const double seed : {-1.0, 4294967296.0, 0.5, -9007199254740993.0})
        refused("seed", seed);
    for (const char *name : {"no-such-model", "", "../models", "DEMO-PAINTER-1"})
        refused("model", QLatin1String(name));
    for (const QString &style : {QStringLiteral("oil"), QString(61, QLatin1Char('s')), QStringLiteral("ink\n")})
        refused("style", style);
    for (const char *task : {"upscale", "remove_background", "paint", ""})
        refused("task", QLatin1String(task));
    for (const double scale : {-1.0, 2.0, 9.0, 0.5})
        refused("scale", scale);
    refused("quality", QStringLiteral("high"));
    refused("negativePrompt", QStringLiteral("fog"));
    refused("references", QJsonArray{samples::id("ref")});
    refused("mask", samples::id("ref"));
    for (const QJsonArray &recipes : {QJsonArray(), QJsonArray{1}, QJsonArray{QJsonObject()}}) {
        const QByteArray field = recipes.isEmpty() ? "recipes" : "model";
        world.refused({"POST", "/v1/generations/quotes", bytes({{QStringLiteral("recipes"), recipes}}), "application/json", {}, world.member}, 422, "invalid_field", field);
    }
    QJsonArray tooMany;
    for (int i = 0; i < 21; ++i)
        tooMany.append(recipe());
    world.refused({"POST", "/v1/generations/quotes", bytes({{QStringLiteral("recipes"), tooMany}}), "application/json", {}, world.member}, 422, "invalid_field", "recipes");
    const QByteArray poor = World::token(world.visitor.join(QStringLiteral("poor@example.com")));
    const auto priceFor = [&](const QByteArray &token, const QJsonObject &body) {
        return world.visitor.ask({"POST", "/v1/generations/quotes", bytes(quoteOf(body)), "application/json", {}, token}).json().value(QLatin1String("token")).toString();
    };
    const QString price = priceFor(poor, recipe(4));
    world.refused({"POST", "/v1/generations", bytes(generationOf(recipe(4), price)), "application/json", "make-a-picture", poor}, 402, "insufficient_points");
    // A price is of one member, of exact recipes, and cannot be made up or bent.
    for (const QString &token : {QString(), QStringLiteral("-"), price.toUpper(), price.chopped(1), price + QLatin1Char('0'), QString(price).replace(QStringLiteral(".48-"), QStringLiteral(".1-")),
                                 priceFor(world.member, recipe(1)), price})
        world.refused(world.make(generationOf(recipe(4), token)), 409, "quote_expired");
    world.checkUnchanged();
}

TEST_CASE("idempotency keys that are none")
{
    World world;
    for (const Form &form : forms()) {
        const bool needsKey = form.target == "/v1/accounts" || form.target == "/v1/top-ups" || form.target.endsWith("/refunds") || form.target == "/v1/generations";
        if (!needsKey)
            continue;
        for (const QByteArray &key : {QByteArray(), QByteArray("seven77"), QByteArray(301, 'k'), QByteArray("with a space"), QByteArray("\xea\xb0\x80\xea\xb0\x80\xea\xb0\x80")})
            world.refused({form.method, form.target, bytes(form.body), "application/json", key, world.member}, 422, "invalid_field", "Idempotency-Key");
        const QByteArray twice = "first-key-1\r\nIdempotency-Key: other-key-2";
        world.refused({form.method, form.target, bytes(form.body), "application/json", twice, world.member}, 422, "invalid_field", "Idempotency-Key");
    }
    world.checkUnchanged();
}

TEST_CASE("tokens that open nothing")
{
    World world;
    const QByteArray refresh = world.stranger.value(QLatin1String("refreshToken")).toString().toLatin1();
    const QByteArray session = world.member.left(world.member.indexOf('.'));
    const QByteArray secret = world.member.mid(world.member.lastIndexOf('.') + 1);
    const QByteArray foreign = world.strangerToken.left(world.strangerToken.indexOf('.')) + ".1." + secret;
    const QList<QByteArray> garbage{QByteArray(), "x", "..", "a.b.c", session, session + ".1.", session + ".1." + QByteArray(43, 'A'), session + ".-1." + secret, session + ".2." + secret,
                                    session + ".99999999999999999999." + secret, world.member + "x", world.member.chopped(1), world.member + '.', refresh, foreign,
                                    "../../accounts/x.1." + secret, QByteArray(8000, 'a'), "\xf0\x9f\x8c\x99.1.x", world.member + ", Bearer " + world.member};
    int tried = 0;
    for (const server::http::Route &route : world.server.server().router().routes()) {
        const QByteArray target = QString(route.pattern).replace(QLatin1String("{id}"), samples::id("gen")).toLatin1();
        const Ask ask{route.method, target, "{}", "application/json", "a-key-of-the-table", {}};
        if (!target.startsWith("/v1/") || world.visitor.ask(ask).status != 401)
            continue;
        ++tried;
        for (const QByteArray &token : garbage) {
            Ask with = ask;
            with.token = token;
            world.refused(with, 401, "unauthenticated");
        }
        Ask late = ask;
        late.token = world.expired;
        world.refused(late, 401, "token_expired");
    }
    CHECK(tried == 41);
    for (const QByteArray &token : garbage) {
        if (token != refresh)
            world.refused({"POST", "/v1/sessions/refresh", bytes({{QStringLiteral("refreshToken"), QString::fromUtf8(token.left(200))}}), "application/json", "nonce-0001", {}}, 401, "unauthenticated");
    }
    world.checkUnchanged();
}

TEST_CASE("ids of others and ids that are none")
{
    World world;
    const Answer price = world.visitor.ask({"POST", "/v1/generations/quotes", bytes(quoteOf(recipe())), "application/json", {}, world.strangerToken});
    const QJsonObject body = generationOf(recipe(), price.json().value(QLatin1String("token")).toString());
    const Answer job = world.visitor.ask({"POST", "/v1/generations", bytes(body), "application/json", "of-a-stranger", world.strangerToken});
    REQUIRE(job.status == 201);
    const QByteArray foreignJob = job.json().value(QLatin1String("items"))[0][QLatin1String("id")].toString().toLatin1();
    const QByteArray picture = world.pictureOf(world.strangerToken);
    REQUIRE(world.visitor.ask({"GET", "/v1/pictures/" + picture, {}, {}, {}, world.strangerToken}).status == 200);

    const QList<QByteArray> ids{foreignJob, picture, world.foreignOrder.toLatin1(), samples::id("gen").toLatin1(), "x", "..", "%2e%2e", "%2E", "..%2f..%2fetc%2fpasswd", "%2e%2e%2fserver.key",
                                "gen_..", foreignJob + ".png", foreignJob.toUpper(), "%20" + foreignJob, foreignJob + "%20", "%ea%b0%80", "'%20or%20'1'='1", QByteArray(2000, 'a')};
    for (const QByteArray &id : ids) {
        world.refused({"GET", "/v1/top-ups/" + id, {}, {}, {}, world.member}, 404, "not_found");
        world.refused({"POST", "/v1/top-ups/" + id + "/finish", {}, {}, {}, world.member}, 404, "not_found");
        world.refused({"GET", "/v1/top-ups/" + id + "/refund", {}, {}, {}, world.member}, 404, "not_found");
        world.refused({"POST", "/v1/top-ups/" + id + "/refunds", R"({"points":500,"won":5000})", "application/json", "a-refund-of-others", world.member}, 404, "not_found");
        world.refused({"GET", "/v1/generations/" + id, {}, {}, {}, world.member}, 404, "not_found");
        world.refused({"POST", "/v1/generations/" + id + "/cancel", R"({"mostPoints":0})", "application/json", {}, world.member}, 404, "not_found");
        world.refused({"POST", "/v1/generations/" + id + "/move", R"({"beforeId":""})", "application/json", {}, world.member}, 404, "not_found");
        world.refused({"GET", "/v1/generations/" + id + "/disclosures", {}, {}, {}, world.member}, 404, "not_found");
        world.refused({"POST", "/v1/pictures/" + id + "/confirm", R"({"sha256":"x"})", "application/json", {}, world.member}, 404, "not_found");
        world.refused({"GET", "/v1/pictures/" + id, {}, {}, {}, world.member}, 404, "not_found");
        world.refused({"DELETE", "/v1/sessions/" + id, {}, {}, {}, world.member}, 404, "not_found");
        if (id == world.foreignOrder.toLatin1())
            continue;
        for (const char *page : {"pay", "success", "fail", "return"})
            world.refused({"GET", "/checkout/" + id + '/' + page, {}, {}, {}, {}}, 404, "not_found");
    }
    for (const QByteArray &target : {QByteArray("/v1/top-ups/../me"), QByteArray("/v1/generations/a/b"), QByteArray("/v1/top-ups/"), QByteArray("/v1//me"), QByteArray("/v1/me/")})
        world.refused({"GET", target, {}, {}, {}, world.member}, 404, "not_found");
    for (const QByteArray &id : {QByteArray("%00"), QByteArray("a%0d%0ab"), QByteArray("%c0%ae"), QByteArray("%zz"), QByteArray("%")})
        world.refused({"GET", "/v1/pictures/" + id, {}, {}, {}, world.member}, 400, "invalid_field", "request");
    world.checkUnchanged();
}

TEST_CASE("queries that make no page")
{
    World world;
    const auto refused = [&](const QByteArray &path, const QByteArray &query, const char *field) {
        world.refused({"GET", path + '?' + query, {}, {}, {}, world.member}, 422, "invalid_field", field);
    };
    for (const char *path : {"/v1/points/entries", "/v1/top-ups", "/v1/generations", "/v1/sign-ins"}) {
        for (const char *limit : {"0", "201", "-1", "abc", "1.5", "99999999999999999999", "0x10", "1e1", "%ec%9d%bc"})
            refused(path, QByteArray("limit=") + limit, "limit");
        for (const char *cursor : {"x", "garbage", "W10", "WyJhIiwiYiIsMV0", "%20", "%ea%b0%80", "%2e%2e%2f", "bnVsbA", "eyJhIjoxfQ"})
            refused(path, QByteArray("cursor=") + cursor, "cursor");
    }
    for (const char *month : {"2026", "2026-13", "2026-00", "2026-1", "26-11", "2026-11-01", "%ec%9d%bc", "2026-11%20"})
        refused("/v1/points/entries", QByteArray("month=") + month, "month");
    for (const char *after : {"abc", "-1", "1.5", "99999999999999999999", "%20", "0x1"})
        refused("/v1/generations", QByteArray("after=") + after, "after");
    for (const char *wait : {"abc", "-1", "31", "1.5", "99999999999"}) {
        refused("/v1/generations", QByteArray("after=1&wait=") + wait, "wait");
        refused("/v1/generations", QByteArray("wait=") + wait, "wait");
    }
    const Answer foreign = world.visitor.ask({"GET", "/v1/points/entries?limit=1", {}, {}, {}, world.member});
    const QByteArray cursor = foreign.json().value(QLatin1String("nextCursor")).toString().toLatin1();
    if (!cursor.isEmpty())
        refused("/v1/top-ups", "cursor=" + cursor, "cursor");
    world.checkUnchanged();
}

TEST_CASE("unknown routes and methods")
{
    World world;
    for (const char *target : {"/", "/v1", "/v1/", "/v2/me", "/v1/unknown", "/v1/ME", "/checkout", "/checkout/x/y", "/favicon.ico", "/.env", "/v1/me%2f", "/index.html"})
        world.refused({"GET", target, {}, {}, {}, world.member}, 404, "not_found");
    for (const server::http::Route &route : world.server.server().router().routes()) {
        const QByteArray target = QString(route.pattern).replace(QLatin1String("{id}"), samples::id("gen")).replace(QLatin1String("{order}"), samples::id("ord")).toLatin1();
        for (const QByteArray &method : {QByteArray("PUT"), QByteArray("OPTIONS"), QByteArray("TRACE"), QByteArray("BREW")}) {
            world.refused({method, target, {}, {}, {}, world.member}, 405, "method_not_allowed");
            const Answer answer = world.visitor.ask({method, target, {}, {}, {}, world.member});
            CHECK(answer.headers.value("allow").contains(route.method));
        }
    }
    world.checkUnchanged();
}

TEST_CASE("names and texts from everywhere")
{
    World world;
    const auto rename = [&](const QJsonValue &name) {
        return Ask{"PATCH", "/v1/me", bytes({{QStringLiteral("name"), name}}), "application/json", {}, world.member};
    };
    for (const QString &name : {QStringLiteral("\uae40\ubbfc\uc9c0"), QStringLiteral("\u05e9\u05dc\u05d5\u05dd"), QStringLiteral("\u0645\u062d\u0645\u062f"), QStringLiteral(u"\U0001F319 Moon"),
                                QString(60, QChar(u'\uac00')), QStringLiteral("<script>alert(1)</script>"), QStringLiteral("Robert'); DROP TABLE accounts;--")}) {
        const Answer answer = world.visitor.ask(rename(name));
        CAPTURE(name);
        CHECK(answer.status == 200);
        CHECK(answer.json().value(QLatin1String("name")).toString() == name);
    }
    for (const QString &name : {QString(), QStringLiteral("   "), QString(61, QLatin1Char('n')), QString(101, QLatin1Char('n')), QStringLiteral("a\u202eb"), QString(QChar(u'\0')), QStringLiteral("a\u0007b")})
        world.refused(rename(name), 422, "invalid_field", "name");
    world.refused({"PATCH", "/v1/me", R"({"name":"a\ud800"})", "application/json", {}, world.member}, 422, "invalid_field", "name");
    world.refused({"PATCH", "/v1/me", R"({"language":"fr"})", "application/json", {}, world.member}, 422, "invalid_field", "language");
    CHECK(world.visitor.ask(rename(QStringLiteral("Somebody"))).status == 200);

    const auto joining = [&](const char *field, const QJsonValue &value) {
        return Ask{"POST", "/v1/accounts", bytes(replaced(Visitor::joinForm(QStringLiteral("new@example.com")), QLatin1String(field), value)), "application/json", "join-the-table", {}};
    };
    for (const QString &email : {QString(), QStringLiteral("x"), QStringLiteral("@"), QStringLiteral("a@b"), QStringLiteral("a b@example.com"), QStringLiteral("a@example..com@x.kr"), QString(255, QLatin1Char('a')),
                                 QStringLiteral("a@example.com\r\nBcc: b@example.com"), QStringLiteral("a\u0000@example.com")})
        world.refused(joining("email", email), 422, "invalid_field", "email");
    world.refused(joining("password", QString(513, QLatin1Char('p'))), 422, "invalid_field", "password");
    world.refused(joining("deviceName", QString(101, QLatin1Char('d'))), 422, "invalid_field", "deviceName");
    world.refused(joining("deviceName", QString(QChar(u'\0'))), 422, "invalid_field", "deviceName");
    world.refused(joining("consents", QJsonArray{QJsonObject{{QStringLiteral("purpose"), QString(QChar(u'\0'))}}}), 422, "invalid_field", "consents");

    // The last of two equal names counts, for the price and for what is made alike.
    const Answer quote = world.visitor.ask({"POST", "/v1/generations/quotes", "{\"recipes\":[" + bytes(recipe()).chopped(1) + R"(,"count":9,"count":3}]})", "application/json", {}, world.member});
    CHECK(quote.json().value(QLatin1String("points")).toInt() == 36);
    world.checkUnchanged();
}
