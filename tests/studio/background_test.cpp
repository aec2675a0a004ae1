#include "studio/background.h"
#include "support/catch.h"

#include <QTest>
#include <QThread>
#include <atomic>

using namespace mj::studio;

TEST_CASE("a background task runs elsewhere and answers here")
{
    QObject context;
    QThread *worked = nullptr;
    QThread *answered = nullptr;
    std::unique_ptr<int> value; // what can only be moved arrives too
    runInBackground([&] { worked = QThread::currentThread(); return std::make_unique<int>(7); }, &context,
                    [&](std::unique_ptr<int> result) { answered = QThread::currentThread(); value = std::move(result); });
    CHECK_FALSE(value);
    REQUIRE(QTest::qWaitFor([&] { return value != nullptr; }, 5000));
    CHECK(*value == 7);
    CHECK(worked != QThread::currentThread());
    CHECK(answered == QThread::currentThread());
}

TEST_CASE("an answer is dropped when its context has died")
{
    std::atomic<bool> mayEnd = false;
    std::atomic<bool> hasEnded = false;
    bool answered = false;
    auto context = std::make_unique<QObject>();
    QThreadPool pool;
    runInBackground(pool, [&] {
        while (!mayEnd)
            QThread::yieldCurrentThread();
        hasEnded = true;
        return 1;
    }, context.get(), [&](int) { answered = true; });
    context.reset();
    mayEnd = true;
    pool.waitForDone();
    REQUIRE(hasEnded);
    QObject other;
    bool later = false;
    runInBackground(pool, [] { return 2; }, &other, [&](int) { later = true; });
    REQUIRE(QTest::qWaitFor([&] { return later; }, 5000));
    CHECK_FALSE(answered);
}

TEST_CASE("a pool bounds how many tasks run at once")
{
    QObject context;
    QThreadPool pool;
    pool.setMaxThreadCount(2);
    std::atomic<int> running = 0;
    std::atomic<int> most = 0;
    int answers = 0;
    for (int i = 0; i < 16; ++i) {
        runInBackground(pool, [&] {
            const int now = ++running;
            int seen = most;
            while (now > seen && !most.compare_exchange_weak(seen, now)) {
            }
            QThread::msleep(2);
            --running;
            return now;
        }, &context, [&](int) { ++answers; });
    }
    REQUIRE(QTest::qWaitFor([&] { return answers == 16; }, 5000));
    CHECK(most <= 2);
}
