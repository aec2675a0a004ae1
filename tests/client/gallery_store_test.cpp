#include "client/gallery_sample.h"
#include "client/sealed_recipe.h"
#include "store/statement_scope.h"

#include <QElapsedTimer>
#include <SQLiteCpp/SQLiteCpp.h>
#include <atomic>
#include <iostream>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::client;

namespace
{

void checkSame(const PictureRecord &a, const PictureRecord &b)
{
    CHECK(a.id == b.id);
    CHECK(a.generationId == b.generationId);
    CHECK(a.prompt == b.prompt);
    CHECK(a.modelId == b.modelId);
    CHECK(a.modelName == b.modelName);
    CHECK(a.style == b.style);
    CHECK(a.size == b.size);
    CHECK(a.seed == b.seed);
    CHECK(a.bytes == b.bytes);
    CHECK(a.points == b.points);
    CHECK(a.sha256 == b.sha256);
    CHECK(a.generativeAi == b.generativeAi);
    CHECK(a.fromPicture == b.fromPicture);
    CHECK(a.favourite == b.favourite);
    CHECK(a.createdAt == b.createdAt);
}

} // namespace

TEST_CASE("what went into the gallery comes out, also after it was closed")
{
    Gallery gallery;
    PictureRecord record = sampleRecord();
    record.favourite = true;
    record.generativeAi = GENERATE(true, false);
    record.fromPicture = record.generativeAi;
    REQUIRE(gallery.store->add(record, "picture", "thumb"));
    gallery.reopen();
    const auto records = gallery.store->records();
    REQUIRE(records);
    REQUIRE(records->size() == 1);
    checkSame(records->first(), record);
    CHECK(gallery.store->contains(record.id));
    CHECK(gallery.store->picture(record.id).value() == QByteArray("picture"));
    CHECK(gallery.store->thumbnail(record.id).value() == QByteArray("thumb"));
}

TEST_CASE("records come newest first")
{
    Gallery gallery;
    for (const int number : {2, 5, 1, 4, 3}) {
        const PictureRecord record = sampleRecord(number);
        REQUIRE(gallery.store->add(record, "p", "t"));
    }
    QList<qint64> times;
    const auto records = gallery.store->records();
    REQUIRE(records);
    for (const PictureRecord &record : *records)
        times.append(record.createdAt.toMSecsSinceEpoch() - 1'795'000'000'123);
    CHECK(times == QList<qint64>{5, 4, 3, 2, 1});
}

TEST_CASE("adding again is fine, replaces the files and keeps the star")
{
    Gallery gallery;
    PictureRecord record = sampleRecord();
    REQUIRE(gallery.store->add(record, "old", "old thumb"));
    REQUIRE(gallery.store->setFavourite(record.id, true));
    record.prompt = QStringLiteral("another");
    REQUIRE(gallery.store->add(record, "new", "new thumb"));
    const auto records = gallery.store->records();
    REQUIRE(records->size() == 1);
    CHECK(records->first().favourite);
    CHECK(records->first().prompt == QStringLiteral("another"));
    CHECK(gallery.store->picture(record.id).value() == QByteArray("new"));
}

TEST_CASE("the star is kept, an unknown picture is NotFound")
{
    Gallery gallery;
    const PictureRecord record = sampleRecord();
    REQUIRE(gallery.store->add(record, "p", "t"));
    REQUIRE(gallery.store->setFavourite(record.id, true));
    CHECK(gallery.store->records()->first().favourite);
    REQUIRE(gallery.store->setFavourite(record.id, false));
    CHECK_FALSE(gallery.store->records()->first().favourite);

    const QString unknown = newId(QLatin1String("img"));
    CHECK(gallery.store->setFavourite(unknown, true).error().code == Code::NotFound);
    CHECK(gallery.store->picture(unknown).error().code == Code::NotFound);
    CHECK(gallery.store->thumbnail(unknown).error().code == Code::NotFound);
    CHECK(gallery.store->remove(unknown).error().code == Code::NotFound);
    CHECK_FALSE(gallery.store->contains(unknown));
}

