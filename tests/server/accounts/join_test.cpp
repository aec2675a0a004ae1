#include "base/ids.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QSet>
#include <atomic>
#include <mutex>

using namespace mj;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

Answer joinWith(const RealServer &server, const QJsonObject &form, const QByteArray &key = newIdempotencyKey().toLatin1())
{
    return ServiceClient(server.url()).post(text("/v1/accounts"), form, key);
}

QJsonObject formWith(const char *field, const QJsonValue &value)
{
    QJsonObject form = joinForm(text("kim@example.com"));
    form.insert(text(field), value);
    return form;
}

QJsonObject formWithout(const char *field)
{
    QJsonObject form = joinForm(text("kim@example.com"));
    form.remove(text(field));
    return form;
}

// The required consents, the named one not given.
QJsonArray consentsBut(const char *purpose, bool present)
{
    QJsonArray consents;
    for (const QJsonValue &value : joinForm(text("kim@example.com")).value(text("consents")).toArray()) {
        QJsonObject consent = value.toObject();
        const bool named = consent.value(text("purpose")) == text(purpose);
        if (named && !present)
            continue;
        if (named)
            consent.insert(text("agreed"), false);
        consents.append(consent);
    }
    return consents;
}

} // namespace

TEST_CASE("joining gives a session of an account that is as entered")
{
    RealServer server;
    QJsonObject form = joinForm(text("  Kim.Seoyeon@Example.COM "));
    form.insert(text("name"), QStringLiteral("  김  서연 "));
    const Answer answer = joinWith(server, form);
    REQUIRE(answer.status == 201);
    const auto session = api::Session::fromJson(answer.json());
    REQUIRE(session);
    CHECK(session->account.email == text("kim.seoyeon@example.com"));
    CHECK(session->account.name == QStringLiteral("김 서연"));
    CHECK(session->account.language == text("ko"));
    CHECK(isId(session->account.id));
    const Answer me = ServiceClient(server.url(), session->accessToken).get(text("/v1/me"));
    CHECK(me.status == 200);
    CHECK(me.json() == answer.json().value(text("account")).toObject());
}

TEST_CASE("each refusal of a join names its reason and its field, and makes no account")
{
    RealServer server;
    struct Row {
        QJsonObject form;
        const char *code;
        const char *field;
    };
    const QList<Row> rows{
        {formWithout("email"), "invalid_field", "email"},
        {formWith("email", text("kim")), "invalid_field", "email"},
        {formWith("email", text("kim@example")), "invalid_field", "email"},
        {formWith("email", text("a b@example.com")), "invalid_field", "email"},
        {formWith("email", text("kim@example.com,lee@example.com")), "invalid_field", "email"},
        {formWith("email", QString(250, QLatin1Char('a')) + text("@example.com")), "invalid_field", "email"},
        {formWith("email", 7), "invalid_field", "email"},
        {formWith("name", text("   ")), "invalid_field", "name"},
        {formWith("name", QString(61, QLatin1Char('k'))), "invalid_field", "name"},
        {formWith("name", QStringLiteral("kim\u202Eeoy")), "invalid_field", "name"},
        {formWith("language", text("fr")), "invalid_field", "language"},
        {formWith("password", text("123456789")), "weak_password", "password"},
        {formWithout("password"), "invalid_field", "password"},
        {formWith("password", QString(513, QLatin1Char('p'))), "invalid_field", "password"},
        {formWith("olderThan14", false), "age_required", "olderThan14"},
        {formWithout("olderThan14"), "invalid_field", "olderThan14"},
        {formWith("olderThan14", text("true")), "invalid_field", "olderThan14"},
        {formWithout("consents"), "consent_required", "consents"},
        {formWith("consents", consentsBut("terms", false)), "consent_required", "consents"},
        {formWith("consents", consentsBut("privacy", true)), "consent_required", "consents"},
        {formWith("password", text("password123")), "weak_password", "password"},
        {formWith("password", text("aaaaaaaaaaaa")), "weak_password", "password"},
        {formWith("password", text("kim@example.com")), "weak_password", "password"},
    };
    for (const Row &row : rows) {
        const Answer answer = joinWith(server, row.form);
        INFO(QJsonDocument(row.form).toJson(QJsonDocument::Compact).left(300));
        CHECK(answer.status == 422);
        CHECK(answer.code() == text(row.code));
        CHECK(answer.field() == text(row.field));
    }
    const Answer keyless = ServiceClient(server.url()).post(text("/v1/accounts"), joinForm(text("kim@example.com")));
    CHECK(keyless.status == 422);
    CHECK(keyless.field() == text("Idempotency-Key"));
    CHECK(joinWith(server, joinForm(text("kim@example.com"))).status == 201); // still free
}

TEST_CASE("a name may hold characters beyond the first plane")
{
    RealServer server;
    const Answer answer = joinWith(server, formWith("name", QStringLiteral("\U00020BB7野家")));
    REQUIRE(answer.status == 201);
    CHECK(answer.json().value(text("account"))[text("name")] == QStringLiteral("\U00020BB7野家"));
}

TEST_CASE("an address belongs to one account, however it is spelled")
{
    RealServer server;
    REQUIRE(joinWith(server, joinForm(text("kim@example.com"))).status == 201);
    for (const char *same : {"kim@example.com", "KIM@example.COM", " kim@example.com"}) {
        const Answer second = joinWith(server, joinForm(text(same)));
        CHECK(second.status == 409);
        CHECK(second.code() == text("email_taken"));
        CHECK(second.field() == text("email"));
    }
}

TEST_CASE("of twenty joins with one address at once, one wins")
{
    RealServer server;
    std::atomic<int> made{0};
    std::atomic<int> taken{0};
    inParallel(20, [&](int) {
        const Answer answer = joinWith(server, joinForm(text("kim@example.com")));
        made += answer.status == 201 ? 1 : 0;
        taken += answer.status == 409 && answer.code() == text("email_taken") ? 1 : 0;
    });
    CHECK(made == 1);
    CHECK(taken == 19);
}

TEST_CASE("the same join again gives a session of the same account, one after the other and at once")
{
    RealServer server;
    const QByteArray key = newIdempotencyKey().toLatin1();
    const QJsonObject form = joinForm(text("kim@example.com"));
    std::mutex mutex;
    QSet<QString> accounts;
    QSet<QString> sessions;
    int refused = 0;
    const auto again = [&](int) {
        const Answer answer = joinWith(server, form, key);
        const std::lock_guard lock(mutex);
        refused += answer.status == 201 ? 0 : 1;
        accounts.insert(answer.json().value(text("account"))[text("id")].toString());
        sessions.insert(answer.json().value(text("id")).toString());
    };
    SECTION("after")
    {
        again(0);
        again(1);
        CHECK(sessions.size() == 2);
    }
    SECTION("at once")
    {
        inParallel(8, again);
        CHECK(sessions.size() == 8);
    }
    CHECK(refused == 0);
    CHECK(accounts.size() == 1);

    QJsonObject other = form;
    other.insert(text("password"), text("another long password"));
    const Answer mismatch = joinWith(server, other, key);
    CHECK(mismatch.status == 422);
    CHECK(mismatch.code() == text("idempotency_mismatch"));
}
