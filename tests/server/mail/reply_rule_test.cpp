#include "server/mail/reply_rule.h"

#include "support/catch.h"

using namespace mj;
using namespace mj::server;
using Fate = Verdict::Fate;
using Queue = Verdict::Queue;

namespace {

Verdict of(Code code, int reply = 0, const char *enhanced = "")
{
    return verdictOf(MailFailure(error(code), reply, QLatin1String(enhanced)));
}

} // namespace

TEST_CASE("every answer of the table means what it is written down for")
{
    const struct {
        Code code;
        int reply;
        const char *enhanced;
        Verdict verdict;
    } table[] = {
        {Code::Forbidden, 535, "5.7.8", {Fate::Keep, Queue::Stopped, 0, true}},
        {Code::Forbidden, 534, "5.7.9", {Fate::Keep, Queue::Stopped, 0, true}},
        {Code::Forbidden, 530, "5.7.0", {Fate::Keep, Queue::Stopped, 0, true}},
        {Code::Forbidden, 535, "", {Fate::Keep, Queue::Stopped, 0, true}},
        {Code::Forbidden, 334, "", {Fate::Keep, Queue::Stopped, 0, true}}, // XOAUTH2: the challenge that tells why a token is bad
        {Code::InvalidField, 550, "5.4.5", {Fate::Keep, Queue::Paused, 86'400, true}},
        {Code::Forbidden, 550, "5.4.5", {Fate::Keep, Queue::Paused, 86'400, true}}, // said to MAIL
        {Code::Unavailable, 421, "4.7.0", {Fate::Keep, Queue::BackOff, 0, false}},
        {Code::Unavailable, 421, "4.3.0", {Fate::Keep, Queue::BackOff, 0, false}},
        {Code::Unavailable, 451, "4.3.0", {Fate::Keep, Queue::BackOff, 0, false}},
        {Code::Unavailable, 421, "", {Fate::Keep, Queue::BackOff, 0, false}},
        {Code::Unavailable, 421, "4.7.28", {Fate::Keep, Queue::BackOff, 0, true}},
        {Code::Unavailable, 421, "5.7.1", {Fate::Keep, Queue::BackOff, 0, true}},
        {Code::Unavailable, 450, "4.2.1", {Fate::Later, Queue::Open, 3600, false}},
        {Code::Unavailable, 452, "4.2.1", {Fate::Later, Queue::Open, 3600, false}},
        {Code::Unavailable, 451, "4.7.1", {Fate::Later, Queue::Open, 0, false}},
        {Code::Unavailable, 454, "4.7.0", {Fate::Keep, Queue::Paused, 3600, false}},
        {Code::InvalidField, 550, "5.1.1", {Fate::Bounced, Queue::Open, 0, false}},
        {Code::InvalidField, 550, "", {Fate::Bounced, Queue::Open, 0, false}},
        {Code::InvalidField, 553, "5.1.3", {Fate::Bounced, Queue::Open, 0, false}},
        {Code::InvalidField, 550, "5.2.1", {Fate::Bounced, Queue::Open, 0, false}},
        {Code::InvalidField, 552, "5.3.4", {Fate::Lighter, Queue::Open, 0, false}},
        {Code::Forbidden, 552, "5.3.4", {Fate::Lighter, Queue::Open, 0, false}}, // said to MAIL, by the announced size
        {Code::Forbidden, 552, "", {Fate::Lighter, Queue::Open, 0, false}},
        {Code::InvalidField, 552, "5.2.2", {Fate::Failed, Queue::Open, 0, false}}, // the receiver's mailbox is full
        {Code::InvalidField, 550, "5.7.1", {Fate::Failed, Queue::Open, 0, true}},
        {Code::InvalidField, 554, "5.7.26", {Fate::Failed, Queue::Open, 0, true}},
        {Code::Forbidden, 550, "5.7.1", {Fate::Keep, Queue::Paused, 300, true}}, // said to MAIL: no mail of ours would go
        {Code::InvalidField, 550, "5.1.8", {Fate::Failed, Queue::Open, 0, true}}, // our address, not the receiver's
        {Code::InvalidField, 554, "5.6.0", {Fate::Failed, Queue::Open, 0, false}},
    };
    for (const auto &row : table) {
        INFO(row.reply << " " << row.enhanced);
        const Verdict verdict = of(row.code, row.reply, row.enhanced);
        CHECK(static_cast<int>(verdict.fate) == static_cast<int>(row.verdict.fate));
        CHECK(static_cast<int>(verdict.queue) == static_cast<int>(row.verdict.queue));
        CHECK(verdict.seconds == row.verdict.seconds);
        CHECK(verdict.wantsOperator == row.verdict.wantsOperator);
    }
}

TEST_CASE("without an answer the failure itself decides, whatever was answered before it")
{
    for (const Code code : {Code::Offline, Code::Timeout, Code::TlsRejected, Code::Unavailable}) {
        CHECK(of(code).fate == Fate::Later);
        CHECK(of(code).queue == Queue::Open);
    }
    CHECK(of(Code::Timeout, 535, "5.7.8").queue == Queue::Open);
    CHECK(of(Code::TlsRejected, 454, "4.7.0").fate == Fate::Later);
    CHECK(of(Code::InvalidField).fate == Fate::Failed);
    CHECK(of(Code::CodeExpired).fate == Fate::Dropped);
    CHECK(of(Code::NotFound).fate == Fate::Dropped);
    CHECK(of(Code::Canceled).fate == Fate::Keep);
    CHECK(of(Code::Forbidden).queue == Queue::Paused);
    Error full = error(Code::TooManyRequests);
    full.retryAfterSeconds = 77;
    CHECK(verdictOf(full).fate == Fate::Keep);
    CHECK(verdictOf(full).seconds == 77);
    CHECK(verdictOf(full).queue == Queue::Open);
}
