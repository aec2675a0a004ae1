#include "crypto/password_gate.h"
#include "support/catch.h"
#include <atomic>
#include <thread>
#include <vector>

using namespace mj;

TEST_CASE("a flood of logins never runs more hashes at once than there are places")
{
    PasswordGate gate(2);
    const QByteArray hash = gate.hash("password");
    std::atomic<int> right = 0;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 12; ++i) {
        people.emplace_back([&, i] {
            for (int n = 0; n < 3; ++n)
                ++(gate.verify(hash, i % 2 == 0 ? "password" : "passwort") ? right : wrong);
        });
    }
    for (std::thread &person : people)
        person.join();
    CHECK(right == 18);
    CHECK(wrong == 18);
    CHECK(gate.busiest() == 2);
}

TEST_CASE("a gate has at least one place")
{
    PasswordGate gate(0);
    CHECK(gate.verify(gate.hash("x"), "x"));
    CHECK(gate.busiest() == 1);
}

TEST_CASE("whoever would rather not wait long is turned away when that many wait")
{
    PasswordGate gate(1, 2);
    const QByteArray hash = gate.hash("password");
    std::atomic<int> answered = 0;
    std::atomic<int> turnedAway = 0;
    std::vector<std::thread> people;
    for (int i = 0; i < 24; ++i) {
        people.emplace_back([&] {
            const auto right = gate.tryVerify(hash, "password");
            ++(right && *right ? answered : turnedAway);
            if (!right && right.error().code != mj::Code::Unavailable)
                answered = -100;
        });
    }
    for (std::thread &person : people)
        person.join();
    CHECK(answered >= 3);
    CHECK(answered + turnedAway == 24);
    CHECK(turnedAway > 0);
    CHECK(gate.busiest() == 1);
    CHECK(gate.tryHash("x")); // quiet again
}
