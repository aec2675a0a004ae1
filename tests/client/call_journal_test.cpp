#include "client/call_journal.h"

#include "client/gallery_sample.h"
#include <algorithm>

using namespace mj;
using namespace mj::client;

TEST_CASE("a call is pending from before its send until it is settled, over a restart")
{
    Gallery gallery;
    {
        CallJournal journal(*gallery.store);
        REQUIRE(journal.store(QStringLiteral("top_up"), "key-2", "{\"package\":\"b\"}"));
        REQUIRE(journal.store(QStringLiteral("top_up"), "key-1", "{\"package\":\"a\"}"));
        REQUIRE(journal.store(QStringLiteral("generation"), "key-3", "{}"));
    }
    gallery.reopen();
    CallJournal journal(*gallery.store);
    const auto pending = journal.pending(QStringLiteral("top_up"));
    REQUIRE(pending);
    REQUIRE(pending->size() == 2);
    CHECK(pending->at(0).storedAt <= pending->at(1).storedAt);
    QByteArrayList keys{pending->at(0).key, pending->at(1).key};
    std::sort(keys.begin(), keys.end());
    CHECK(keys == QByteArrayList{"key-1", "key-2"});
    for (const SentCall &call : *pending) {
        CHECK(call.kind == QStringLiteral("top_up"));
        CHECK(call.bodyJson == (call.key == "key-1" ? QByteArray("{\"package\":\"a\"}") : QByteArray("{\"package\":\"b\"}")));
    }
    REQUIRE(journal.settle("key-1"));
    REQUIRE(journal.settle("key-1"));
    REQUIRE(journal.pending(QStringLiteral("top_up"))->size() == 1);
    CHECK(journal.pending(QStringLiteral("top_up"))->first().key == QByteArray("key-2"));
    CHECK(journal.pending(QStringLiteral("generation"))->size() == 1);
    CHECK(journal.pending(QStringLiteral("other"))->isEmpty());
}

TEST_CASE("a journal entry that does not open does not hide the others")
{
    Gallery gallery;
    CallJournal journal(*gallery.store);
    REQUIRE(journal.store(QStringLiteral("top_up"), "key-1", "{}"));
    REQUIRE(gallery.store->putNote(QStringLiteral("journal/broken"), "not an entry"));
    CHECK(journal.pending(QStringLiteral("top_up"))->size() == 1);
}
