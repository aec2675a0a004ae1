#include "server/http/signed_webhook.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::server::http;

namespace {

// The example published with Standard Webhooks, reckoned again with openssl.
const QByteArray secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const QByteArray body = "{\"test\": 2432232314}";
const WebhookHead head = {"msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="};
constexpr qint64 then = 1'614'265'330;

Code codeOf(const Result<void> &checked)
{
    REQUIRE_FALSE(checked);
    return checked.error().code;
}

} // namespace

TEST_CASE("A webhook signed with our secret is believed", "[http]")
{
    CHECK(checkSignedWebhook(secret, head, body, then));
    CHECK(checkSignedWebhook(secret, head, body, then + 300));
    CHECK(checkSignedWebhook(secret, head, body, then - 300));
    WebhookHead several = head;
    several.signature = "v1,AAAA v1a,xyz " + head.signature + " v2,BBBB";
    CHECK(checkSignedWebhook(secret, several, body, then));
}

TEST_CASE("A webhook of another time is not believed", "[http]")
{
    CHECK(codeOf(checkSignedWebhook(secret, head, body, then + 301)) == Code::Unauthenticated);
    CHECK(codeOf(checkSignedWebhook(secret, head, body, then - 301)) == Code::Unauthenticated);
}

TEST_CASE("One bit of another webhook is another webhook", "[http]")
{
    const auto flips = [](const QByteArray &text, const auto &isBelieved) {
        for (qsizetype at = 0; at < text.size(); ++at) {
            QByteArray flipped = text;
            flipped[at] = static_cast<char>(flipped.at(at) ^ 1);
            INFO(flipped);
            CHECK_FALSE(isBelieved(flipped));
        }
    };
    flips(body, [](const QByteArray &other) { return checkSignedWebhook(secret, head, other, then).has_value(); });
    flips(head.id, [](const QByteArray &other) { return checkSignedWebhook(secret, {other, head.timestamp, head.signature}, body, then).has_value(); });
    flips(head.timestamp.right(2), [](const QByteArray &other) {
        return checkSignedWebhook(secret, {head.id, head.timestamp.chopped(2) + other, head.signature}, body, then).has_value();
    });
    // The last digit of base64 carries bits that mean nothing, the one before it does not.
    flips(head.signature.left(head.signature.size() - 2), [](const QByteArray &other) {
        return checkSignedWebhook(secret, {head.id, head.timestamp, other + head.signature.right(2)}, body, then).has_value();
    });
    flips(secret.left(secret.size() - 1), [](const QByteArray &other) {
        return checkSignedWebhook(other + secret.right(1), head, body, then).has_value();
    });
    CHECK_FALSE(checkSignedWebhook(secret, head, body + ' ', then));
    CHECK_FALSE(checkSignedWebhook(secret, head, {}, then));
}

TEST_CASE("A webhook that is not signed as agreed names what is wrong", "[http]")
{
    const auto fieldOf = [](const QByteArray &key, const WebhookHead &other) {
        const auto checked = checkSignedWebhook(key, other, body, then);
        REQUIRE_FALSE(checked);
        CHECK(checked.error().code == Code::InvalidField);
        return checked.error().field;
    };
    for (const char *key : {"", "whsec_", "whsec_!!!!", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "WHSEC_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"})
        CHECK(fieldOf(key, head) == QStringLiteral("secret"));
    for (const char *timestamp : {"", "now", "-1614265330", "+1614265330", "1614265330.0", " 1614265330", "0x60380000", "99999999999999999999"})
        CHECK(fieldOf(secret, {head.id, timestamp, head.signature}) == QStringLiteral("webhook-timestamp"));
    CHECK(fieldOf(secret, {"", head.timestamp, head.signature}) == QStringLiteral("webhook-id"));
    CHECK(fieldOf(secret, {"msg.1", head.timestamp, head.signature}) == QStringLiteral("webhook-id"));
    CHECK(fieldOf(secret, {head.id, head.timestamp, ""}) == QStringLiteral("webhook-signature"));
    for (const char *signature : {"v1,", "v1", ",", "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                                  "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=,", "v1,g0hM9SsE", "V1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="})
        CHECK(codeOf(checkSignedWebhook(secret, {head.id, head.timestamp, signature}, body, then)) == Code::Unauthenticated);
}
