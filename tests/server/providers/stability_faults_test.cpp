#include "server/providers/stability_provider.h"
#include "server/providers/stability_stand_in.h"
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

PictureOrder order()
{
    PictureOrder order;
    order.model = u"core"_s;
    order.prompt = canary;
    return order;
}

PictureOrder slowOrder()
{
    PictureOrder slow = order();
    slow.model = u"creative"_s;
    slow.task = api::Task::Upscale;
    slow.references = {{paint({64, 64}), "image/png"}};
    return slow;
}

Error failureOf(StabilityStandIn &vendor, StabilityProvider &provider, Fault fault, const PictureOrder &asked)
{
    vendor.fault = fault;
    const int before = vendor.count("POST");
    Trial trial;
    const auto made = provider.create(asked, trial.work());
    INFO("fault " << static_cast<int>(fault));
    REQUIRE_FALSE(made);
    CHECK(vendor.count("POST") == before + (asked.remoteId.isEmpty() ? 1 : 0));
    CHECK(isClean(made.error(), vendor));
    return made.error();
}

} // namespace

TEST_CASE("Stability: every documented error means one thing and is not repeated", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), {5'000, 5, 1'000});
    const Case cases[] = {
        {Fault::Moderation, Code::PromptRefused, u"content_moderation"_s},
        {Fault::ModerationLate, Code::PromptRefused, u"CONTENT_FILTERED"_s},
        {Fault::Billing, Code::Forbidden, u"payment_required"_s},
        {Fault::OrganisationUnverified, Code::Forbidden, u"forbidden"_s},
        {Fault::RateLimited, Code::TooManyRequests, u"rate_limit_exceeded"_s, 60},
        {Fault::Busy, Code::Offline, u"service_unavailable"_s},
        {Fault::ServerError, Code::ProviderFailed, u"internal_error"_s},
        {Fault::Gateway, Code::OutcomeUnknown, u"502"_s},
        {Fault::ModelGone, Code::ModelUnavailable, u"not_found"_s},
        {Fault::BadSize, Code::InvalidField, u"bad_request"_s, 0, u"size"_s},
        {Fault::BadSetting, Code::ProviderFailed, u"unprocessable"_s},
        {Fault::TooLarge, Code::InvalidField, u"payload_too_large"_s, 0, u"references"_s},
        {Fault::Redirect, Code::ProviderFailed, u"307"_s},
        {Fault::Garbage, Code::ProviderFailed, u"no_picture"_s},
        {Fault::NotAPicture, Code::ProviderFailed, u"no_picture"_s},
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
}

TEST_CASE("Stability: a wrong key is the operator's matter, at once and while waiting", "[stability]")
{
    StabilityStandIn vendor;
    ProviderConfig config = configFor(vendor, u"stability"_s);
    config.key = "wrong-fox-key";
    StabilityProvider provider(config, {5'000, 5, 1'000});
    CHECK(failureOf(vendor, provider, Fault::None, order()).code == Code::Forbidden);
    PictureOrder left = slowOrder();
    left.remoteId = u"abc"_s;
    CHECK(failureOf(vendor, provider, Fault::None, left).code == Code::Forbidden);
}

TEST_CASE("Stability: silence and broken answers leave the outcome unknown; a wrong content type does not", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), {300, 5, 1'000});
    for (const Fault fault : {Fault::CutBeforeAnswer, Fault::CutInAnswer, Fault::NeverAnswers, Fault::SlowDrip})
        CHECK(failureOf(vendor, provider, fault, order()).code == Code::OutcomeUnknown);
    vendor.fault = Fault::LyingType;
    Trial trial;
    CHECK(StabilityProvider(configFor(vendor, u"stability"_s)).create(order(), trial.work()));
}

TEST_CASE("Stability: of a job that was accepted nothing is ordered again, whatever becomes of its result", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), {2'000, 5, 300});
    const Error gone = failureOf(vendor, provider, Fault::ResultGone, slowOrder());
    CHECK(gone.code == Code::OutcomeUnknown);
    CHECK(gone.detail == u"result_gone"_s);
    CHECK(failureOf(vendor, provider, Fault::ModerationLate, slowOrder()).code == Code::PromptRefused);
    CHECK(failureOf(vendor, provider, Fault::EmptyData, slowOrder()).detail == u"no_id"_s);
    vendor.questions = 1'000'000;
    CHECK(failureOf(vendor, provider, Fault::None, slowOrder()).detail == u"no_result_in_time"_s);
    PictureOrder sly = slowOrder();
    sly.remoteId = u"../../v1/user/account"_s;
    const int asked = vendor.count("GET");
    CHECK(failureOf(vendor, provider, Fault::None, sly).code == Code::OutcomeUnknown);
    CHECK(vendor.count("GET") == asked);
}

TEST_CASE("Stability: a canceled call comes back within a second, also while it waits for a result", "[stability]")
{
    StabilityStandIn vendor;
    StabilityProvider provider(configFor(vendor, u"stability"_s), {60'000, 30'000, 60'000});
    vendor.questions = 1'000'000;
    for (const bool isSlow : {false, true}) {
        vendor.fault = isSlow ? Fault::None : Fault::NeverAnswers;
        const int before = vendor.requests().size();
        Trial trial;
        Result<MadePictures> made;
        const qint64 took = cancelTime(
            trial, [&] { made = provider.create(isSlow ? slowOrder() : order(), trial.work()); },
            [&] { return vendor.requests().size() > before + (isSlow ? 1 : 0); });
        REQUIRE_FALSE(made);
        CHECK(made.error().code == Code::Canceled);
        CHECK(took < 1'500);
    }
    CHECK(vendor.count("POST") == 2);
}
