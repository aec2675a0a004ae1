#include "document_store_contract.h"

#include "support/catch.h"
#include <QSet>
#include <atomic>
#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace contract {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

QString numbered(const char *prefix, int number)
{
    return s(prefix) + QString::number(number).rightJustified(4, QLatin1Char('0'));
}

Document mustRead(DocumentStore &store, const QString &path)
{
    const auto read = store.read(path);
    REQUIRE(read);
    REQUIRE(read->has_value());
    return **read;
}

bool absent(DocumentStore &store, const QString &path)
{
    const auto read = store.read(path);
    REQUIRE(read);
    return !read->has_value();
}

QStringList idsOf(const Page &page)
{
    QStringList ids;
    for (const Document &document : page.documents)
        ids.append(document.id());
    return ids;
}

QStringList ask(DocumentStore &store, const Query &query)
{
    const auto page = store.query(query);
    REQUIRE(page);
    return idsOf(*page);
}

void readsAndConditions(DocumentStore &store)
{
    const QString path = s("accounts/acc_1");
    CHECK(absent(store, path));
    REQUIRE(store.commit({Write::create(path, {{s("name"), s("고양이 🐈")}, {s("n"), Q_INT64_C(9007199254740993)}, {s("deep"), QJsonObject{{s("a"), QJsonArray{1, 2.5, true}}}}})}));
    const Document first = mustRead(store, path);
    CHECK(first.path == path);
    CHECK(first.id() == s("acc_1"));
    CHECK(first.fields.value(s("name")).toString() == s("고양이 🐈"));
    CHECK(first.fields.value(s("n")).toInteger() == Q_INT64_C(9007199254740993));
    CHECK(first.fields.value(s("deep")).toObject().value(s("a")).toArray() == QJsonArray{1, 2.5, true});

    CHECK(store.commit({Write::create(path, {})}).error().code == Code::Conflict);
    REQUIRE(store.commit({Write::update(first, {{s("n"), 2}})}));
    const Document second = mustRead(store, path);
    CHECK(second.version > first.version);
    CHECK(second.fields == QJsonObject{{s("n"), 2}}); // whole documents: what is not written is gone
    CHECK(store.commit({Write::update(first, {{s("n"), 3}})}).error().code == Code::Conflict);
    CHECK(store.commit({Write::remove(first)}).error().code == Code::Conflict);
    CHECK(mustRead(store, path).fields == second.fields);

    REQUIRE(store.commit({Write::put(path, {{s("n"), 4}})}));
    REQUIRE(store.commit({Write::remove(mustRead(store, path))}));
    CHECK(absent(store, path));
    CHECK(store.commit({Write::update(second, {})}).error().code == Code::Conflict);
    CHECK(store.commit({Write::remove(second)}).error().code == Code::Conflict);
    CHECK(store.commit({Write::remove(path)})); // no demand: gone is gone
    REQUIRE(store.commit({Write::create(path, {{s("n"), 5}})}));
    CHECK(store.commit({Write::update(second, {})}).error().code == Code::Conflict); // not the document that was read
    CHECK(store.commit({}));
}

void allOrNothing(DocumentStore &store)
{
    REQUIRE(store.commit({Write::create(s("points/acc_1"), {{s("balance"), 10}})}));
    const Document balance = mustRead(store, s("points/acc_1"));
    const QString entry = s("points/acc_1/entries/e1");
    REQUIRE(store.commit({Write::create(s("orders/o1"), {}), Write::create(entry, {{s("delta"), 5}}), Write::update(balance, {{s("balance"), 15}})}));
    CHECK(mustRead(store, entry).fields.value(s("delta")).toInt() == 5);

    // Whichever of the three fails, nothing is written.
    const Document now = mustRead(store, s("points/acc_1"));
    const QList<QList<Write>> failing = {
        {Write::create(s("orders/o1"), {}), Write::create(s("points/acc_1/entries/e2"), {}), Write::update(now, {{s("balance"), 99}})},
        {Write::create(s("orders/o2"), {}), Write::create(entry, {}), Write::update(now, {{s("balance"), 99}})},
        {Write::create(s("orders/o2"), {}), Write::create(s("points/acc_1/entries/e2"), {}), Write::update(balance, {{s("balance"), 99}})},
        {Write::remove(s("orders/o1")), Write::create(s("points/acc_1/entries/e2"), {}), Write::remove(balance)},
    };
    for (const QList<Write> &writes : failing) {
        CHECK(store.commit(writes).error().code == Code::Conflict);
        CHECK(mustRead(store, s("points/acc_1")).fields.value(s("balance")).toInt() == 15);
        CHECK(mustRead(store, s("points/acc_1")).version == now.version);
        CHECK(absent(store, s("points/acc_1/entries/e2")));
        CHECK(absent(store, s("orders/o2")));
        CHECK_FALSE(absent(store, s("orders/o1")));
    }
}

