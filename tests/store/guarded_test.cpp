#include "store/database.h"
#include "support/catch.h"
#include <QTemporaryDir>
#include <stdexcept>

using namespace mj;

TEST_CASE("guarded hands on values, results and nothing")
{
    CHECK(*guarded([] { return 3; }) == 3);
    CHECK(guarded([] {}));
    const Result<int> inner = guarded([]() -> Result<int> { return fail(Code::NotFound); });
    CHECK(inner.error().code == Code::NotFound);
}

TEST_CASE("guarded tells a busy file, a broken rule and a wrong statement apart")
{
    const QTemporaryDir dir;
    const QString file = dir.filePath(QStringLiteral("state.db"));
    auto one = Database::open(file);
    auto two = Database::open(file, DatabaseOptions{.busyTimeoutMs = 20});
    REQUIRE(one);
    REQUIRE(two);
    (*one)->connection().exec("CREATE TABLE t (x UNIQUE); INSERT INTO t VALUES (1)");
    CHECK(guarded([&] { (*one)->connection().exec("INSERT INTO t VALUES (1)"); }).error().code == Code::Conflict);
    CHECK(guarded([&] { (*one)->connection().exec("SELEKT"); }).error().code == Code::Storage);
    (*one)->connection().exec("BEGIN IMMEDIATE");
    CHECK(guarded([&] { (*two)->connection().exec("INSERT INTO t VALUES (2)"); }).error().code == Code::Unavailable);
    (*one)->connection().exec("COMMIT");
    CHECK(guarded([&] { (*two)->connection().exec("INSERT INTO t VALUES (2)"); }));
}

TEST_CASE("an exception of another kind is Internal")
{
    CHECK(guarded([] { throw std::runtime_error("odd"); }).error().code == Code::Internal);
}
