#include "imaging/ai_label.h"
#include "server/documents/sqlite_documents.h"
#include "support/catch.h"
#include "support/service_client.h"

#include "api/delivery.h"
#include "api/disclosure.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QImage>

using namespace mj;

namespace {

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

struct Studio {
    Studio() : server(configured()), member(join(server)) { grantTo(member); }

    server::Config configured()
    {
        server::Config config;
        config.clock = &clock;
        return config;
    }
    void grantTo(const Member &who) { grant(server.folder() + text("/server"), who.session.account.id, 1'000); }
    // A job that has ended; `mail` is what its member chose.
    api::Generation made(const Member &who, bool mail, int count = 1, const QString &prompt = text("a red fox in the snow"))
    {
        const QJsonObject recipe = recipeForm(count, prompt);
        QJsonObject form = generationForm(recipe, who.client.quote(recipe));
        form.insert(text("mail"), mail);
        const auto job = api::Generation::fromJson(firstOf(who.client.post(text("/v1/generations"), form, newIdempotencyKey().toLatin1())));
        REQUIRE(job);
        REQUIRE(eventually([&] { return !who.client.generation(job->id).isOpen(); }));
        return who.client.generation(job->id);
    }
    api::Generation made(bool mail, int count = 1) { return made(member, mail, count); }
    QList<server::Mail> letters(const Member &who) const
    {
        QList<server::Mail> letters;
        for (const server::Mail &mail : server.mails(who.session.account.email)) {
            if (mail.text.contains(text("/v1/mailed/")))
                letters.append(mail);
        }
        return letters;
    }
    server::Mail newest() const
    {
        const QList<server::Mail> all = letters(member);
        REQUIRE_FALSE(all.isEmpty());
        return all.first();
    }
    QList<api::Delivery> deliveries(const QString &job) const
    {
        const Answer answer = member.client.get(text("/v1/generations/%1/deliveries").arg(job));
        REQUIRE(answer.status == 200);
        return api::Listing<api::Delivery>::fromJson(answer.json()).value().items;
    }
    Answer again(const QString &job) const { return member.client.post(text("/v1/generations/%1/deliveries").arg(job), {}); }
    bool isOn() const { return member.client.get(text("/v1/me/result-mails")).json().value(text("isOn")).toBool(); }
    void turn(bool on) { REQUIRE(member.client.post(text("/v1/me/result-mails"), {{text("isOn"), on}}).status == 200); }
    qsizetype lying(const char *collection) const
    {
        const auto documents = server::SqliteDocuments::open(server.folder() + text("/server/backend.sqlite"));
        server::Query all;
        all.collection = text(collection);
        return (*documents)->query(all)->documents.size();
    }

    FakeClock clock;
    RealServer server;
    Member member;
};

QStringList links(const QString &letter, const char *path)
{
    QStringList found;
    auto matches = QRegularExpression(text("https?://[^/\\s]+(%1[^\\s]+)").arg(text(path))).globalMatch(letter);
    while (matches.hasNext())
        found.append(matches.next().captured(1));
    return found;
}

ServiceClient anybody(const Studio &studio)
{
    return ServiceClient(studio.server.url());
}

} // namespace

TEST_CASE("a job with mail ends in one letter to its owner, with links that work for a day")
{
    Studio studio;
    const Member other = join(studio.server);
    studio.grantTo(other);
    const api::Generation job = studio.made(true, 2);
    const QList<server::Mail> letters = studio.letters(studio.member);
    REQUIRE(letters.size() == 1);
    CHECK(studio.letters(other).isEmpty());
    const server::Mail &letter = letters.first();
    CHECK_FALSE(letter.subject.contains(text("fox")));
    CHECK(letter.text.contains(text("a red fox in the snow")));

    const QStringList found = links(letter.text, "/v1/mailed/pic_");
    REQUIRE(found.size() == 2);
    for (int i = 0; i < 2; ++i) {
        const Answer file = anybody(studio).get(found.at(i));
        REQUIRE(file.status == 200);
        CHECK(file.header("content-disposition").startsWith("attachment;"));
        CHECK(file.header("cache-control") == "no-store");
        CHECK(QImage::fromData(file.body) == QImage::fromData(studio.member.client.get(text("/v1/pictures/") + job.pictures.at(i).id).body));
        CHECK(labelOf(file.body).value() == SourceType::AlgorithmicMedia);
        for (const QString &personal : {studio.member.session.account.id, studio.member.session.account.email, job.id})
            CHECK_FALSE(found.at(i).contains(personal));
    }
    studio.clock.advance(24 * 3600 - 1);
    CHECK(anybody(studio).get(found.first()).status == 200);
    studio.clock.advance(1);
    const Answer late = anybody(studio).get(found.first());
    CHECK(late.status == 404);
    CHECK(late.code() == text("not_found"));
}

TEST_CASE("a link cannot be bent to another picture or to a later day")
{
    Studio studio;
    const Member other = join(studio.server);
    studio.grantTo(other);
    const api::Generation foreign = studio.made(other, false);
    studio.made(true);
    const QString link = links(studio.newest().text, "/v1/mailed/pic_").value(0);
    const QStringList parts = link.mid(text("/v1/mailed/").size()).split(QLatin1Char('.'));
    REQUIRE(parts.size() == 3);
    const auto bent = [&](const QString &id, const QString &until, const QString &mac) {
        return anybody(studio).get(text("/v1/mailed/") + QStringList{id, until, mac}.join(QLatin1Char('.'))).status;
    };
    CHECK(bent(parts[0], parts[1], parts[2]) == 200);
    CHECK(bent(foreign.pictures.first().id, parts[1], parts[2]) == 404);
    CHECK(bent(parts[0], QString::number(parts[1].toLongLong() + 86'400), parts[2]) == 404);
    CHECK(bent(parts[0], parts[1], QString(parts[2]).replace(0, 1, parts[2].startsWith(QLatin1Char('A')) ? text("B") : text("A"))) == 404);
    CHECK(bent(parts[0], parts[1], QString()) == 404);
}

TEST_CASE("a job without mail leaves no letter, no delivery and no entry in the ledger behind")
{
    Studio studio;
    const api::Generation job = studio.made(false);
    const api::Generation marker = studio.made(true); // shows that the outbox has looked
    CHECK(studio.letters(studio.member).size() == 1);
    CHECK(studio.deliveries(job.id).isEmpty());
    CHECK(studio.deliveries(marker.id).size() == 1);
    CHECK(studio.lying("deliveries") == 1);
    CHECK(studio.again(job.id).status == 404);
    for (const QString &id : {job.id, marker.id}) { // what stays in the local mailbox is handed to nobody
        const Answer ledger = studio.member.client.get(text("/v1/generations/%1/disclosures").arg(id));
        REQUIRE(ledger.status == 200);
        for (const QJsonValue &entry : ledger.json().value(text("items")).toArray())
            CHECK(entry[text("purpose")].toString() != text("mail"));
    }
}

TEST_CASE("a job that ends without a picture sends nothing")
{
    Studio studio;
    const QJsonObject recipe = recipeForm(4);
    QJsonObject form = generationForm(recipe, studio.member.client.quote(recipe));
    form.insert(text("mail"), true);
    const QString id = firstOf(studio.member.client.post(text("/v1/generations"), form, "canceled-at-once")).value(text("id")).toString();
    REQUIRE(studio.member.client.cancel(id).status == 200);
    REQUIRE(eventually([&] { return !studio.member.client.generation(id).isOpen(); }));
    const api::Generation job = studio.member.client.generation(id);
    CHECK(studio.deliveries(id).size() == (job.pictures.isEmpty() ? 0 : 1)); // a runner may have been quicker
    CHECK(studio.letters(studio.member).size() == (job.pictures.isEmpty() ? 0 : 1));
}

TEST_CASE("a letter goes out again, five times a day, in the language and to the address of then")
{
    Studio studio;
    const api::Generation job = studio.made(true);
    REQUIRE(studio.letters(studio.member).size() == 1);
    const api::Delivery first = studio.deliveries(job.id).first();
    CHECK(first.state == text("sent"));
    CHECK(first.address.endsWith(text("***@example.com")));
    CHECK_FALSE(first.address.contains(studio.member.session.account.email.section(QLatin1Char('@'), 0, 0)));
    REQUIRE(studio.member.client.patch(text("/v1/me"), {{text("language"), text("en")}}).status == 200);
    for (int i = 0; i < 5; ++i) {
        studio.clock.advance(60);
        CHECK(studio.again(job.id).status == 200);
        CHECK(studio.letters(studio.member).size() == i + 2);
    }
    const server::Mail newest = studio.newest();
    CHECK(newest.subject == text("Your MJ Studio picture is ready"));
    CHECK_FALSE(newest.text.contains(text("fox"))); // the words went out once
    const Answer refused = studio.again(job.id);
    CHECK(refused.status == 429);
    CHECK(refused.header("retry-after").toInt() == 24 * 3600 - 5 * 60);
    CHECK(studio.letters(studio.member).size() == 6);
    CHECK(studio.deliveries(job.id).size() == 6);
}

TEST_CASE("another member sees and sends nothing of it")
{
    Studio studio;
    const Member other = join(studio.server);
    const api::Generation job = studio.made(true);
    const QString path = text("/v1/generations/%1/deliveries").arg(job.id);
    CHECK(other.client.get(path).status == 404);
    CHECK(other.client.post(path, {}).status == 404);
    CHECK(anybody(studio).get(path).status == 401);
    CHECK(studio.letters(studio.member).size() == 1);
    CHECK(studio.letters(other).isEmpty());
}

TEST_CASE("one click switches letters off, following the link does not, and only the person switches them on")
{
    Studio studio;
    studio.made(true);
    const QString off = links(studio.newest().text, "/v1/mailed/unsubscribe/").value(0);
    REQUIRE_FALSE(off.isEmpty());
    CHECK_FALSE(off.contains(studio.member.session.account.id));
    CHECK(studio.isOn());
    const Answer asked = anybody(studio).get(off);
    CHECK(asked.status == 200);
    CHECK(asked.header("content-type").startsWith("text/html"));
    CHECK(asked.body.contains("<form method=\"post\">"));
    CHECK(studio.isOn());
    const Answer done = anybody(studio).post(off, {});
    CHECK(done.status == 200);
    CHECK(QString::fromUtf8(done.body).contains(QStringLiteral("그림 메일을 껐습니다")));
    CHECK_FALSE(done.body.contains("<form"));
    CHECK_FALSE(studio.isOn());
    CHECK(anybody(studio).post(off, {}).status == 200); // programs ask twice

    const api::Generation job = studio.made(true);
    CHECK(job.mail); // the wish of the job is kept, the switch stands above it
    CHECK(studio.deliveries(job.id).isEmpty());
    CHECK(studio.letters(studio.member).size() == 1);
    studio.turn(true);
    CHECK(studio.isOn());
    studio.made(true);
    CHECK(studio.letters(studio.member).size() == 2);
}

TEST_CASE("a browser gets a page in its language for an address that leads nowhere")
{
    Studio studio;
    for (const char *path : {"/v1/mailed/pic_x.1.y", "/v1/mailed/unsubscribe/nobodys"}) {
        server::http::OutboundRequest request;
        request.url = studio.server.url().resolved(QUrl(text(path)));
        request.headers = {{"Accept", "text/html,application/xhtml+xml"}, {"Accept-Language", "en-GB,en;q=0.9"}};
        auto reply = server::http::send(request);
        REQUIRE(reply);
        CHECK(reply->status == 404);
        CHECK(reply->body.contains("Privacy page") != reply->body.contains("24 hours"));
        request.headers.last().second = "ko-KR";
        reply = server::http::send(request);
        REQUIRE(reply);
        CHECK(QString::fromUtf8(reply->body).contains(QStringLiteral("링크")));
        CHECK_FALSE(reply->body.contains("@TITLE@"));
    }
}