void limits(DocumentStore &store)
{
    for (const char *path : {"", "a", "a/", "/a", "a//b/c", "a/b/c", "a/b c", "a/b\xc3\xa9", "a/..", "../a", "a/.", "a/__x__", "a/b?", "a/b*", "a/b\\c"}) {
        INFO(path);
        CHECK(store.read(s(path)).error().code == Code::InvalidField);
        CHECK(store.commit({Write::put(s(path), {})}).error().code == Code::InvalidField);
    }
    const QString longest = s("a/") + QString(200, QLatin1Char('x'));
    CHECK(store.commit({Write::put(longest, {})}));
    CHECK(store.commit({Write::put(longest + QLatin1Char('x'), {})}).error().code == Code::InvalidField);
    CHECK(store.commit({Write::put(s("a/Az09_.:@=-"), {})}));

    QList<Write> writes;
    for (int i = 0; i < 400; ++i)
        writes.append(Write::create(numbered("many/d", i), {}));
    CHECK(store.commit(writes));
    writes.append(Write::create(s("many/last"), {}));
    CHECK(store.commit(writes).error().code == Code::InvalidField);
    CHECK(store.commit({Write::put(s("a/twice"), {}), Write::remove(s("a/twice"))}).error().code == Code::InvalidField);
    CHECK(store.commit({Write::put(s("a/big"), {{s("x"), QString(999'000, QLatin1Char('x'))}})}));
    CHECK(store.commit({Write::put(s("a/big2"), {{s("x"), QString(1'000'000, QLatin1Char('x'))}})}).error().code == Code::InvalidField);
    CHECK(store.commit({Write::put(s("a/zero"), {{s("x"), QString(QChar(u'\0'))}})}).error().code == Code::InvalidField);

    Query query{s("many"), {}, {}, false, 1000, {}};
    CHECK(ask(store, query).size() == 400);
    for (const int limit : {0, -1, 1001}) {
        query.limit = limit;
        CHECK(store.query(query).error().code == Code::InvalidField);
    }
    const auto refused = [&](const Query &wrong) { return store.query(wrong).error().code == Code::InvalidField; };
    CHECK(refused({s("many/x"), {}, {}, false, 10, {}}));
    CHECK(refused({s("many"), {}, s("a'b"), false, 10, {}}));
    CHECK(refused({s("many"), {{s("a.b"), Filter::Op::Equal, 1}}, {}, false, 10, {}}));
    CHECK(refused({s("many"), {{s("a"), Filter::Op::Equal, 1.5}}, {}, false, 10, {}}));
    CHECK(refused({s("many"), {{s("a"), Filter::Op::Equal, QJsonValue()}}, {}, false, 10, {}}));
    CHECK(refused({s("many"), {{s("a"), Filter::Op::Equal, QJsonArray{1}}}, {}, false, 10, {}}));
    CHECK(refused({s("many"), {{s("a"), Filter::Op::Less, 1}}, {}, false, 10, {}}));
    CHECK(refused({s("many"), {{s("a"), Filter::Op::Less, 1}}, s("b"), false, 10, {}}));
    CHECK(refused({s("many"), {{s("a"), Filter::Op::Less, 1}, {s("a"), Filter::Op::Greater, s("x")}}, s("a"), false, 10, {}}));
}

void fillJobs(DocumentStore &store)
{
    const auto at = [](int minute) { return s("2026-11-24T01:%1:00.000Z").arg(minute, 2, 10, QLatin1Char('0')); };
    REQUIRE(store.commit({
        Write::create(s("jobs/j1"), {{s("state"), s("queued")}, {s("at"), at(5)}, {s("n"), 10}, {s("late"), true}}),
        Write::create(s("jobs/j2"), {{s("state"), s("done")}, {s("at"), at(1)}, {s("n"), 9}, {s("late"), false}}),
        Write::create(s("jobs/j3"), {{s("state"), s("queued")}, {s("at"), at(2)}, {s("n"), -3}, {s("late"), false}}),
        Write::create(s("jobs/j4"), {{s("state"), s("queued")}, {s("at"), at(2)}, {s("n"), s("10")}, {s("late"), 1}}),
        Write::create(s("jobs/j5"), {{s("state"), s("queued")}, {s("late"), s("true")}}),
        Write::create(s("jobs/j6"), {{s("state"), QJsonArray{s("queued")}}, {s("at"), QJsonValue()}, {s("n"), 2.5}}),
        Write::create(s("jobs/j6/logs/l1"), {{s("state"), s("queued")}, {s("at"), at(3)}}),
        Write::create(s("jobsx/j7"), {{s("state"), s("queued")}, {s("at"), at(3)}}),
    }));
}

void queries(DocumentStore &store)
{
    using Op = Filter::Op;
    const QString jobs = s("jobs");
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}}, s("at"), false, 10, {}}).isEmpty());
    fillJobs(store); // after the first question: an index made early must take in what comes later
    CHECK(ask(store, {jobs, {}, {}, false, 10, {}}) == QStringList{s("j1"), s("j2"), s("j3"), s("j4"), s("j5"), s("j6")});
    CHECK(ask(store, {jobs, {}, {}, true, 2, {}}) == QStringList{s("j6"), s("j5")});
    CHECK(ask(store, {s("jobs/j6/logs"), {}, {}, false, 10, {}}) == QStringList{s("l1")});
    CHECK(ask(store, {s("nothing"), {}, {}, false, 10, {}}).isEmpty());

    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}}, {}, false, 10, {}}) == QStringList{s("j1"), s("j3"), s("j4"), s("j5")});
    // Ordered: documents without the field are not there; equal values come by path.
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}}, s("at"), false, 10, {}}) == QStringList{s("j3"), s("j4"), s("j1")});
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}}, s("at"), true, 10, {}}) == QStringList{s("j1"), s("j4"), s("j3")});
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}, {s("late"), Op::Equal, false}}, {}, false, 10, {}}) == QStringList{s("j3")});
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}, {s("state"), Op::Equal, s("done")}}, {}, false, 10, {}}).isEmpty());
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("' OR 1=1 --")}}, {}, false, 10, {}}).isEmpty());
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("done")}}, s("state"), false, 10, {}}) == QStringList{s("j2")});

    // Types: numbers before strings; the number 10, the string "10", true, 1 and "true" are five things.
    CHECK(ask(store, {jobs, {}, s("n"), false, 10, {}}) == QStringList{s("j3"), s("j6"), s("j2"), s("j1"), s("j4")});
    CHECK(ask(store, {jobs, {}, s("n"), true, 10, {}}) == QStringList{s("j4"), s("j1"), s("j2"), s("j6"), s("j3")});
    CHECK(ask(store, {jobs, {{s("n"), Op::Equal, 10}}, {}, false, 10, {}}) == QStringList{s("j1")});
    CHECK(ask(store, {jobs, {{s("n"), Op::Equal, s("10")}}, {}, false, 10, {}}) == QStringList{s("j4")});
    CHECK(ask(store, {jobs, {{s("late"), Op::Equal, true}}, {}, false, 10, {}}) == QStringList{s("j1")});
    CHECK(ask(store, {jobs, {{s("late"), Op::Equal, 1}}, {}, false, 10, {}}) == QStringList{s("j4")});
    CHECK(ask(store, {jobs, {{s("late"), Op::Equal, s("true")}}, {}, false, 10, {}}) == QStringList{s("j5")});

    // A range finds its own type.
    CHECK(ask(store, {jobs, {{s("n"), Op::Greater, 9}}, s("n"), false, 10, {}}) == QStringList{s("j1")});
    CHECK(ask(store, {jobs, {{s("n"), Op::GreaterOrEqual, 9}}, s("n"), false, 10, {}}) == QStringList{s("j2"), s("j1")});
    CHECK(ask(store, {jobs, {{s("n"), Op::Less, 9}}, s("n"), true, 10, {}}) == QStringList{s("j6"), s("j3")});
    CHECK(ask(store, {jobs, {{s("n"), Op::LessOrEqual, 9}, {s("n"), Op::Greater, -3}}, s("n"), false, 10, {}}) == QStringList{s("j6"), s("j2")});
    CHECK(ask(store, {jobs, {{s("n"), Op::Less, s("zz")}}, s("n"), false, 10, {}}) == QStringList{s("j4")});
    CHECK(ask(store, {jobs, {{s("late"), Op::LessOrEqual, true}}, s("late"), false, 10, {}}) == QStringList{s("j2"), s("j3"), s("j1")});
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}, {s("at"), Op::Greater, s("2026-11-24T01:02:00.000Z")}}, s("at"), false, 10, {}}) == QStringList{s("j1")});

    // The index follows updates and removals.
    REQUIRE(store.commit({Write::update(mustRead(store, s("jobs/j3")), {{s("state"), s("done")}, {s("at"), s("2026")}}), Write::remove(s("jobs/j4"))}));
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("queued")}}, s("at"), false, 10, {}}) == QStringList{s("j1")});
    CHECK(ask(store, {jobs, {{s("state"), Op::Equal, s("done")}}, s("at"), false, 10, {}}) == QStringList{s("j3"), s("j2")});
}

