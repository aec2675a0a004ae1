#include "server/documents/sqlite_documents.h"
#include "server/top_ups/ledger.h"
#include "support/catch.h"
#include "support/fake_clock.h"
#include "support/service_client.h"

#include <QTemporaryDir>
#include <atomic>

using namespace mj;
using namespace mj::server;

namespace
{

QString text(const char *latin)
{
    return QString::fromLatin1(latin);
}

struct Book {
    QTemporaryDir dir;
    FakeClock clock;
    std::unique_ptr<SqliteDocuments> documents = std::move(*SqliteDocuments::open(dir.filePath(text("ledger.db"))));
    Ledger ledger{*documents, clock};

    Result<Ledger::Booking> topUp(const QString &reference, qint64 points)
    {
        return ledger.book(text("acc"), {{text("top_up"), reference, Points(points), Points(0)}});
    }
    Result<Ledger::Booking> reserve(const QString &reference, qint64 points)
    {
        return ledger.book(text("acc"), {{text("reserve"), reference, Points(-points), Points(points)}});
    }
};

} // namespace

TEST_CASE("a movement happens once, whoever asks how often")
{
    Book book;
    REQUIRE(book.topUp(text("o1"), 100) == Ledger::Booking::Booked);
    CHECK(book.topUp(text("o1"), 100) == Ledger::Booking::AlreadyBooked);
    CHECK(book.topUp(text("o1"), 900) == Ledger::Booking::AlreadyBooked);
    std::atomic<int> booked{0};
    inParallel(32, [&](int) {
        const auto result = book.topUp(text("o2"), 50);
        booked += result && *result == Ledger::Booking::Booked ? 1 : 0;
    });
    CHECK(booked == 1);
    CHECK(book.ledger.balance(text("acc"))->available == Points(150));
}

TEST_CASE("points for five reservations allow five of forty at once")
{
    Book book;
    REQUIRE(book.topUp(text("o1"), 64));
    std::atomic<int> held{0};
    std::atomic<int> refused{0};
    inParallel(40, [&](int i) {
        const auto result = book.reserve(text("g%1").arg(i), 12);
        held += result ? 1 : 0;
        refused += !result && result.error().code == Code::InsufficientPoints ? 1 : 0;
    });
    CHECK(held == 5);
    CHECK(refused == 35);
    CHECK(*book.ledger.balance(text("acc")) == api::Balance{Points(4), Points(60)});
}

TEST_CASE("what is written together with a movement is written with it or not at all")
{
    Book book;
    const auto other = [](const QString &path) {
        return [path]() -> Result<QList<Write>> { return QList<Write>{Write::create(path, {{text("x"), 1}})}; };
    };
    REQUIRE(book.ledger.book(text("acc"), {{text("top_up"), text("o1"), Points(10), Points(0)}}, other(text("things/a"))));
    CHECK((*book.documents->read(text("things/a"))).has_value());
    CHECK_FALSE(book.ledger.book(text("acc"), {{text("reserve"), text("g1"), Points(-20), Points(20)}}, other(text("things/b"))));
    CHECK_FALSE((*book.documents->read(text("things/b"))).has_value());
    const auto refusing = []() -> Result<QList<Write>> { return fail(Code::Forbidden); };
    const auto refused = book.ledger.book(text("acc"), {{text("top_up"), text("o2"), Points(10), Points(0)}}, refusing);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::Forbidden);
    CHECK(book.ledger.balance(text("acc"))->available == Points(10));
    // Held points cannot be given back twice over.
    CHECK_FALSE(book.ledger.book(text("acc"), {{text("release"), text("g9"), Points(5), Points(-5)}}));
    CHECK(*book.ledger.balance(text("acc")) == api::Balance{Points(10), Points(0)});
}
