#include "server/providers/openai_stand_in.h"
#include "server/providers/replicate_stand_in.h"
#include "server/server_process.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QFile>
#include <QJsonDocument>

using namespace mj;
using namespace mj::test;

namespace {

constexpr qint64 granted = 500;

// The real program with the built-in models, its providers by file, their keys by environment.
struct Room {
    Room()
    {
        openAi.start();
        replicate.start();
        const QJsonArray providers{
            QJsonObject{{QStringLiteral("id"), QStringLiteral("openai")}, {QStringLiteral("kind"), QStringLiteral("openai")}, {QStringLiteral("base"), openAi.url().toString()},
                        {QStringLiteral("keyEnv"), QStringLiteral("TEST_OPENAI_KEY")}},
            QJsonObject{{QStringLiteral("id"), QStringLiteral("replicate")}, {QStringLiteral("kind"), QStringLiteral("replicate")},
                        {QStringLiteral("base"), replicate.url().toString()}, {QStringLiteral("keyEnv"), QStringLiteral("TEST_REPLICATE_KEY")},
                        {QStringLiteral("resultHosts"), QJsonArray{replicate.resultHost()}}}};
        QFile file(folder.filePath(QStringLiteral("providers.json")));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(providers).toJson());
        file.close();
        server.add({QStringLiteral("--providers"), file.fileName()}, {{QStringLiteral("TEST_OPENAI_KEY"), QString::fromLatin1(openAi.key)},
                                                                     {QStringLiteral("TEST_REPLICATE_KEY"), QString::fromLatin1(ReplicateStandIn::key())}});
        url = server.start();
        member = std::make_unique<Member>(join(url, server.codes()));
        grant(server.dataFolder(), member->session.account.id, granted);
    }
    QString submit(const char *model, const char *quality)
    {
        QJsonObject recipe = recipeForm(1);
        recipe.insert(QStringLiteral("model"), QLatin1String(model));
        recipe.insert(QStringLiteral("size"), QStringLiteral("1024x1024"));
        if (*quality != '\0')
            recipe.insert(QStringLiteral("quality"), QLatin1String(quality));
        const Answer made = member->client.make(recipe);
        INFO(made.body.toStdString());
        REQUIRE(made.status == 201);
        return firstOf(made).value(QLatin1String("id")).toString();
    }
    // What becomes of it after kill -9 and a new start.
    api::Generation afterwards(const QString &id, const std::function<void()> &meanwhile)
    {
        server.kill();
        meanwhile();
        url = server.start();
        const ServiceClient client(url, member->session.accessToken);
        REQUIRE(eventually([&] { return !client.generation(id).isOpen(); }, 60'000));
        const api::Generation job = client.generation(id);
        CHECK(client.balance() == api::Balance{Points(granted) - job.charged, Points(0)});
        int settled = 0;
        for (const api::PointEntry &entry : client.entries())
            settled += entry.reference == id && (entry.kind == QStringLiteral("settle") || entry.kind == QStringLiteral("release")) ? 1 : 0;
        CHECK(settled >= 1);
        return job;
    }

    OpenAiStandIn openAi;
    ReplicateStandIn replicate;
    QTemporaryDir folder;
    ServerProcess server;
    QUrl url;
    std::unique_ptr<Member> member;
};

} // namespace

TEST_CASE("a server killed while Replicate works goes on with the same prediction and charges once")
{
    Room room;
    room.replicate.fault = ReplicateStandIn::Fault::NeverEnds;
    const QString id = room.submit("flux-schnell", "");
    REQUIRE(eventually([&] { return room.replicate.creates() == 1 && room.replicate.requests().size() >= 2; }));
    const api::Generation job = room.afterwards(id, [&] { room.replicate.fault = ReplicateStandIn::Fault::None; });
    CHECK(job.state == api::GenerationState::Succeeded);
    CHECK(job.charged == Points(2));
    CHECK(job.pictures.size() == 1);
    CHECK(room.replicate.creates() == 1);
    CHECK(room.replicate.canceledJobs() == 0);
}

TEST_CASE("a server killed while OpenAI works does not ask again, and charges nothing")
{
    Room room;
    room.openAi.fault = Fault::StallStream;
    const QString id = room.submit("gpt-image-2", "high");
    REQUIRE(eventually([&] { return room.openAi.count("POST") == 1; }));
    const api::Generation job = room.afterwards(id, [&] { room.openAi.fault = Fault::None; });
    CHECK(job.state == api::GenerationState::Failed);
    CHECK(job.failureCode == QStringLiteral("outcome_unknown"));
    CHECK(job.charged == Points(0));
    CHECK(room.openAi.count("POST") == 1);
}