// Walks all pages; between two pages `between` may write.
QStringList walk(DocumentStore &store, Query query, const std::function<void()> &between = {})
{
    QStringList ids;
    for (int pages = 0; pages < 1000; ++pages) {
        const auto page = store.query(query);
        REQUIRE(page);
        REQUIRE(page->documents.size() <= query.limit);
        ids += idsOf(*page);
        if (page->nextCursor.isEmpty())
            return ids;
        REQUIRE(page->documents.size() == query.limit);
        query.cursor = page->nextCursor;
        if (between)
            between();
    }
    FAIL("the pages never end");
    return ids;
}

void cursors(DocumentStore &store)
{
    using Op = Filter::Op;
    QList<Write> writes;
    QStringList mine;
    for (int i = 0; i < 100; ++i) {
        const bool own = i % 2 == 0;
        const QString id = numbered("g", i);
        writes.append(Write::create(s("generations/") + id, {{s("owner"), own ? s("a") : s("b")}, {s("changed"), i / 8}, {s("big"), i % 3 == 0}}));
        if (own)
            mine.append(id);
    }
    REQUIRE(store.commit(writes));
    QStringList backwards(mine.crbegin(), mine.crend());
    for (const int limit : {1, 3, 7, 50, 51}) {
        INFO(limit);
        const QList<Filter> owner{{s("owner"), Op::Equal, s("a")}};
        CHECK(walk(store, {s("generations"), owner, s("changed"), false, limit, {}}) == mine);
        CHECK(walk(store, {s("generations"), owner, s("changed"), true, limit, {}}) == backwards);
        CHECK(walk(store, {s("generations"), owner, {}, false, limit, {}}) == mine);
        CHECK(walk(store, {s("generations"), owner, {}, true, limit, {}}) == backwards);
        CHECK(walk(store, {s("generations"), owner, s("owner"), true, limit, {}}) == backwards);
        CHECK(walk(store, {s("generations"), {}, s("owner"), false, limit, {}}).size() == 100);
        CHECK(walk(store, {s("generations"), {}, s("big"), true, limit, {}}).size() == 100);
        const QList<Filter> range{{s("owner"), Op::Equal, s("a")}, {s("changed"), Op::Greater, 2}, {s("changed"), Op::LessOrEqual, 10}};
        CHECK(walk(store, {s("generations"), range, s("changed"), false, limit, {}}) == mine.mid(12, 32));
        CHECK(walk(store, {s("generations"), range, s("changed"), true, limit, {}}) == backwards.mid(6, 32));
    }

    // Documents that come and go between pages neither push others out nor show them twice.
    int round = 0;
    const QStringList seen = walk(store, {s("generations"), {{s("owner"), Op::Equal, s("a")}}, s("changed"), false, 5, {}}, [&] {
        ++round;
        REQUIRE(store.commit({Write::create(numbered("generations/new", round), {{s("owner"), s("a")}, {s("changed"), -round}}),
                              Write::create(numbered("generations/g0050x", round), {{s("owner"), s("a")}, {s("changed"), 6}}),
                              Write::remove(numbered("generations/g", 2 * (round - 1)))}));
    });
    CHECK(QSet<QString>(seen.cbegin(), seen.cend()).size() == seen.size());
    QStringList old = seen;
    old.removeIf([](const QString &id) { return id.size() > 5; });
    CHECK(old == mine);
}

