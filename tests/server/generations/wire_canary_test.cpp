#include "server/generations/provider_floor.h"
#include "server/generations/provider_rows.h"
#include "server/providers/automatic1111_stand_in.h"
#include "server/providers/comfyui_stand_in.h"
#include "server/providers/fal_stand_in.h"
#include "server/providers/gemini_stand_in.h"
#include "server/providers/openai_stand_in.h"
#include "server/providers/replicate_stand_in.h"
#include "server/providers/stability_stand_in.h"
#include "support/catch.h"

#include <QJsonDocument>
#include <QSet>
#include <QStringEncoder>
#include <thread>

using namespace mj;
using namespace mj::test;

namespace {

constexpr int people = 10;
constexpr int batches = 5;
constexpr int together = 20; // in one order: people * batches * together are a thousand

struct Choice {
    const char *provider; // as the prompts name it
    const char *model;
    const char *size;
};

constexpr Choice choices[] = {{"openai", "whole", "256x256"}, {"alike", "alike", "64x64"},     {"google", "gem", "512x512"},  {"stability", "core", "1024x1024"},
                              {"replicate", "schnell", "512x512"}, {"fal", "queued", "96x64"}, {"forge", "forge", "64x48"}, {"graph", "graph", "64x48"}};

QByteArray wireOf(const QList<VendorRequest> &requests)
{
    QByteArray all;
    for (const VendorRequest &request : requests) {
        all += request.method + ' ' + request.target + '\n';
        for (auto header = request.headers.begin(); header != request.headers.end(); ++header)
            all += header.key() + ": " + header.value() + '\n';
        all += request.body + '\n';
    }
    return all;
}

QByteArray wireOf(const QList<PeerRequest> &requests)
{
    QByteArray all;
    for (const PeerRequest &request : requests) {
        all += request.method + ' ' + request.path + '?' + request.query.toString(QUrl::FullyEncoded).toUtf8() + '\n';
        for (auto header = request.headers.begin(); header != request.headers.end(); ++header)
            all += header.key() + ": " + header.value() + '\n';
        all += request.body + '\n';
    }
    return all;
}

// How a value might stand on the wire: as it is, in other encodings, escaped as JSON, HTML and addresses do, in base64 at each of three offsets.
QList<QByteArray> spellings(const QString &value)
{
    const QByteArray utf8 = value.toUtf8();
    QStringEncoder wide(QStringEncoder::Utf16LE, QStringEncoder::Flag::Default);
    const QByteArray utf16 = wide(value);
    QByteArray json;
    QByteArray html;
    for (const QChar c : value) {
        json += c.unicode() < 128 ? QByteArray(1, c.toLatin1()) : "\\u" + QByteArray::number(c.unicode(), 16).rightJustified(4, '0');
        html += c.unicode() < 128 ? QByteArray(1, c.toLatin1()) : "&#" + QByteArray::number(c.unicode()) + ';';
    }
    QList<QByteArray> all{utf8, utf16, utf8.toHex(), utf8.toPercentEncoding(), utf8.toPercentEncoding().toLower(), utf8.toPercentEncoding("@"), json, html};
    for (const QByteArray &raw : {utf8, utf16}) {
        for (int offset = 0; offset < 3; ++offset) {
            const QByteArray inner = (QByteArray(offset, 'x') + raw).toBase64(QByteArray::OmitTrailingEquals);
            const QByteArray kept = inner.mid(offset == 0 ? 0 : 4, inner.size() - 8);
            if (kept.size() >= 8) // a shorter one turns up in any picture by chance
                all << kept << QByteArray(kept).replace('+', '-').replace('/', '_');
        }
    }
    return all;
}

struct Vendors {
    Vendors()
    {
        openAi.start();
        alike.start();
        google.start();
        stability.start();
        replicate.start();
        fal.start();
        forge.start();
        graph.start();
        replicate.looksNeeded = 1;
        forge.workMs = 4;
        graph.stepMs = 1;
    }
    QList<server::ProviderConfig> providers() const
    {
        QList<server::ProviderConfig> all{providerAt(QStringLiteral("openai"), openAi.url(), openAi.key), providerAt(QStringLiteral("openai_compatible"), alike.url(), alike.key),
                                          providerAt(QStringLiteral("gemini"), google.url(), google.key), providerAt(QStringLiteral("stability"), stability.url(), stability.key),
                                          providerAt(QStringLiteral("replicate"), replicate.url(), ReplicateStandIn::key()), providerAt(QStringLiteral("fal"), fal.url(), FalStandIn::key()),
                                          providerAt(QStringLiteral("automatic1111"), forge.url(), {}), providerAt(QStringLiteral("comfyui"), graph.url(), {})};
        all[4].resultHosts = QStringList{replicate.resultHost()};
        all[5].resultHosts = QStringList{fal.resultHost()};
        for (server::ProviderConfig &one : all)
            one.patience = std::chrono::milliseconds(60'000);
        return all;
    }
    // In the order of `choices`.
    QList<QByteArray> wires() const
    {
        return {wireOf(openAi.requests()), wireOf(alike.requests()), wireOf(google.requests()), wireOf(stability.requests()),
                wireOf(replicate.requests()), wireOf(fal.requests()), wireOf(forge.requests()), wireOf(graph.requests())};
    }

    OpenAiStandIn openAi;
    OpenAiStandIn alike{OpenAiStandIn::Manner::Compatible};
    GeminiStandIn google;
    StabilityStandIn stability;
    ReplicateStandIn replicate;
    FalStandIn fal;
    Automatic1111StandIn forge;
    ComfyuiStandIn graph;
};

// Someone whose every word would be known again.
struct Person {
    QString email;
    QString name;
    QString device;
    QString address;
    api::Session session;
};

Person joined(const RealServer &server, int number)
{
    Person person;
    person.email = QStringLiteral("zq7x.canary%1@yellow-bird%1.example").arg(number);
    person.name = number % 2 == 0 ? QStringLiteral("카나리아윤서%1").arg(number) : QStringLiteral("Zq7x Canarybird%1").arg(number);
    person.device = QStringLiteral("윤서의 노트북 zq7x-%1").arg(number);
    person.address = QStringLiteral("203.0.113.%1").arg(100 + number);
    QJsonObject form = joinForm(person.email);
    form.insert(QStringLiteral("name"), person.name);
    form.insert(QStringLiteral("deviceName"), person.device);
    const ServiceClient door = ServiceClient(server.url()).from(person.address);
    const Answer made = door.post(QStringLiteral("/v1/accounts"), form, newIdempotencyKey().toLatin1());
    INFO(made.body.toStdString());
    REQUIRE(made.status == 201);
    person.session = api::Session::fromJson(made.json()).value();
    const Answer confirmed = ServiceClient(server.url(), person.session.accessToken).from(person.address)
                                 .post(QStringLiteral("/v1/me/verification/confirm"), {{QStringLiteral("code"), server.code(person.email)}});
    REQUIRE(confirmed.status == 200);
    grant(server.folder() + QStringLiteral("/server"), person.session.account.id, 5'000);
    return person;
}

QString promptOf(int person, int number, const char *provider)
{
    return QStringLiteral("a yellow bird, zq-%1-%2-%3 눈").arg(QLatin1String(provider)).arg(person).arg(number);
}

QJsonArray batchOf(int person, int batch)
{
    QJsonArray recipes;
    for (int i = 0; i < together; ++i) {
        const int number = batch * together + i;
        const Choice &choice = choices[(number + person) % int(std::size(choices))];
        recipes.append(recipeFor(QLatin1String(choice.model), QLatin1String(choice.size), promptOf(person, number, choice.provider)));
    }
    return recipes;
}

// Without keeping the server busy with questions.
void awaitHeldBelow(const ServiceClient &client, qint64 points)
{
    for (int i = 0; i < 1'500 && client.balance().held >= Points(points); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
}

// Throws nothing, for it runs on a thread: the number of jobs that came to their pictures.
int generateAll(const ServiceClient &client, int person)
{
    QStringList ids;
    for (int batch = 0; batch < batches; ++batch) {
        const QJsonArray recipes = batchOf(person, batch);
        const QString quote = client.post(QStringLiteral("/v1/generations/quotes"), {{QStringLiteral("recipes"), recipes}}).json().value(QLatin1String("token")).toString();
        const QJsonObject made = client.post(QStringLiteral("/v1/generations"), {{QStringLiteral("recipes"), recipes}, {QStringLiteral("quote"), quote}},
                                             newIdempotencyKey().toLatin1()).json();
        for (const QJsonValue &job : made.value(QLatin1String("items")).toArray())
            ids.append(job[QLatin1String("id")].toString());
        awaitHeldBelow(client, 100); // room in the queue for the next
    }
    awaitHeldBelow(client, 1);
    int made = 0;
    for (const QString &id : std::as_const(ids))
        made += client.generation(id).state == api::GenerationState::Succeeded ? 1 : 0;
    return made;
}

server::Config configured(const Vendors &vendors)
{
    server::Config config;
    config.providers = vendors.providers();
    config.models = "{\"models\":[" + QByteArrayList{rows::openAi, rows::compatible, rows::gemini, rows::stability, rows::replicate, rows::fal, rows::automatic1111, rows::comfyui}.join(",") + "]}";
    config.runners = 16;
    config.forwardedHops = 1;
    return config;
}

} // namespace

TEST_CASE("of a thousand pictures no provider learns who asked, nor what others were asked")
{
    Vendors vendors;
    RealServer server(configured(vendors));
    QList<Person> all;
    for (int i = 0; i < people; ++i)
        all.append(joined(server, i));
    std::array<int, people> made{};
    inParallel(people, [&](int i) { made[std::size_t(i)] = generateAll(ServiceClient(server.url(), all[i].session.accessToken).from(all[i].address), i); });
    for (int i = 0; i < people; ++i)
        CHECK(made[std::size_t(i)] == batches * together);

    const QList<QByteArray> wires = vendors.wires();
    for (qsizetype v = 0; v < wires.size(); ++v) {
        INFO("at " << choices[v].provider << ", " << wires[v].size() << " bytes");
        const QByteArray lower = wires[v].toLower();
        for (const Person &person : std::as_const(all)) {
            for (const QString &secret : {person.email, person.email.section(QLatin1Char('@'), 0, 0), person.name, person.device, person.address,
                                          person.session.account.id, person.session.accessToken, person.session.refreshToken}) {
                for (const QByteArray &form : spellings(secret)) {
                    INFO(form.toStdString());
                    CHECK_FALSE(wires[v].contains(form));
                }
                CHECK_FALSE(lower.contains(secret.toLower().toUtf8()));
            }
        }
        int own = 0;
        for (int person = 0; person < people; ++person) {
            for (int number = 0; number < batches * together; ++number) {
                const Choice &choice = choices[(number + person) % int(std::size(choices))];
                const bool isHere = wires[v].contains(promptOf(person, number, choice.provider).section(QLatin1Char(' '), 3, 3).toUtf8() + ' ');
                CHECK(isHere == (choice.provider == choices[v].provider)); // the search itself finds what is there
                own += isHere ? 1 : 0;
            }
        }
        CHECK(own >= 100);
    }
}

TEST_CASE("a member is one pseudonym to the provider, another than every other member, and none of ours")
{
    Vendors vendors;
    RealServer server(configured(vendors));
    QHash<QString, QSet<QByteArray>> tagsOf;
    for (int i = 0; i < 3; ++i) {
        const Person person = joined(server, i);
        const ServiceClient client(server.url(), person.session.accessToken);
        for (int n = 0; n < 2; ++n) {
            const qsizetype before = vendors.openAi.requests().size();
            REQUIRE(client.make(recipeFor(QStringLiteral("whole"), QStringLiteral("256x256"), promptOf(i, n, "openai"))).status == 201);
            REQUIRE(eventually([&] { return vendors.openAi.requests().size() > before; }));
            const QByteArray tag = QJsonDocument::fromJson(vendors.openAi.requests().last().body).object().value(QLatin1String("safety_identifier")).toString().toUtf8();
            tagsOf[person.session.account.id].insert(tag);
            CHECK(tag.size() >= 16);
            CHECK_FALSE(person.session.account.id.toUtf8().contains(tag));
        }
        REQUIRE(eventually([&] { return client.balance().held == Points(0); }));
    }
    QSet<QByteArray> tags;
    for (const QSet<QByteArray> &one : std::as_const(tagsOf)) {
        CHECK(one.size() == 1);
        tags.unite(one);
    }
    CHECK(tags.size() == 3);
}
