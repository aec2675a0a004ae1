#include "base/ids.h"
#include "server/accounts/people.h"
#include "server/generations/catalogue.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>

using namespace mj;
using namespace mj::test;

namespace {

Answer consent(const Member &member, const char *purpose, bool agreed, const char *version = "2025-11-28")
{
    return member.client.post(text("/v1/me/consents"), {{text("purpose"), text(purpose)}, {text("version"), text(version)}, {text("agreed"), agreed}});
}

QStringList agreed(const Answer &account)
{
    return api::Account::fromJson(account.json()).value().consents;
}

// The demo painter, in Korea and in the United States too.
server::Config threeCountries()
{
    QJsonArray models;
    for (const auto &[id, country] : {std::pair("demo-painter-1", "local"), std::pair("seoul-1", "KR"), std::pair("abroad-1", "US")}) {
        QJsonObject model = server::Catalogue::builtIn().models().first().toJson();
        model.insert(text("id"), text(id));
        model.insert(text("country"), text(country));
        model.insert(text("via"), text("demo"));
        models.append(model);
    }
    server::Config config;
    config.models = QJsonDocument(QJsonObject{{text("models"), models}}).toJson();
    return config;
}

QString picture()
{
    QImage image(300, 200, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, "PNG"));
    return QString::fromLatin1(bytes.toBase64());
}

} // namespace

TEST_CASE("a join needs terms and privacy; a choice refused changes nothing else")
{
    RealServer server;
    QJsonObject form = joinForm(text("kim@example.com"));
    QJsonArray consents = form.value(text("consents")).toArray();
    QJsonObject refused = consents.at(2).toObject();
    REQUIRE(refused.value(text("purpose")) == text("overseas_transfer"));
    refused.insert(text("agreed"), false);
    consents[2] = refused;
    form.insert(text("consents"), consents);
    const Answer joined = ServiceClient(server.url()).post(text("/v1/accounts"), form, "the-join-of-kim");
    REQUIRE(joined.status == 201);
    const QJsonArray listed = joined.json().value(text("account"))[text("consents")].toArray();
    CHECK(listed == QJsonArray{text("privacy"), text("terms")});
}

TEST_CASE("a choice is given and withdrawn at any time; what the contract needs is none")
{
    RealServer server;
    const Member member = join(server);
    CHECK(member.session.account.consents == QStringList{text("overseas_transfer"), text("privacy"), text("terms")});
    CHECK(agreed(consent(member, "overseas_transfer", false)) == QStringList{text("privacy"), text("terms")});
    CHECK(agreed(consent(member, "photo", true)) == QStringList{text("photo"), text("privacy"), text("terms")});
    CHECK(agreed(consent(member, "overseas_transfer", true, "2026-05-01")).contains(text("overseas_transfer")));
    for (const char *none : {"terms", "privacy", "marketing", "", "../terms"}) {
        const Answer refused = consent(member, none, false);
        CHECK(refused.status == 422);
        CHECK(refused.field() == text("purpose"));
    }
    CHECK(consent(member, "photo", true, " ").field() == text("version"));
    CHECK(member.client.get(text("/v1/privacy/holdings")).body.contains("overseas_transfer \xC2\xB7 2026-05-01"));
}

TEST_CASE("prompts leave the country with the consent to it alone")
{
    RealServer server(threeCountries());
    const Member member = join(server);
    grant(server.folder() + text("/server"), member.session.account.id, 1000);
    const auto make = [&](const char *model) {
        QJsonObject form = recipeForm();
        form.insert(text("model"), text(model));
        return member.client.make(form);
    };
    REQUIRE(consent(member, "overseas_transfer", false).status == 200);
    const Answer refused = make("abroad-1");
    CHECK(refused.status == 422);
    CHECK(refused.code() == text("consent_required"));
    CHECK(refused.field() == text("overseas_transfer"));
    CHECK(member.client.balance().held == Points(0));
    CHECK(make("demo-painter-1").status == 201);
    CHECK(make("seoul-1").status == 201);
    REQUIRE(consent(member, "overseas_transfer", true).status == 200);
    CHECK(make("abroad-1").status == 201);
}

TEST_CASE("a photo is set, read, counted among the holdings and removed, and goes with its consent")
{
    RealServer server;
    const Member member = join(server);
    const auto held = [&] {
        for (const QJsonValue &item : member.client.get(text("/v1/privacy/holdings")).json().value(text("items")).toArray()) {
            if (item[text("item")] == text("photo"))
                return api::Holding::fromJson(item.toObject()).value();
        }
        return api::Holding();
    };
    const auto set = [&] { return member.client.post(text("/v1/me/photo"), {{text("photo"), picture()}, {text("consentVersion"), text("2025-11-28")}}); };
    CHECK(held().period == text("not_collected"));
    CHECK(member.client.get(text("/v1/me/photo")).status == 404);
    CHECK(member.client.post(text("/v1/me/photo"), {{text("photo"), picture()}}).code() == text("consent_required"));
    const Answer first = set();
    REQUIRE(first.status == 200);
    CHECK(agreed(first).contains(text("photo")));
    const Answer photo = member.client.get(text("/v1/me/photo"));
    CHECK(photo.status == 200);
    CHECK(photo.header("content-type") == "image/jpeg");
    CHECK(QImage::fromData(photo.body).size() == QSize(300, 200));
    CHECK(held().count == 1);
    CHECK(held().period == text("until_withdrawal"));
    const Answer second = set();
    CHECK(second.json().value(text("photoId")) != first.json().value(text("photoId")));
    const Answer removed = member.client.remove(text("/v1/me/photo"));
    CHECK(removed.status == 200);
    CHECK(removed.json().value(text("photoId")).toString().isEmpty());
    CHECK_FALSE(agreed(removed).contains(text("photo")));
    CHECK(member.client.remove(text("/v1/me/photo")).status == 200);

    REQUIRE(set().status == 200);
    REQUIRE(consent(member, "photo", false).status == 200);
    CHECK(member.client.get(text("/v1/me/photo")).status == 404);
    CHECK(held().count == 0);
    const Member other = join(server);
    REQUIRE(set().status == 200);
    CHECK(other.client.get(text("/v1/me/photo")).status == 404);
}