void foreignCursors(DocumentStore &store)
{
    QList<Write> writes;
    for (int i = 0; i < 10; ++i)
        writes.append(Write::create(numbered("generations/g", i), {{s("owner"), s("a")}, {s("changed"), i}}));
    REQUIRE(store.commit(writes));
    const Query query{s("generations"), {{s("owner"), Filter::Op::Equal, s("a")}}, s("changed"), false, 3, {}};
    const auto page = store.query(query);
    REQUIRE(page);
    const auto refused = [&](Query other, const QString &cursor) {
        other.cursor = cursor;
        const auto answer = store.query(other);
        return !answer && answer.error().code == Code::InvalidField && answer.error().field == s("cursor");
    };
    for (const char *junk : {"x", "bm90IGpzb24", "e30", "WzEsMiwzXQ", "%%%", "W10"})
        CHECK(refused(query, s(junk)));
    CHECK(refused(query, page->nextCursor.chopped(1)));
    Query other = query;
    other.filters[0].value = s("b"); // another person's list
    CHECK(refused(other, page->nextCursor));
    other = query;
    other.descending = true;
    CHECK(refused(other, page->nextCursor));
    other = query;
    other.orderBy = s("owner");
    CHECK(refused(other, page->nextCursor));
    other = query;
    other.limit = 9; // a page may be of another size
    other.cursor = page->nextCursor;
    CHECK(ask(store, other).size() == 7);
}

