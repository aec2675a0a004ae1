#include "server/server_process.h"
#include "support/catch.h"
#include "support/service_client.h"

#include <QRandomGenerator>
#include <QSet>
#include <thread>

using namespace mj;
using mj::test::ServerProcess;

TEST_CASE("a server killed in the middle of a job finishes it after its restart and charges once")
{
    ServerProcess server;
    QUrl url = server.start();
    const Member member = join(url, server.codes());
    grant(server.dataFolder(), member.session.account.id, 500);
    qint64 spent = 0;
    for (int round = 0; round < 5; ++round) {
        const ServiceClient before(url, member.session.accessToken);
        const api::Generation job = before.generate(4);
        const qsizetype pictures = round % 3; // killed at the first, second, third picture
        REQUIRE(eventually([&] {
            const api::Generation now = before.generation(job.id);
            return now.state == api::GenerationState::Running && now.pictures.size() >= pictures;
        }));
        std::this_thread::sleep_for(std::chrono::milliseconds(QRandomGenerator::global()->bounded(60))); // somewhere in it
        server.kill();

        url = server.start();
        const ServiceClient after(url, member.session.accessToken);
        REQUIRE(eventually([&] { return !after.generation(job.id).isOpen(); }, 30'000));
        const api::Generation done = after.generation(job.id);
        CHECK(done.state == api::GenerationState::Succeeded);
        CHECK(done.charged == Points(48));
        QSet<QString> different;
        for (const api::PictureRef &picture : done.pictures) {
            different.insert(picture.sha256);
            CHECK(after.get(QStringLiteral("/v1/pictures/") + picture.id).body.size() == picture.bytes);
        }
        CHECK(done.pictures.size() == 4);
        CHECK(different.size() == 4);
        spent += 48;
        CHECK(after.balance() == api::Balance{Points(500 - spent), Points(0)});
        int settled = 0;
        for (const api::PointEntry &entry : after.entries())
            settled += entry.reference == job.id && entry.kind == QStringLiteral("settle") ? 1 : 0;
        CHECK(settled == 1);
    }
}