TEST_CASE("a removed picture is gone, its files too, others stay")
{
    Gallery gallery;
    const PictureRecord gone = sampleRecord(1);
    const PictureRecord kept = sampleRecord(2);
    REQUIRE(gallery.store->add(gone, "p1", "t1"));
    REQUIRE(gallery.store->add(kept, "p2", "t2"));
    REQUIRE(gallery.store->remove(gone.id));
    CHECK(gallery.store->picture(gone.id).error().code == Code::NotFound);
    CHECK(gallery.files().filter(gone.id).isEmpty());
    CHECK(gallery.store->picture(kept.id).value() == QByteArray("p2"));
    gallery.close();
    for (const QString &file : gallery.files())
        CHECK_FALSE(contentOf(file).contains(gone.id.toUtf8()));
}

TEST_CASE("an id that could leave the folder is refused everywhere")
{
    const QString id = GENERATE(as<QString>{}, QStringLiteral("../../etc/passwd"), QStringLiteral("img_../../../../../../../../x"),
                                QString(), QStringLiteral("img_1"), QStringLiteral("/absolute"));
    Gallery gallery;
    const QStringList before = gallery.files();
    PictureRecord record = sampleRecord();
    record.id = id;
    CHECK(gallery.store->add(record, "p", "t").error().code == Code::InvalidField);
    CHECK(gallery.store->picture(id).error().code == Code::NotFound);
    CHECK(gallery.store->remove(id).error().code == Code::NotFound);
    CHECK(gallery.files() == before);
}

TEST_CASE("notes: put, replace, list by prefix, remove")
{
    Gallery gallery;
    REQUIRE(gallery.store->putNote(QStringLiteral("draft/1"), "하나"));
    REQUIRE(gallery.store->putNote(QStringLiteral("draft/2"), "two"));
    REQUIRE(gallery.store->putNote(QStringLiteral("draft/2"), "둘"));
    REQUIRE(gallery.store->putNote(QStringLiteral("other%_"), ""));
    gallery.reopen();
    CHECK(gallery.store->note(QStringLiteral("draft/2")).value() == std::optional<QByteArray>("둘"));
    CHECK(gallery.store->note(QStringLiteral("other%_")).value().has_value());
    CHECK_FALSE(gallery.store->note(QStringLiteral("none")).value().has_value());
    CHECK(gallery.store->noteNames(QStringLiteral("draft/")).value() == QStringList{QStringLiteral("draft/1"), QStringLiteral("draft/2")});
    CHECK(gallery.store->noteNames(QStringLiteral("%")).value().isEmpty());
    REQUIRE(gallery.store->removeNote(QStringLiteral("draft/1")));
    REQUIRE(gallery.store->removeNote(QStringLiteral("draft/1")));
    CHECK_FALSE(gallery.store->note(QStringLiteral("draft/1")).value().has_value());
}

TEST_CASE("several threads may use one store")
{
    Gallery gallery;
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                const PictureRecord record = sampleRecord(t * 100 + i);
                const QByteArray bytes = record.id.toUtf8();
                if (gallery.store->add(record, bytes, "t") && gallery.store->picture(record.id).value_or(QByteArray()) == bytes &&
                    gallery.store->records())
                    ++good;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    CHECK(good == 100);
    CHECK(gallery.store->records()->size() == 100);
}

TEST_CASE("2,000 pictures open quickly")
{
    Gallery gallery;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 20; ++i)
        REQUIRE(gallery.store->add(sampleRecord(i), QByteArray(300'000, 'p'), QByteArray(17'000, 't')));
    const qint64 added = clock.elapsed();
    gallery.close();
    {
        SQLite::Database database((gallery.folder + QStringLiteral("/index.sqlite")).toStdString(), SQLite::OPEN_READWRITE);
        SQLite::Transaction transaction(database);
        SQLite::Statement row(database, "INSERT INTO pictures VALUES (?, ?, 1, 0, ?)");
        for (int i = 20; i < 2'000; ++i) {
            const PictureRecord record = sampleRecord(i);
            bindText(row, 1, record.id);
            row.bind(2, i);
            bindBytes(row, 3, sealRecipe(gallery.key, record));
            row.exec();
            row.reset();
        }
        transaction.commit();
    }
    clock.restart();
    gallery.reopen();
    const qint64 opened = clock.restart();
    const auto records = gallery.store->records();
    const qint64 read = clock.elapsed();
    REQUIRE(records);
    CHECK(records->size() == 2'000);
    std::cout << "gallery of 2,000: opened in " << opened << " ms, records in " << read << " ms, one picture added in " << added / 20
              << " ms\n";
    CHECK(opened + read < 1'000);
}
