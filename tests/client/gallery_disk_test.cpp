#include "client/gallery_sample.h"

#include <QFileInfo>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace mj;
using namespace mj::client;

namespace
{

void sql(const Gallery &gallery, const std::string &statement)
{
    SQLite::Database database((gallery.folder + QStringLiteral("/index.sqlite")).toStdString(), SQLite::OPEN_READWRITE);
    database.exec(statement);
}

QList<QByteArray> formsOf(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    const QByteArray utf16(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QByteArray swapped = utf16;
    for (qsizetype i = 0; i + 1 < swapped.size(); i += 2)
        std::swap(swapped[i], swapped[i + 1]);
    QList<QByteArray> forms{utf8, utf16, swapped, utf8.toHex(), utf8.toHex().toUpper()};
    // base64 of the text at each of the three places it can have in a longer one
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray code = (QByteArray(shift, '.') + utf8).toBase64(QByteArray::OmitTrailingEquals);
        forms.append(code.mid(4, code.size() - 8));
    }
    return forms;
}

} // namespace

TEST_CASE("nothing of a person can be read on the disk, while open and after")
{
    Gallery gallery;
    PictureRecord record = sampleRecord();
    const QString draft = QStringLiteral("초안 draft canary 5512");
    REQUIRE(gallery.store->add(record, "PICTURE-CANARY-BYTES", "THUMB-CANARY-BYTES"));
    REQUIRE(gallery.store->putNote(QStringLiteral("draft"), draft.toUtf8()));
    const PictureRecord gone = sampleRecord(1);
    REQUIRE(gallery.store->add(gone, "p", "t"));
    REQUIRE(gallery.store->remove(gone.id));
    if (GENERATE(true, false))
        gallery.close();
    const QStringList files = gallery.files();
    REQUIRE(files.size() >= 3);
    for (const QString &file : files) {
        const QByteArray content = contentOf(file);
        for (const QString &secret : {record.prompt, record.modelId, record.modelName, record.style, record.generationId, record.sha256,
                                      draft, QStringLiteral("PICTURE-CANARY-BYTES"), QStringLiteral("THUMB-CANARY-BYTES")}) {
            for (const QByteArray &form : formsOf(secret))
                CHECK_FALSE(content.contains(form));
        }
        CHECK_FALSE(content.contains(gallery.key.toBytes()));
    }
}

TEST_CASE("the search above finds what is there")
{
    const QByteArray content = "xx" + QByteArray("a" + samplePrompt().toUtf8() + "b").toBase64();
    bool found = false;
    for (const QByteArray &form : formsOf(samplePrompt()))
        found = found || content.contains(form);
    CHECK(found);
}

TEST_CASE("files are the owner's alone, names are random ids only")
{
    Gallery gallery;
    const PictureRecord record = sampleRecord();
    REQUIRE(gallery.store->add(record, "p", "t"));
    constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteOther | QFileDevice::ExeOther;
    CHECK_FALSE(QFileInfo(gallery.folder).permissions() & others);
    for (const QString &file : gallery.files()) {
        CAPTURE(file.toStdString());
        CHECK_FALSE(QFileInfo(file).permissions() & (others | QFileDevice::ExeOwner));
        CHECK_FALSE(QFileInfo(QFileInfo(file).absolutePath()).permissions() & others);
        const QString name = QFileInfo(file).fileName();
        CHECK((name == record.id || name.startsWith(QStringLiteral("index.sqlite"))));
    }
}

TEST_CASE("another key opens nothing and changes nothing")
{
    Gallery gallery;
    const PictureRecord record = sampleRecord();
    REQUIRE(gallery.store->add(record, "p", "t"));
    gallery.close();
    const QByteArray before = contentOf(gallery.folder + QStringLiteral("/index.sqlite"));
    const auto opened = GalleryStore::open(gallery.folder, newSealingKey());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().code == Code::Corrupt);
    CHECK(contentOf(gallery.folder + QStringLiteral("/index.sqlite")) == before);
    gallery.reopen();
    CHECK(gallery.store->picture(record.id).value() == QByteArray("p"));
}

