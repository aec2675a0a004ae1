#include "api/samples.h"
#include "crypto/digest.h"
#include "server/contract/account_round.h"
#include "server/documents/sqlite_documents.h"
#include "server/generations/catalogue.h"
#include "server/mail/bad_addresses.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>

using namespace mj;
using namespace mj::test;

namespace {

const QByteArray webhookSecret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

struct World {
    FakeClock clock;
    RealServer server{config()};
    Visitor visitor{server};
    SchemaBook book = SchemaBook::open();
    Round round{book, visitor};
    QJsonObject session = visitor.join(QStringLiteral("somebody@example.com"));
    QByteArray token = text("accessToken");

    server::Config config()
    {
        server::Config c;
        c.clock = &clock;
        c.limits.joinsAnHour = 12;
        c.limits.openJobs = 12;
        server::ProviderConfig provider;
        provider.id = provider.kind = QStringLiteral("replicate");
        provider.key = "no-key-of-anybody";
        provider.webhookSecret = webhookSecret;
        c.providers = {provider};
        const auto variant = [](const char *id, const char *field, const char *value) {
            QJsonObject row = server::Catalogue::builtIn().models().first().toJson();
            row.insert(QStringLiteral("id"), QLatin1String(id));
            row.insert(QLatin1String(field), QLatin1String(value));
            row.insert(QStringLiteral("via"), QStringLiteral("demo"));
            return row;
        };
        c.models = bytes({{QStringLiteral("models"), QJsonArray{variant("demo-painter-1", "country", "local"), variant("abroad-1", "country", "US"),
                                                                variant("gone-1", "state", "retired")}}});
        return c;
    }
    QByteArray text(const char *name) const { return session.value(QLatin1String(name)).toString().toLatin1(); }
};

// The refusals that every operation with a body or a token shares.
void askShared(World &world, const QByteArray &expired)
{
    world.round.forEach([&](const QString &path, const QString &method, const QJsonObject &operation) {
        const QString name = operation.value(QLatin1String("operationId")).toString();
        const QStringList codes = texts(operation.value(QLatin1String("x-error-codes")));
        const QByteArray target = QString(path).replace(QLatin1String("{id}"), samples::id("gen")).replace(QLatin1String("{order}"), samples::id("ord")).replace(QLatin1String("{token}"), QLatin1String("nobodys")).toLatin1();
        const Ask valid{method.toUpper().toLatin1(), target, "{}", "application/json", "a-key-of-the-round", world.token};
        const auto with = [&valid](auto change) {
            Ask ask = valid;
            change(ask);
            return ask;
        };
        if (codes.contains(QLatin1String("token_expired"))) {
            world.round.ask(name, with([&](Ask &a) { a.token = expired; }), 401, "token_expired");
            world.round.ask(name, with([](Ask &a) { a.token.clear(); }), 401, "unauthenticated");
        }
        if (operation.contains(QLatin1String("requestBody"))) {
            world.round.ask(name, with([](Ask &a) { a.body = "{\"x\":"; }), 400, "invalid_json");
            world.round.ask(name, with([](Ask &a) { a.type = "text/plain"; }), 415, "unsupported_media_type");
            static const QHash<QString, int> larger{{QStringLiteral("setPhoto"), 8 << 20},
                                                    {QStringLiteral("uploadReference"), 17 << 20},
                                                    {QStringLiteral("createQuote"), 4 << 20},
                                                    {QStringLiteral("createGenerations"), 4 << 20}};
            const int most = larger.value(name, 1 << 20);
            world.round.ask(name, with([most](Ask &a) { a.body = QByteArray(most + 1, ' '); }), 413, "payload_too_large");
            if (codes.contains(QLatin1String("invalid_field")))
                world.round.ask(name, with([](Ask &a) { a.body = R"({"name":1})"; }), 422, "invalid_field");
        }
        if (codes.contains(QLatin1String("not_found")) && !operation.contains(QLatin1String("requestBody")))
            world.round.ask(name, valid, 404, "not_found");
        if (name.startsWith(QLatin1String("list")) && codes.contains(QLatin1String("invalid_field")))
            world.round.ask(name, with([](Ask &a) { a.target += "?limit=0"; }), 422, "invalid_field");
    });
}

void askAccounts(World &world)
{
    Round &round = world.round;
    const auto joining = [&](const char *field, const QJsonValue &value, const char *key) {
        QJsonObject form = Visitor::joinForm(QStringLiteral("other@example.com"));
        form.insert(QLatin1String(field), value);
        return Ask{"POST", "/v1/accounts", bytes(form), "application/json", key, {}};
    };
    const QString create = QStringLiteral("createAccount");
    round.ask(create, joining("password", QStringLiteral("nine char"), "join-weak"), 422, "weak_password");
    round.ask(create, joining("olderThan14", false, "join-young"), 422, "age_required");
    round.ask(create, joining("consents", QJsonArray(), "join-unwilling"), 422, "consent_required");
    round.ask(create, joining("googleGrant", QStringLiteral("none"), "join-google"), 401, "wrong_credentials");
    round.ask(create, joining("email", QStringLiteral("somebody@example.com"), "join-taken"), 409, "email_taken");
    round.ask(create, joining("language", QStringLiteral("en"), "join-right"), 201);
    round.ask(create, joining("password", QStringLiteral("another horse"), "join-right"), 422, "idempotency_mismatch");

    const auto signingIn = [](const char *password) {
        return Ask{"POST", "/v1/sessions", bytes({{QStringLiteral("email"), QStringLiteral("other@example.com")}, {QStringLiteral("password"), QLatin1String(password)}}), "application/json", {}, {}};
    };
    round.ask(QStringLiteral("createSession"), signingIn("wrong horse"), 401, "wrong_credentials");
    const Answer session = round.ask(QStringLiteral("createSession"), signingIn("correct horse"), 201);
    const QJsonObject refreshing{{QStringLiteral("refreshToken"), session.json().value(QLatin1String("refreshToken"))}};
    const QString refresh = QStringLiteral("refreshSession");
    const Answer renewed = round.ask(refresh, {"POST", "/v1/sessions/refresh", bytes(refreshing), "application/json", "nonce-0001", {}}, 200);
    round.ask(refresh, {"POST", "/v1/sessions/refresh", R"({"refreshToken":"none"})", "application/json", "nonce-0001", {}}, 401, "unauthenticated");
    const QByteArray access = renewed.json().value(QLatin1String("accessToken")).toString().toLatin1();
    round.ask(QStringLiteral("endSession"), {"DELETE", "/v1/sessions/current", {}, {}, {}, access}, 204);

    round.ask(QStringLiteral("readMe"), {"GET", "/v1/me", {}, {}, {}, world.token}, 200);
    round.ask(QStringLiteral("updateMe"), {"PATCH", "/v1/me", R"({"name":"Another","language":"en"})", "application/json", {}, world.token}, 200);
}

void askCheckouts(World &world, const QString &order, const char *key)
{
    const QByteArray page = "/checkout/" + order.toLatin1();
    Round &round = world.round;
    round.ask(QStringLiteral("openCheckout"), {"GET", page + "/pay", {}, {}, {}, {}}, 200);
    round.ask(QStringLiteral("confirmCheckout"), {"GET", page + "/success?orderId=x&amount=1&paymentKey=y", {}, {}, {}, {}}, 302);
    round.ask(QStringLiteral("declineCheckout"), {"GET", page + "/fail?code=PAY_PROCESS_CANCELED", {}, {}, {}, {}}, 302);
    round.ask(QStringLiteral("openCheckout"), {"GET", page + "/pay", {}, {}, {}, {}}, 302);
    round.ask(QStringLiteral("endCheckout"), {"GET", page + "/return", {}, {}, {}, {}}, 200);
    const Answer canceled = round.ask(QStringLiteral("readTopUp"), {"GET", "/v1/top-ups/" + order.toLatin1(), {}, {}, {}, world.token}, 200);
    CHECK(canceled.json().value(QLatin1String("state")).toString() == QLatin1String("canceled"));
    const QString paid = world.visitor.buy(world.token, key);
    const Answer after = round.ask(QStringLiteral("readTopUp"), {"GET", "/v1/top-ups/" + paid.toLatin1(), {}, {}, {}, world.token}, 200);
    CHECK(after.json().value(QLatin1String("state")).toString() == QLatin1String("paid"));
}

void askTopUps(World &world)
{
    Round &round = world.round;
    const QString create = QStringLiteral("createTopUp");
    const Ask ordering{"POST", "/v1/top-ups", R"({"packageId":"p10000","language":"en"})", "application/json", "order-0001", world.token};
    const Answer order = round.ask(create, ordering, 201);
    Ask other = ordering;
    other.body = R"({"packageId":"p5000"})";
    round.ask(create, other, 422, "idempotency_mismatch");
    round.ask(QStringLiteral("readOffer"), {"GET", "/v1/top-ups/offer", {}, {}, {}, {}}, 200);
    askCheckouts(world, order.json().value(QLatin1String("id")).toString(), "order-0002");
    const Answer page = round.ask(QStringLiteral("listTopUps"), {"GET", "/v1/top-ups?limit=1", {}, {}, {}, world.token}, 200);
    const QByteArray cursor = page.json().value(QLatin1String("nextCursor")).toString().toLatin1();
    CHECK_FALSE(cursor.isEmpty());
    round.ask(QStringLiteral("listTopUps"), {"GET", "/v1/top-ups?limit=1&cursor=" + cursor, {}, {}, {}, world.token}, 200);
}

// With 500 points bought and an order of 10,000 won that nobody pays.
void askRefunds(World &world)
{
    Round &round = world.round;
    const QByteArray paid = world.visitor.buy(world.token, "order-0003").toLatin1();
    const QByteArray open = world.visitor.ask({"POST", "/v1/top-ups", R"({"amount":12000})", "application/json", "order-0004", world.token}).json().value(QLatin1String("id")).toString().toLatin1();
    const auto finishing = [&](int status, const char *code) {
        round.ask(QStringLiteral("finishTopUp"), {"POST", "/v1/top-ups/" + open + "/finish", {}, {}, {}, world.token}, status, code);
    };
    finishing(410, "payment_expired");
    sandbox::Fault silent;
    silent.kind = sandbox::Fault::Kind::ErrorBeforeCommit;
    silent.operation = QStringLiteral("get");
    world.server.sandbox().injectFault(silent);
    finishing(409, "payment_unknown");
    round.ask(QStringLiteral("finishTopUp"), {"POST", "/v1/top-ups/" + paid + "/finish", {}, {}, {}, world.token}, 200);
    const QString quote = QStringLiteral("readRefundQuote");
    const Answer nothing = round.ask(quote, {"GET", "/v1/top-ups/" + open + "/refund", {}, {}, {}, world.token}, 200);
    CHECK(nothing.json().value(QLatin1String("refusal")).toString() == QLatin1String("refund_impossible"));
    const Answer all = round.ask(quote, {"GET", "/v1/top-ups/" + paid + "/refund", {}, {}, {}, world.token}, 200);
    CHECK(all.json().value(QLatin1String("won")).toInt() == 5000);
    const auto refunding = [&](const QByteArray &order, const QByteArray &body, const char *key) {
        return Ask{"POST", "/v1/top-ups/" + order + "/refunds", body, "application/json", key, world.token};
    };
    const QString create = QStringLiteral("createRefund");
    const QByteArray whole = R"({"points":500,"won":5000})";
    round.ask(create, refunding(samples::id("ord").toLatin1(), whole, "refund-0001"), 404, "not_found");
    round.ask(create, refunding(open, whole, "refund-0002"), 409, "refund_impossible");
    round.ask(create, refunding(paid, R"({"points":500,"won":4999})", "refund-0003"), 409, "quote_expired");
    const Answer refund = round.ask(create, refunding(paid, whole, "refund-0004"), 201);
    CHECK(refund.json().value(QLatin1String("state")).toString() == QLatin1String("done"));
    round.ask(create, refunding(paid, R"({"points":400,"won":4000})", "refund-0004"), 422, "idempotency_mismatch");
    round.ask(QStringLiteral("receivePaymentMessage"), {"POST", "/webhooks/toss", R"({"eventType":"PAYMENT_STATUS_CHANGED","data":{"orderId":")" + paid + R"("}})", "application/json", {}, {}}, 200);
}

// One recipe with the token of its price.
QJsonObject priced(World &world, const QJsonObject &recipe)
{
    const QJsonArray recipes{recipe};
    const Answer price = world.round.ask(QStringLiteral("createQuote"), {"POST", "/v1/generations/quotes", bytes({{QStringLiteral("recipes"), recipes}}), "application/json", {}, world.token}, 200);
    return {{QStringLiteral("recipes"), recipes}, {QStringLiteral("quote"), price.json().value(QLatin1String("token"))}};
}

void askPoints(World &world)
{
    Round &round = world.round;
    round.ask(QStringLiteral("listPointLots"), {"GET", "/v1/points/lots", {}, {}, {}, world.token}, 200);
    round.ask(QStringLiteral("readSpendingLimits"), {"GET", "/v1/points/limits", {}, {}, {}, world.token}, 200);
    const auto limiting = [&](const QByteArray &body) {
        round.ask(QStringLiteral("changeSpendingLimits"), {"PATCH", "/v1/points/limits", body, "application/json", {}, world.token}, 200);
    };
    const Ask making{"POST", "/v1/generations", bytes(priced(world, recipe())), "application/json", "make-limited", world.token};
    limiting(R"({"perDay":11,"perMonth":0,"askAbove":0})");
    round.ask(QStringLiteral("createGenerations"), making, 409, "spending_limit");
    limiting(R"({"perDay":0,"perMonth":0,"askAbove":11})");
    round.ask(QStringLiteral("createGenerations"), making, 409, "confirmation_required");
    limiting(R"({"perDay":0,"perMonth":0,"askAbove":0})");
}

QJsonObject awaitEnd(World &world, const QByteArray &id)
{
    QByteArray after = "0";
    QJsonObject last;
    for (int turn = 0; turn < 30; ++turn) {
        const Answer page = world.round.ask(QStringLiteral("listGenerations"), {"GET", "/v1/generations?wait=5&after=" + after, {}, {}, {}, world.token}, 200);
        after = page.json().value(QLatin1String("nextCursor")).toString().toLatin1();
        for (const QJsonValue item : page.json().value(QLatin1String("items")).toArray()) {
            if (item[QLatin1String("id")].toString() == QLatin1String(id))
                last = item.toObject();
        }
        if (!last.value(QLatin1String("finishedAt")).isNull() && !last.isEmpty())
            break;
    }
    return last;
}

QByteArray pictureOf(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

void askReferences(World &world)
{
    const auto uploading = [&](const QByteArray &picture) {
        return Ask{"POST", "/v1/references", bytes(api::UploadReference{picture}.call().body), "application/json", {}, world.token};
    };
    const QString upload = QStringLiteral("uploadReference");
    const Answer first = world.round.ask(upload, uploading(pictureOf(64)), 201);
    CHECK(world.round.ask(upload, uploading(pictureOf(64)), 201).json() == first.json());
    world.round.ask(upload, uploading("GIF89a and so on"), 415, "unsupported_media_type");
    world.round.ask(upload, uploading(pictureOf(64).chopped(20)), 422, "invalid_field");
    world.round.ask(upload, uploading(pictureOf(api::UploadReference::maxSide + 1)), 413, "payload_too_large");
}

// More jobs than the runners can have begun when the last one is moved.
void askQueue(World &world, const QByteArray &ended)
{
    Round &round = world.round;
    QJsonArray recipes;
    for (int i = 0; i < 10; ++i)
        recipes.append(recipe());
    const auto making = [&](const char *key) {
        const Answer price = round.ask(QStringLiteral("createQuote"), {"POST", "/v1/generations/quotes", bytes({{QStringLiteral("recipes"), recipes}}), "application/json", {}, world.token}, 200);
        return Ask{"POST", "/v1/generations", bytes({{QStringLiteral("recipes"), recipes}, {QStringLiteral("quote"), price.json().value(QLatin1String("token"))}}), "application/json", key, world.token};
    };
    const Ask second = making("make-0004");
    const Answer jobs = round.ask(QStringLiteral("createGenerations"), making("make-0003"), 201);
    const auto idAt = [&](int i) { return jobs.json().value(QLatin1String("items"))[i][QLatin1String("id")].toString().toLatin1(); };
    const auto moving = [&](const QByteArray &id, const QByteArray &before) {
        return Ask{"POST", "/v1/generations/" + id + "/move", R"({"beforeId":")" + before + R"("})", "application/json", {}, world.token};
    };
    const Answer queue = round.ask(QStringLiteral("moveGeneration"), moving(idAt(9), idAt(7)), 200);
    QStringList order;
    for (const QJsonValue place : queue.json().value(QLatin1String("items")).toArray())
        order.append(place[QLatin1String("generationId")].toString());
    CHECK(order.indexOf(QLatin1String(idAt(9))) == order.indexOf(QLatin1String(idAt(7))) - 1);
    round.ask(QStringLiteral("createGenerations"), second, 429, "queue_full");
    round.ask(QStringLiteral("moveGeneration"), moving(ended, {}), 409, "conflict");
    const QByteArray none = samples::id("gen").toLatin1();
    round.ask(QStringLiteral("moveGeneration"), moving(none, {}), 404, "not_found");
    round.ask(QStringLiteral("cancelGeneration"), {"POST", "/v1/generations/" + none + "/cancel", R"({"mostPoints":0})", "application/json", {}, world.token}, 404, "not_found");
    round.ask(QStringLiteral("confirmPicture"), {"POST", "/v1/pictures/" + none + "/confirm", R"({"sha256":"x"})", "application/json", {}, world.token}, 404, "not_found");
    round.ask(QStringLiteral("readQueue"), {"GET", "/v1/queue", {}, {}, {}, world.token}, 200);
    round.ask(QStringLiteral("cancelGeneration"), {"POST", "/v1/generations/" + idAt(9) + "/cancel", R"({"mostPoints":-1})", "application/json", {}, world.token}, 409, "quote_expired");
    for (int i = 0; i < 10; ++i)
        round.ask(QStringLiteral("cancelGeneration"), {"POST", "/v1/generations/" + idAt(i) + "/cancel", R"({"mostPoints":12})", "application/json", {}, world.token}, 200);
}

// A message as a provider signs it, to the provider of that name.
Ask signedMessage(const World &world, const QByteArray &provider, const QByteArray &secret)
{
    const QByteArray body = R"({"id":"gm3qorzdhgbfurvjtvhg6dcke0","status":"succeeded"})";
    const QByteArray at = QByteArray::number(world.clock.now().toSecsSinceEpoch());
    const QByteArray signature = hmacSha256(QByteArray::fromBase64(secret.mid(6)), "msg_1." + at + '.' + body).toBase64();
    return {"POST", "/webhooks/replicate/" + provider, body, "application/json", {}, {},
            "webhook-id: msg_1\r\nwebhook-timestamp: " + at + "\r\nwebhook-signature: v1," + signature + "\r\n"};
}

void askProviders(World &world)
{
    const QString receive = QStringLiteral("receiveProviderMessage");
    world.round.ask(receive, signedMessage(world, "replicate", webhookSecret), 200);
    world.round.ask(receive, signedMessage(world, "replicate", webhookSecret), 200); // twice
    world.round.ask(receive, signedMessage(world, "replicate", "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"), 401, "unauthenticated");
    world.round.ask(receive, signedMessage(world, "nobody", webhookSecret), 404, "not_found");
}

void askGenerations(World &world)
{
    Round &round = world.round;
    const QString create = QStringLiteral("createGenerations");
    const auto making = [&](int count, const char *key) {
        return Ask{"POST", "/v1/generations", bytes(priced(world, recipe(count))), "application/json", key, world.token};
    };
    round.ask(QStringLiteral("listModels"), {"GET", "/v1/models", {}, {}, {}, {}}, 200);
    Ask other = making(2, "make-0001");
    other.body.replace("\"count\":2", "\"count\":1"); // the price of something else
    round.ask(create, other, 409, "quote_expired");
    const Answer job = round.ask(create, making(2, "make-0002"), 201);
    round.ask(create, making(1, "make-0002"), 422, "idempotency_mismatch");
    const QByteArray id = job.json().value(QLatin1String("items"))[0][QLatin1String("id")].toString().toLatin1();
    const QJsonObject ended = awaitEnd(world, id);
    CHECK(ended.value(QLatin1String("state")).toString() == QLatin1String("succeeded"));
    const Answer read = round.ask(QStringLiteral("readGeneration"), {"GET", "/v1/generations/" + id, {}, {}, {}, world.token}, 200);
    CHECK(read.json() == ended);
    round.ask(QStringLiteral("cancelGeneration"), {"POST", "/v1/generations/" + id + "/cancel", R"({"mostPoints":0})", "application/json", {}, world.token}, 200);
    round.ask(QStringLiteral("listDisclosures"), {"GET", "/v1/generations/" + id + "/disclosures", {}, {}, {}, world.token}, 200);
    const QByteArray picture = ended.value(QLatin1String("pictures"))[0][QLatin1String("id")].toString().toLatin1();
    round.ask(QStringLiteral("readPicture"), {"GET", "/v1/pictures/" + picture, {}, {}, {}, world.token}, 200);
    const QByteArray confirm = "/v1/pictures/" + picture + "/confirm";
    const QByteArray hash = ended.value(QLatin1String("pictures"))[0][QLatin1String("sha256")].toString().toLatin1();
    round.ask(QStringLiteral("confirmPicture"), {"POST", confirm, R"({"sha256":"none"})", "application/json", {}, world.token}, 409, "conflict");
    round.ask(QStringLiteral("confirmPicture"), {"POST", confirm, R"({"sha256":")" + hash + R"("})", "application/json", {}, world.token}, 204);
    round.ask(QStringLiteral("listGenerations"), {"GET", "/v1/generations?limit=5", {}, {}, {}, world.token}, 200);
    round.ask(QStringLiteral("readBalance"), {"GET", "/v1/points", {}, {}, {}, world.token}, 200);
    const Answer entries = round.ask(QStringLiteral("listPointEntries"), {"GET", "/v1/points/entries", {}, {}, {}, world.token}, 200);
    CHECK(entries.json().value(QLatin1String("items")).toArray().size() == 3);
    askReferences(world);
    QJsonObject gone = recipe();
    gone.insert(QStringLiteral("model"), QStringLiteral("gone-1"));
    const QJsonObject retired{{QStringLiteral("recipes"), QJsonArray{gone}}, {QStringLiteral("quote"), QStringLiteral("x")}};
    round.ask(QStringLiteral("createQuote"), {"POST", "/v1/generations/quotes", bytes(retired), "application/json", {}, world.token}, 409, "model_unavailable");
    round.ask(create, {"POST", "/v1/generations", bytes(retired), "application/json", "make-0005", world.token}, 409, "model_unavailable");
    askQueue(world, id);
    round.ask(QStringLiteral("listHoldings"), {"GET", "/v1/privacy/holdings", {}, {}, {}, world.token}, 200);
}

QByteArray linkIn(const QString &text, const char *path)
{
    const qsizetype at = text.indexOf(QLatin1String(path));
    return at < 0 ? QByteArray() : text.mid(at).section(QLatin1Char('\n'), 0, 0).trimmed().toLatin1();
}

// What only a mail server can find out: nobody has the address.
void bounce(World &world, const QString &address)
{
    const auto documents = server::SqliteDocuments::open(world.server.folder() + QStringLiteral("/server/backend.sqlite"));
    const auto personal = server::PersonalData::open(world.server.folder() + QStringLiteral("/server/server.key"));
    REQUIRE((documents && personal));
    server::BadAddresses(**documents, *personal, world.clock).mark(address);
}

void askMails(World &world)
{
    Round &round = world.round;
    QJsonObject body = priced(world, recipe());
    body.insert(QStringLiteral("mail"), true);
    const Answer job = round.ask(QStringLiteral("createGenerations"), {"POST", "/v1/generations", bytes(body), "application/json", "make-mailed", world.token}, 201);
    const QByteArray id = job.json().value(QLatin1String("items"))[0][QLatin1String("id")].toString().toLatin1();
    awaitEnd(world, id);
    const QString address = QStringLiteral("somebody@example.com");
    const QString letter = world.server.mails(address).value(0).text;
    const QByteArray picture = linkIn(letter, "/v1/mailed/pic_");
    const QByteArray off = linkIn(letter, "/v1/mailed/unsubscribe/");
    round.ask(QStringLiteral("readMailedPicture"), {"GET", picture, {}, {}, {}, {}}, 200);
    const QByteArray deliveries = "/v1/generations/" + id + "/deliveries";
    const Answer listed = round.ask(QStringLiteral("listDeliveries"), {"GET", deliveries, {}, {}, {}, world.token}, 200);
    CHECK(listed.json().value(QLatin1String("items"))[0][QLatin1String("state")].toString() == QLatin1String("sent"));
    for (int i = 0; i < 5; ++i)
        round.ask(QStringLiteral("sendAgain"), {"POST", deliveries, {}, {}, {}, world.token}, 200);
    round.ask(QStringLiteral("sendAgain"), {"POST", deliveries, {}, {}, {}, world.token}, 429, "too_many_requests");
    CHECK(world.server.mails(address).size() > 1); // and nothing is on its way any more
    bounce(world, address);
    CHECK(round.ask(QStringLiteral("sendAgain"), {"POST", deliveries, {}, {}, {}, world.token}, 422, "invalid_field").field() == QLatin1String("address"));
    round.ask(QStringLiteral("askUnsubscribe"), {"GET", off, {}, {}, {}, {}}, 200);
    round.ask(QStringLiteral("unsubscribe"), {"POST", off, "List-Unsubscribe=One-Click", "application/x-www-form-urlencoded", {}, {}}, 200);
    const Answer choice = round.ask(QStringLiteral("readResultMails"), {"GET", "/v1/me/result-mails", {}, {}, {}, world.token}, 200);
    CHECK_FALSE(choice.json().value(QLatin1String("isOn")).toBool(true));
    round.ask(QStringLiteral("setResultMails"), {"POST", "/v1/me/result-mails", R"({"isOn":true})", "application/json", {}, world.token}, 200);
}

} // namespace

TEST_CASE("every route answers as the file says, in success and in refusal")
{
    World world;
    const QByteArray expired = world.token;
    world.clock.advance(16 * 60);
    world.session = world.visitor.ask({"POST", "/v1/sessions", R"({"email":"somebody@example.com","password":"correct horse"})", "application/json", {}, {}}).json();
    world.token = world.text("accessToken");
    askShared(world, expired);
    askAccounts(world);
    world.round.ask(QStringLiteral("createGenerations"), {"POST", "/v1/generations", bytes(priced(world, recipe())), "application/json", "make-poor", world.token}, 402, "insufficient_points");
    askTopUps(world);
    askPoints(world);
    askGenerations(world);
    askMails(world);
    askProviders(world);
    askRefunds(world);
    const AccountRound accounts(world.round, world.visitor, world.server, world.clock);
    accounts.askProofs();
    accounts.askPasswords();
    accounts.askDevices();
    accounts.askChoices();
    accounts.askTooOften();
    world.round.ask(QStringLiteral("readHealth"), {"GET", "/healthz", {}, {}, {}, {}}, 200);
    world.round.ask(QStringLiteral("readReadiness"), {"GET", "/readyz", {}, {}, {}, {}}, 200);
    // What only an issuer can bring about is asked where there is one.
    CHECK(world.round.unseen().join(QLatin1String(", ")) == QStringLiteral("signInWithGoogle 200, signInWithGoogle wrong_credentials, signInWithGoogle too_many_requests"));
}
