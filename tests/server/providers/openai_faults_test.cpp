#include "server/providers/openai_provider.h"
#include "server/providers/openai_stand_in.h"
#include "server/providers/trial.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::test;
using namespace mj::server;
using namespace Qt::StringLiterals;

namespace {

struct Case {
    Fault fault;
    Code code;
    QString detail;
    int retryAfter = 0;
    QString field = {};
};

PictureOrder order(bool isStream = false)
{
    PictureOrder order;
    order.model = u"gpt-image-2"_s;
    order.prompt = canary;
    order.size = {256, 256};
    if (isStream)
        order.options = {{u"stream"_s, true}, {u"partial_images"_s, 1}};
    return order;
}

// One order at a stand-in that does this wrong; checks what holds for every fault.
Error failureOf(OpenAiStandIn &vendor, OpenAiProvider &provider, Fault fault, const PictureOrder &asked)
{
    vendor.fault = fault;
    const int before = vendor.count("POST");
    Trial trial;
    const auto made = provider.create(asked, trial.work());
    INFO("fault " << static_cast<int>(fault));
    REQUIRE_FALSE(made);
    CHECK(vendor.count("POST") == before + 1); // never repeated by itself
    CHECK(isClean(made.error(), vendor));
    CHECK(trial.disclosures.size() == 1);
    return made.error();
}

} // namespace

TEST_CASE("OpenAI: every documented error means one thing, carries its code alone and is not repeated", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s), {5'000, 1'000});
    const Case cases[] = {
        {Fault::Moderation, Code::PromptRefused, u"moderation_blocked"_s},
        {Fault::ModerationOld, Code::PromptRefused, u"content_policy_violation"_s},
        {Fault::Billing, Code::Forbidden, u"billing_hard_limit_reached"_s},
        {Fault::QuotaUsedUp, Code::Forbidden, u"insufficient_quota"_s},
        {Fault::RateLimited, Code::TooManyRequests, u"rate_limit_exceeded"_s, 2},
        {Fault::RateLimitedFinal, Code::ProviderFailed, u"rate_limit_exceeded"_s},
        {Fault::Busy, Code::Offline, u"server_error"_s, 3},
        {Fault::ServerError, Code::ProviderFailed, u"server_error"_s},
        {Fault::Gateway, Code::OutcomeUnknown, u"502"_s},
        {Fault::OrganisationUnverified, Code::Forbidden, u"invalid_request_error"_s},
        {Fault::ModelGone, Code::ModelUnavailable, u"model_not_found"_s},
        {Fault::BadSize, Code::InvalidField, u"invalid_value"_s, 0, u"size"_s},
        {Fault::BadSetting, Code::ProviderFailed, u"invalid_value"_s},
        {Fault::TooLarge, Code::InvalidField, u"413"_s, 0, u"references"_s},
        {Fault::Redirect, Code::ProviderFailed, u"307"_s},
        {Fault::Garbage, Code::ProviderFailed, u"json"_s},
        {Fault::EmptyData, Code::ProviderFailed, u"no_picture"_s},
    };
    for (const Case &expected : cases) {
        const Error error = failureOf(vendor, provider, expected.fault, order());
        INFO("fault " << static_cast<int>(expected.fault));
        CHECK(static_cast<int>(error.code) == static_cast<int>(expected.code));
        CHECK(error.detail == expected.detail);
        CHECK(error.retryAfterSeconds == expected.retryAfter);
        CHECK(error.field == expected.field);
    }
    const Error dated = failureOf(vendor, provider, Fault::RateLimitedDate, order());
    CHECK(dated.retryAfterSeconds >= 25);
    CHECK(dated.retryAfterSeconds <= 31);
    CHECK(failureOf(vendor, provider, Fault::NotAPicture, order()).code == Code::ProviderFailed);
}