TEST_CASE("a gallery whose key check was taken out does not take a new key")
{
    Gallery gallery;
    REQUIRE(gallery.store->add(sampleRecord(), "p", "t"));
    gallery.close();
    sql(gallery, "DELETE FROM key_check");
    CHECK(GalleryStore::open(gallery.folder, newSealingKey()).error().code == Code::Corrupt);
}

TEST_CASE("one flipped bit anywhere in a picture is Corrupt, and so are swapped or shortened files")
{
    Gallery gallery;
    const PictureRecord a = sampleRecord(1);
    const PictureRecord b = sampleRecord(2);
    REQUIRE(gallery.store->add(a, "picture a", "thumb a"));
    REQUIRE(gallery.store->add(b, "picture b", "thumb b"));
    const QString fileA = gallery.fileOf(QStringLiteral("pictures"), a.id);
    const QString fileB = gallery.fileOf(QStringLiteral("pictures"), b.id);
    const QByteArray sealed = contentOf(fileA);
    for (qsizetype at = 0; at < sealed.size(); ++at) {
        QByteArray changed = sealed;
        changed[at] = static_cast<char>(changed[at] ^ 1);
        writeTo(fileA, changed);
        REQUIRE(gallery.store->picture(a.id).error().code == Code::Corrupt);
    }
    writeTo(fileA, sealed.chopped(1));
    CHECK(gallery.store->picture(a.id).error().code == Code::Corrupt);
    writeTo(fileA, {});
    CHECK(gallery.store->picture(a.id).error().code == Code::Corrupt);

    writeTo(fileA, contentOf(fileB));
    CHECK(gallery.store->picture(a.id).error().code == Code::Corrupt);
    writeTo(fileA, contentOf(gallery.fileOf(QStringLiteral("thumbnails"), a.id)));
    CHECK(gallery.store->picture(a.id).error().code == Code::Corrupt);

    REQUIRE(QFile::remove(fileA));
    CHECK(gallery.store->picture(a.id).error().code == Code::NotFound);
    CHECK(gallery.store->picture(b.id).value() == QByteArray("picture b"));
    REQUIRE(gallery.store->add(a, "picture a", "thumb a"));
    CHECK(gallery.store->picture(a.id).value() == QByteArray("picture a"));
}

TEST_CASE("rows that were swapped or changed are left out, named, and healed by adding again")
{
    Gallery gallery;
    const PictureRecord a = sampleRecord(1);
    const PictureRecord b = sampleRecord(2);
    const PictureRecord c = sampleRecord(3);
    for (const PictureRecord *record : {&a, &b, &c})
        REQUIRE(gallery.store->add(*record, "p", "t"));
    gallery.close();
    const std::string idA = a.id.toStdString();
    const std::string idB = b.id.toStdString();
    sql(gallery, "UPDATE pictures SET recipe = (SELECT recipe FROM pictures WHERE id = '" + idB + "') WHERE id = '" + idA + "'");
    sql(gallery, "UPDATE pictures SET recipe = zeroblob(60) WHERE id = '" + idB + "'");
    gallery.reopen();
    const auto records = gallery.store->records();
    REQUIRE(records);
    REQUIRE(records->size() == 1);
    CHECK(records->first().id == c.id);
    QStringList damaged = gallery.store->damaged();
    damaged.sort();
    QStringList expected{a.id, b.id};
    expected.sort();
    CHECK(damaged == expected);
    CHECK_FALSE(gallery.store->contains(a.id));
    REQUIRE(gallery.store->add(a, "p", "t"));
    CHECK(gallery.store->contains(a.id));
    CHECK(gallery.store->records()->size() == 2);
}

