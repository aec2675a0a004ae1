#include "crypto/digest.h"
#include "server/http/outbound.h"
#include "server/generations/provider_floor.h"
#include "server/generations/provider_rows.h"
#include "server/providers/replicate_stand_in.h"
#include "support/catch.h"

#include <thread>

using namespace mj;
using namespace mj::test;

namespace {

const QByteArray secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

// Looks at a job once, and then not again for longer than any test takes.
server::ProviderConfig patient(const ReplicateStandIn &vendor)
{
    server::ProviderConfig config = providerAt(QStringLiteral("replicate"), vendor.url(), ReplicateStandIn::key());
    config.resultHosts = QStringList{vendor.resultHost()};
    config.webhookSecret = secret;
    config.pause = std::chrono::minutes(10);
    config.patience = std::chrono::minutes(30);
    return config;
}

int deliver(const ProviderFloor &floor, const QByteArray &remoteId, const QByteArray &key, qint64 secondsAgo = 0)
{
    server::http::OutboundRequest request;
    request.method = "POST";
    request.url = floor.server.url().resolved(QUrl(QStringLiteral("/webhooks/replicate/replicate")));
    request.body = R"({"id":")" + remoteId + R"(","status":"failed","error":"nothing of this is believed"})";
    const QByteArray at = QByteArray::number(floor.clock.now().toSecsSinceEpoch() - secondsAgo);
    const QByteArray signature = hmacSha256(QByteArray::fromBase64(key.mid(6)), "msg_1." + at + '.' + request.body).toBase64();
    request.headers = {{"Content-Type", "application/json"}, {"webhook-id", "msg_1"}, {"webhook-timestamp", at}, {"webhook-signature", "v1," + signature}};
    const auto reply = server::http::send(request);
    return reply ? reply->status : 0;
}

} // namespace

TEST_CASE("a signed message makes the server look at its job at once, and nothing it says is believed")
{
    ReplicateStandIn vendor;
    vendor.start();
    vendor.looksNeeded = 2;
    ProviderFloor floor({patient(vendor)}, {rows::replicate});
    const QString id = floor.submit(recipeFor(QStringLiteral("schnell"), QStringLiteral("512x512"), floorPrompt));
    REQUIRE(eventually([&] { return !vendor.lastId().isEmpty() && floor.job(id).state == api::GenerationState::Running; }));
    const QByteArray remote = vendor.lastId().toLatin1();
    const auto looks = [&] {
        int count = 0;
        for (const PeerRequest &request : vendor.requests())
            count += request.method == "GET" && request.path.contains("/predictions/") ? 1 : 0;
        return count;
    };
    std::this_thread::sleep_for(std::chrono::milliseconds(300)); // it waits by now
    const int before = looks();
    CHECK(deliver(floor, remote, "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA") == 401);
    CHECK(deliver(floor, remote, secret, 400) == 401); // of another time
    CHECK(deliver(floor, "somebody-elses", secret) == 200);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    CHECK(looks() == before);

    CHECK(deliver(floor, remote, secret) == 200);
    CHECK(eventually([&] { return looks() == before + 1; }, 3'000));
    CHECK(floor.job(id).isOpen()); // the message said "failed"
    REQUIRE(eventually([&] { return deliver(floor, remote, secret) == 200 && !floor.job(id).isOpen(); }, 5'000)); // the same once more, and again
    CHECK(floor.job(id).state == api::GenerationState::Succeeded);
    CHECK(floor.isSettled(id, 2));
    CHECK(vendor.creates() == 1);
}
