#include "server/accounts/people.h"
#include "support/catch.h"

#include <QSet>
#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace mj;
using namespace mj::test;

namespace {

constexpr int tries = 200;
constexpr double noise = 1.5;

struct Seen {
    QSet<QByteArray> answers;
    std::vector<double> milliseconds;

    double median()
    {
        std::nth_element(milliseconds.begin(), milliseconds.begin() + tries / 2, milliseconds.end());
        return milliseconds.at(tries / 2);
    }
};

template <class Ask>
void add(Seen &seen, Ask ask)
{
    const auto since = std::chrono::steady_clock::now();
    const Answer answer = ask();
    seen.milliseconds.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since).count());
    QByteArray all = withoutMoment(answer);
    for (const auto &[name, value] : answer.headers) {
        if (name != "date" && name != "x-request-id")
            all += '\n' + name + ": " + value;
    }
    seen.answers.insert(all);
}

// Now the one first, now the other: what the first leaves to be done in the background slows the second.
template <class Ask>
void addBoth(Seen &known, Seen &unknown, int i, Ask ask)
{
    const auto theKnown = [&] { add(known, [&] { return ask(true); }); };
    if (i % 2 == 0)
        theKnown();
    add(unknown, [&] { return ask(false); });
    if (i % 2 == 1)
        theKnown();
}

// Each try from a caller of its own, so that no limiter ends it.
ServiceClient caller(const RealServer &server, int i)
{
    return ServiceClient(server.url()).from(QStringLiteral("198.51.%1.%2").arg(i / 200).arg(i % 200 + 1));
}

void checkAlike(Seen &known, Seen &unknown)
{
    CHECK(known.answers.size() == 1);
    CHECK(known.answers == unknown.answers);
    const double a = known.median();
    const double b = unknown.median();
    INFO("median of " << tries << ": known " << a << " ms, unknown " << b << " ms");
    CHECK(std::max(a, b) < noise * std::min(a, b));
    std::printf("enumeration: known %.2f ms, unknown %.2f ms, ratio %.2f\n", a, b, a / b);
}

} // namespace

TEST_CASE("a sign-in tells nobody whether an address is a member's: same bytes, same time")
{
    FakeClock clock;
    server::Config config = behindProxy(clock);
    config.limits.triesOfAccount = 10'000;
    RealServer server(config);
    const Member member = join(server);
    Seen known;
    Seen unknown;
    for (int i = 0; i < tries; ++i) {
        addBoth(known, unknown, i, [&](bool isKnown) {
            return signIn(caller(server, i), {isKnown ? member.session.account.email : text("nobody@example.com"), text("not the password")});
        });
    }
    checkAlike(known, unknown);
}

TEST_CASE("a password reset tells nobody whether an address is a member's: same bytes, same time")
{
    FakeClock clock;
    RealServer server(behindProxy(clock));
    const Member member = join(server);
    Seen known;
    Seen unknown;
    for (int i = 0; i < tries; ++i) {
        server.mails(member.session.account.email); // the ones before have left, so that they are no noise
        clock.advance(3600);                        // past cool-down and hour
        addBoth(known, unknown, i, [&](bool isKnown) {
            return caller(server, i).post(text("/v1/password-resets"), {{text("email"), isKnown ? member.session.account.email : text("nobody@example.com")}});
        });
    }
    checkAlike(known, unknown);
    const auto confirm = [&](const QString &email) {
        return ServiceClient(server.url()).post(text("/v1/password-resets/confirm"), {{text("email"), email}, {text("code"), text("guess")}, {text("password"), usualPassword()}});
    };
    for (int i = 0; i < 6; ++i)
        CHECK(withoutMoment(confirm(member.session.account.email)) == withoutMoment(confirm(text("nobody@example.com"))));
    CHECK(confirm(member.session.account.email).code() == text("code_expired"));
}