TEST_CASE("notes that were swapped are Corrupt")
{
    Gallery gallery;
    REQUIRE(gallery.store->putNote(QStringLiteral("a"), "1"));
    REQUIRE(gallery.store->putNote(QStringLiteral("b"), "2"));
    gallery.close();
    sql(gallery, "UPDATE notes SET sealed = (SELECT sealed FROM notes WHERE name = 'b') WHERE name = 'a'");
    gallery.reopen();
    CHECK(gallery.store->note(QStringLiteral("a")).error().code == Code::Corrupt);
    CHECK(gallery.store->note(QStringLiteral("b")).value() == std::optional<QByteArray>("2"));
}

TEST_CASE("what a crash left is cleaned at the next start")
{
    Gallery gallery;
    const PictureRecord kept = sampleRecord(1);
    const PictureRecord half = sampleRecord(2);
    REQUIRE(gallery.store->add(kept, "p", "t"));
    REQUIRE(gallery.store->add(half, "p", "t"));
    gallery.close();
    // As after a crash between the files and the row, and one in the middle of a file.
    sql(gallery, "DELETE FROM pictures WHERE id = '" + half.id.toStdString() + "'");
    sql(gallery, "INSERT INTO unsettled VALUES ('" + half.id.toStdString() + "'), ('" + kept.id.toStdString() + "'), ('../evil')");
    writeTo(gallery.fileOf(QStringLiteral("pictures"), kept.id) + QStringLiteral(".AbCdEf"), "half");
    writeTo(gallery.fileOf(QStringLiteral("thumbnails"), half.id) + QStringLiteral(".AbCdEf"), "half");
    gallery.reopen();
    CHECK(gallery.files().filter(half.id).isEmpty());
    CHECK(gallery.files().filter(QStringLiteral("AbCdEf")).isEmpty());
    CHECK(gallery.store->picture(kept.id).value() == QByteArray("p"));
    gallery.close();
    SQLite::Database database((gallery.folder + QStringLiteral("/index.sqlite")).toStdString());
    CHECK(database.execAndGet("SELECT count(*) FROM unsettled").getInt() == 0);
}

TEST_CASE("adding is all or nothing when the disk refuses")
{
    Gallery gallery;
    PictureRecord record = sampleRecord();
    // A file stands where the folder of pictures should be: refuses also an administrator.
    writeTo(gallery.folder + QStringLiteral("/pictures"), "in the way");
    CHECK(gallery.store->add(record, "p", "t").error().code == Code::Storage);
    CHECK_FALSE(gallery.store->contains(record.id));
    CHECK(gallery.store->records()->isEmpty());
    CHECK(gallery.files().filter(record.id).isEmpty());
    REQUIRE(QFile::remove(gallery.folder + QStringLiteral("/pictures")));
    CHECK(gallery.store->add(record, "p", "t"));
}

TEST_CASE("a gallery of a newer version and a file that is no database are told apart")
{
    Gallery gallery;
    gallery.close();
    sql(gallery, "PRAGMA user_version = 999");
    CHECK(GalleryStore::open(gallery.folder, gallery.key).error().code == Code::NewerData);
    writeTo(gallery.folder + QStringLiteral("/index.sqlite"), QByteArray(8'192, 'x'));
    CHECK(GalleryStore::open(gallery.folder, gallery.key).error().code == Code::Corrupt);
}

TEST_CASE("erase leaves nothing, and nothing to erase is fine")
{
    Gallery gallery;
    REQUIRE(gallery.store->add(sampleRecord(), "p", "t"));
    REQUIRE(gallery.store->putNote(QStringLiteral("n"), "x"));
    gallery.close();
    REQUIRE(GalleryStore::erase(gallery.folder));
    CHECK_FALSE(QFileInfo::exists(gallery.folder));
    CHECK(QFileInfo::exists(QFileInfo(gallery.folder).absolutePath()));
    CHECK(GalleryStore::erase(gallery.folder));
}