TEST_CASE("OpenAI: after the call has left, silence and broken answers leave the outcome unknown", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s), {300, 200});
    for (const Fault fault : {Fault::CutBeforeAnswer, Fault::CutInAnswer, Fault::NeverAnswers, Fault::SlowDrip})
        CHECK(failureOf(vendor, provider, fault, order()).code == Code::OutcomeUnknown);
    OpenAiProvider patient(configFor(vendor, u"openai"_s), {20'000, 0});
    const Code oversized = failureOf(vendor, patient, Fault::Oversized, order()).code;
    CHECK((oversized == Code::OutcomeUnknown || oversized == Code::ProviderFailed));
}

TEST_CASE("OpenAI: a service that cannot be reached was not sent anything", "[openai]")
{
    ProviderConfig config;
    {
        OpenAiStandIn gone;
        config = configFor(gone, u"openai"_s);
    }
    Trial trial;
    const auto made = OpenAiProvider(config).create(order(), trial.work());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Offline);
}

TEST_CASE("OpenAI: a wrong key is the operator's matter and is told to nobody", "[openai]")
{
    OpenAiStandIn vendor;
    ProviderConfig config = configFor(vendor, u"openai"_s);
    config.key = "sk-wrong-fox-key";
    OpenAiProvider provider(config);
    const Error error = failureOf(vendor, provider, Fault::None, order());
    CHECK(error.code == Code::Forbidden);
    CHECK(error.detail == u"invalid_api_key"_s);
}

TEST_CASE("OpenAI: a stream that does not come to its last event is never taken for a picture", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s), {5'000, 300});
    for (const Fault fault : {Fault::CutStream, Fault::CutInAnswer, Fault::StallStream})
        CHECK(failureOf(vendor, provider, fault, order(true)).code == Code::OutcomeUnknown);
    const Error refused = failureOf(vendor, provider, Fault::ModerationLate, order(true));
    CHECK(refused.code == Code::PromptRefused);
    CHECK(refused.detail == u"moderation_blocked"_s);
    CHECK(failureOf(vendor, provider, Fault::ErrorInStream, order(true)).code == Code::ProviderFailed); // begun: not ordered again
    CHECK(failureOf(vendor, provider, Fault::Moderation, order(true)).code == Code::PromptRefused);     // before the stream
    CHECK(failureOf(vendor, provider, Fault::NotAPicture, order(true)).code == Code::ProviderFailed);
}

TEST_CASE("OpenAI: a wrong content type or a whole answer instead of a stream is still the picture", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    Trial trial;
    vendor.fault = Fault::LyingType;
    CHECK(provider.create(order(), trial.work()));
    vendor.fault = Fault::NoStream;
    const auto made = provider.create(order(true), trial.work());
    REQUIRE(made);
    CHECK(pictureOf(made).size() == QSize(256, 256));
}

TEST_CASE("OpenAI: a canceled call comes back within a second, streamed or not", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    for (const bool isStream : {false, true}) {
        vendor.fault = isStream ? Fault::StallStream : Fault::NeverAnswers;
        const int before = vendor.count("POST");
        Trial trial;
        Result<MadePictures> made;
        const qint64 took = cancelTime(
            trial, [&] { made = provider.create(order(isStream), trial.work()); }, [&] { return vendor.count("POST") > before; });
        REQUIRE_FALSE(made);
        CHECK(made.error().code == Code::Canceled);
        CHECK(took < 1'500);
        CHECK(vendor.count("POST") == before + 1);
    }
}

TEST_CASE("OpenAI: an order that was left half way is not guessed at", "[openai]")
{
    OpenAiStandIn vendor;
    OpenAiProvider provider(configFor(vendor, u"openai"_s));
    Trial trial;
    PictureOrder left = order();
    left.remoteId = u"something"_s;
    const auto made = provider.create(left, trial.work());
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::OutcomeUnknown);
    CHECK(vendor.requests().isEmpty());
}

TEST_CASE("A compatible service that answers with no picture has refused the words", "[openai]")
{
    OpenAiStandIn vendor(OpenAiStandIn::Manner::Compatible);
    OpenAiProvider provider(configFor(vendor, u"openai_compatible"_s));
    CHECK(failureOf(vendor, provider, Fault::EmptyData, order()).code == Code::PromptRefused);
}