// Eight writers, one document: read, add one, commit if unchanged, else again.
void contendedIncrements(DocumentStore &store, int eachAdds)
{
    REQUIRE(store.commit({Write::create(s("points/hot"), {{s("balance"), 0}})}));
    std::atomic<int> failed = 0;
    std::vector<std::thread> writers;
    for (int w = 0; w < 8; ++w) {
        writers.emplace_back([&, w] {
            for (int done = 0; done < eachAdds;) {
                const auto read = store.read(s("points/hot"));
                if (!read || !*read) {
                    ++failed;
                    return;
                }
                const int balance = (**read).fields.value(s("balance")).toInt();
                const QString entry = s("points/hot/entries/w%1_%2").arg(w).arg(done);
                const auto committed = store.commit({Write::create(entry, {{s("after"), balance + 1}}), Write::update(**read, {{s("balance"), balance + 1}})});
                if (committed)
                    ++done;
                else if (committed.error().code != Code::Conflict)
                    ++failed;
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    CHECK(failed == 0);
    CHECK(mustRead(store, s("points/hot")).fields.value(s("balance")).toInt() == 8 * eachAdds);
    // Each balance was reached by exactly one entry.
    QSet<int> balances;
    Query query{s("points/hot/entries"), {}, s("after"), false, 1000, {}};
    const auto page = store.query(query);
    REQUIRE(page);
    for (const Document &entry : page->documents)
        balances.insert(entry.fields.value(s("after")).toInt());
    CHECK(balances.size() == 8 * eachAdds);
    CHECK(page->documents.size() == 8 * eachAdds);
}

// The same commit from many threads: one wins.
void onlyOneCreates(DocumentStore &store)
{
    std::atomic<int> won = 0;
    std::atomic<int> lost = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 50; ++i) {
                const auto made = store.commit({Write::create(numbered("names/n", i), {{s("by"), t}}), Write::put(s("profiles/p%1_%2").arg(t).arg(i), {})});
                if (made)
                    ++won;
                else if (made.error().code == Code::Conflict)
                    ++lost;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    CHECK(won == 50);
    CHECK(lost == 350);
    CHECK(walk(store, {s("profiles"), {}, {}, false, 1000, {}}).size() == 50);
}

} // namespace contract
