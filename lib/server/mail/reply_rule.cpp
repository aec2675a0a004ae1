#include "server/mail/reply_rule.h"

#include <array>

namespace mj::server {
namespace {

using Fate = Verdict::Fate;
using Queue = Verdict::Queue;

constexpr qint64 hour = 3600;
constexpr int challenged = 334; // what a bad token gets, before the 535
constexpr qint64 refusedPause = 300; // the server refuses us for a reason we do not know

// First match wins. `enhanced` is the beginning of the code; "-": there is none; "": any.
struct Rule {
    int first;
    int last;
    const char *enhanced;
    Verdict verdict;
};

bool fits(const Rule &rule, const MailFailure &failure)
{
    if (failure.reply < rule.first || failure.reply > rule.last)
        return false;
    return *rule.enhanced == '-' ? failure.enhanced.isEmpty() : failure.enhanced.startsWith(QLatin1String(rule.enhanced));
}

template <std::size_t N>
const Rule *firstFit(const std::array<Rule, N> &rules, const MailFailure &failure)
{
    for (const Rule &rule : rules)
        if (fits(rule, failure))
            return &rule;
    return nullptr;
}

constexpr Verdict stop{Fate::Keep, Queue::Stopped, 0, true};

// Whatever the command was that is answered.
constexpr std::array<Rule, 17> always{{
    {530, 530, "", stop}, // neither signed in nor encrypted: a setting is wrong
    {534, 534, "", stop}, // wants an app password
    {535, 535, "", stop}, // wrong password or token; trying on locks the account
    {538, 538, "", stop},
    {454, 454, "4.7", {Fate::Keep, Queue::Paused, hour, false}}, // signed in too often
    {400, 599, "5.4.5", {Fate::Keep, Queue::Paused, 24 * hour, true}},
    {421, 421, "4.7.0", {Fate::Keep, Queue::BackOff, 0, false}},
    {421, 421, "4.7.", {Fate::Keep, Queue::BackOff, 0, true}}, // reads our mails as unwanted
    {421, 421, "5.7.", {Fate::Keep, Queue::BackOff, 0, true}},
    {421, 421, "", {Fate::Keep, Queue::BackOff, 0, false}},
    {400, 499, "4.3.0", {Fate::Keep, Queue::BackOff, 0, false}},
    {450, 450, "", {Fate::Later, Queue::Open, hour, false}}, // the receiver gets too much at a time
    {452, 452, "", {Fate::Later, Queue::Open, hour, false}},
    {400, 499, "", {Fate::Later, Queue::Open, 0, false}},
    {552, 552, "5.3.4", {Fate::Lighter, Queue::Open, 0, false}},
    {523, 523, "", {Fate::Lighter, Queue::Open, 0, false}},
    {552, 552, "-", {Fate::Lighter, Queue::Open, 0, false}},
}};

// Only where the answer is about this mail; the same words to what stands before it concern every mail.
constexpr std::array<Rule, 7> ofMail{{
    {500, 599, "5.7.", {Fate::Failed, Queue::Open, 0, true}},
    {500, 599, "5.1.7", {Fate::Failed, Queue::Open, 0, true}}, // 5.1.7 and 5.1.8: the sender's address
    {500, 599, "5.1.8", {Fate::Failed, Queue::Open, 0, true}},
    {500, 599, "5.1.", {Fate::Bounced, Queue::Open, 0, false}},
    {500, 599, "5.2.1", {Fate::Bounced, Queue::Open, 0, false}}, // switched off
    {550, 550, "-", {Fate::Bounced, Queue::Open, 0, false}},
    {500, 599, "", {Fate::Failed, Queue::Open, 0, false}},
}};

Verdict withoutReply(const MailFailure &failure)
{
    switch (failure.code) {
    case Code::InvalidField:
        return {Fate::Failed, Queue::Open, 0, false};
    case Code::CodeExpired:
    case Code::NotFound:
        return {Fate::Dropped, Queue::Open, 0, false};
    case Code::TooManyRequests: // our own day's limit
        return {Fate::Keep, Queue::Open, failure.retryAfterSeconds, false};
    case Code::Canceled:
        return {Fate::Keep, Queue::Open, 0, false};
    case Code::Forbidden:
        return {Fate::Keep, Queue::Paused, refusedPause, true};
    default:
        return {Fate::Later, Queue::Open, failure.retryAfterSeconds, false};
    }
}

} // namespace

Verdict verdictOf(const MailFailure &failure)
{
    // A line that broke or a certificate that failed says more than the last thing the server happened to answer.
    const bool answered = failure.code == Code::Unavailable || failure.code == Code::Forbidden || failure.code == Code::InvalidField;
    if (failure.code == Code::Forbidden && failure.reply == challenged)
        return stop;
    if (failure.reply < 400 || !answered)
        return withoutReply(failure);
    if (const Rule *rule = firstFit(always, failure))
        return rule->verdict;
    if (const Rule *rule = failure.code == Code::InvalidField ? firstFit(ofMail, failure) : nullptr)
        return rule->verdict;
    return withoutReply(failure);
}

} // namespace mj::server
