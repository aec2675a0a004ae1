#include "server/providers/gemini_provider.h"
#include "server/providers/gemini_stand_in.h"
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
};

PictureOrder order()
{
    PictureOrder order;
    order.model = u"gemini-3-pro-image"_s;
    order.prompt = canary;
    order.size = {512, 512};
    return order;
}

Error failureOf(GeminiStandIn &vendor, GeminiProvider &provider, Fault fault)
{
    vendor.fault = fault;
    const int before = vendor.count("POST");
    Trial trial;
    const auto made = provider.create(order(), trial.work());
    INFO("fault " << static_cast<int>(fault));
    REQUIRE_FALSE(made);
    CHECK(vendor.count("POST") == before + 1);
    CHECK(isClean(made.error(), vendor));
    CHECK(trial.disclosures.size() == 1);
    return made.error();
}

} // namespace

TEST_CASE("Gemini: every documented error and every way to be blocked means one thing and is not repeated", "[gemini]")
{
    GeminiStandIn vendor;
    GeminiProvider provider(configFor(vendor, u"gemini"_s), 20'000);
    const Case cases[] = {
        {Fault::Moderation, Code::PromptRefused, u"PROHIBITED_CONTENT"_s},
        {Fault::ModerationOld, Code::PromptRefused, u"PROHIBITED_CONTENT"_s},
        {Fault::ModerationLate, Code::PromptRefused, u"IMAGE_SAFETY"_s},
        {Fault::WordsOnly, Code::ProviderFailed, u"NO_IMAGE"_s},
        {Fault::EmptyData, Code::ProviderFailed, u"no_picture"_s},
        {Fault::Billing, Code::Forbidden, u"FAILED_PRECONDITION"_s},
        {Fault::OrganisationUnverified, Code::Forbidden, u"PERMISSION_DENIED"_s},
        {Fault::QuotaUsedUp, Code::Forbidden, u"RESOURCE_EXHAUSTED"_s},
        {Fault::RateLimited, Code::TooManyRequests, u"RESOURCE_EXHAUSTED"_s, 2},
        {Fault::Busy, Code::Offline, u"UNAVAILABLE"_s},
        {Fault::ServerError, Code::ProviderFailed, u"INTERNAL"_s},
        {Fault::Gateway, Code::OutcomeUnknown, u"502"_s},
        {Fault::ModelGone, Code::ModelUnavailable, u"NOT_FOUND"_s},
        {Fault::BadSetting, Code::ProviderFailed, u"INVALID_ARGUMENT"_s},
        {Fault::TooLarge, Code::InvalidField, u"INVALID_ARGUMENT"_s},
        {Fault::Redirect, Code::ProviderFailed, u"307"_s},
        {Fault::Garbage, Code::ProviderFailed, u"json"_s},
    };
    for (const Case &expected : cases) {
        const Error error = failureOf(vendor, provider, expected.fault);
        INFO("fault " << static_cast<int>(expected.fault));
        CHECK(static_cast<int>(error.code) == static_cast<int>(expected.code));
        CHECK(error.detail == expected.detail);
        CHECK(error.retryAfterSeconds == expected.retryAfter);
    }
    CHECK(failureOf(vendor, provider, Fault::NotAPicture).code == Code::ProviderFailed);
}

TEST_CASE("Gemini: a wrong key is the operator's matter", "[gemini]")
{
    GeminiStandIn vendor;
    ProviderConfig config = configFor(vendor, u"gemini"_s);
    config.key = "wrong-fox-key";
    GeminiProvider provider(config);
    CHECK(failureOf(vendor, provider, Fault::None).code == Code::Forbidden);
}

TEST_CASE("Gemini: silence and broken answers leave the outcome unknown; a wrong content type does not", "[gemini]")
{
    GeminiStandIn vendor;
    GeminiProvider provider(configFor(vendor, u"gemini"_s), 300);
    for (const Fault fault : {Fault::CutBeforeAnswer, Fault::CutInAnswer, Fault::NeverAnswers, Fault::SlowDrip})
        CHECK(failureOf(vendor, provider, fault).code == Code::OutcomeUnknown);
    vendor.fault = Fault::LyingType;
    Trial trial;
    CHECK(GeminiProvider(configFor(vendor, u"gemini"_s)).create(order(), trial.work()));
}

TEST_CASE("Gemini: a canceled call comes back within a second", "[gemini]")
{
    GeminiStandIn vendor;
    vendor.fault = Fault::NeverAnswers;
    GeminiProvider provider(configFor(vendor, u"gemini"_s));
    Trial trial;
    Result<MadePictures> made;
    const qint64 took = cancelTime(
        trial, [&] { made = provider.create(order(), trial.work()); }, [&] { return vendor.count("POST") > 0; });
    REQUIRE_FALSE(made);
    CHECK(made.error().code == Code::Canceled);
    CHECK(took < 1'500);
    CHECK(vendor.count("POST") == 1);
}
