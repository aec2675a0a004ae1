#include "client/memory_vault.h"

#include "client/wire.h"

using namespace mj;
using namespace mj::client;

TEST_CASE("the vault of this run: later answers, NotFound, replace, remove, probe")
{
    MemoryVault vault;
    CHECK_FALSE(vault.isPersistent());
    QObject context;
    QList<QByteArray> told;
    const auto tellRead = [&](Result<QByteArray> r) {
        told.append(r ? *r : QByteArray(r.error().code == Code::NotFound ? "absent" : "?"));
    };
    const auto tellDone = [&](Result<void> r) { told.append(r ? "ok" : "?"); };
    QByteArray secret = "하나";
    vault.read(QStringLiteral("a"), &context, tellRead);
    vault.write(QStringLiteral("a"), secret, &context, tellDone);
    vault.read(QStringLiteral("a"), &context, tellRead);
    vault.write(QStringLiteral("a"), "two", &context, tellDone);
    vault.read(QStringLiteral("a"), &context, tellRead);
    vault.remove(QStringLiteral("a"), &context, tellDone);
    vault.remove(QStringLiteral("a"), &context, tellDone);
    vault.read(QStringLiteral("a"), &context, tellRead);
    vault.probe(&context, tellDone);
    CHECK(told.isEmpty());
    REQUIRE(waitFor([&] { return told.size() == 9; }));
    CHECK(told == QList<QByteArray>{"absent", "ok", "하나", "ok", "two", "ok", "ok", "absent", "ok"});
    CHECK(secret == QByteArray("하나"));
}

TEST_CASE("the vault of this run does not call a context that died")
{
    MemoryVault vault;
    auto context = std::make_unique<QObject>();
    vault.read(QStringLiteral("a"), context.get(), [](const Result<QByteArray> &) { FAIL("called"); });
    context.reset();
    QCoreApplication::processEvents();
    SUCCEED();
}
