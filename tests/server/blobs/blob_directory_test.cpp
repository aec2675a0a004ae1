#include "server/blobs/blob_directory.h"
#include "base/ids.h"
#include "support/catch.h"
#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <atomic>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::server;

namespace {

QString pictureId()
{
    return newId(QLatin1String("pic"));
}

int filesIn(const QString &folder)
{
    int files = 0;
    for (QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); it.hasNext(); ++files)
        it.next();
    return files;
}

} // namespace

TEST_CASE("a blob comes back as it went in, is replaced, and goes")
{
    const QTemporaryDir dir;
    auto blobs = BlobDirectory::open(dir.filePath(QStringLiteral("deep/blobs")));
    REQUIRE(blobs);
    const QString id = pictureId();
    CHECK((*blobs)->read(id).error().code == Code::NotFound);
    for (const QByteArray &bytes : {QByteArray("first"), QByteArray(), QByteArray(3'000'000, '\xff')}) {
        REQUIRE((*blobs)->put(id, bytes));
        CHECK(*(*blobs)->read(id) == bytes);
    }
    auto again = BlobDirectory::open(dir.filePath(QStringLiteral("deep/blobs")));
    REQUIRE(again);
    CHECK((*again)->read(id)->size() == 3'000'000);
    CHECK((*blobs)->remove(id));
    CHECK((*blobs)->remove(id));
    CHECK((*again)->read(id).error().code == Code::NotFound);
    CHECK(filesIn(dir.path()) == 0);
}

TEST_CASE("what is no id never touches the disk")
{
    const QTemporaryDir dir;
    auto blobs = BlobDirectory::open(dir.filePath(QStringLiteral("blobs")));
    REQUIRE(blobs);
    QFile secret(dir.filePath(QStringLiteral("secret")));
    REQUIRE(secret.open(QIODevice::WriteOnly));
    secret.write("secret");
    secret.close();
    const QString good = pictureId();
    for (const QString &id : {QStringLiteral("../secret"), QStringLiteral("pic_../../../secret"), dir.filePath(QStringLiteral("secret")), QString(), QStringLiteral("pic_"),
                              good + QStringLiteral("/.."), QStringLiteral("../") + good, good.toUpper(), good + QChar(u'\0'), good.left(29), good + QLatin1Char('a')}) {
        CHECK((*blobs)->put(id, "x").error().code == Code::InvalidField);
        CHECK((*blobs)->read(id).error().code == Code::InvalidField);
        CHECK((*blobs)->remove(id).error().code == Code::InvalidField);
    }
    CHECK(filesIn(dir.path()) == 1);
}

#ifndef Q_OS_WIN
TEST_CASE("blob files and folders are the owner's alone")
{
    const QTemporaryDir dir;
    auto blobs = BlobDirectory::open(dir.filePath(QStringLiteral("blobs")));
    REQUIRE(blobs);
    REQUIRE((*blobs)->put(pictureId(), "x"));
    int seen = 0;
    for (QDirIterator it(dir.path(), QDir::AllEntries | QDir::NoDotAndDotDot, QDirIterator::Subdirectories); it.hasNext(); ++seen) {
        it.next();
        const int mode = static_cast<int>(it.fileInfo().permissions()) & 0x0fff;
        CHECK((mode & 0x077) == 0);
    }
    CHECK(seen == 5); // blobs, incoming, a, b, the file
}
#endif

TEST_CASE("readers beside writers see a whole blob, old or new")
{
    const QTemporaryDir dir;
    auto blobs = BlobDirectory::open(dir.filePath(QStringLiteral("blobs")));
    REQUIRE(blobs);
    const QString id = pictureId();
    REQUIRE((*blobs)->put(id, QByteArray(200'000, 'a')));
    std::atomic<bool> writing = true;
    std::atomic<int> broken = 0;
    std::atomic<int> reads = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            while (writing || reads < 10) {
                const auto bytes = (*blobs)->read(id);
                const bool whole = bytes && !bytes->isEmpty() && bytes->count(bytes->at(0)) == bytes->size() && bytes->size() == 200'000 + (bytes->at(0) - 'a');
                broken += whole ? 0 : 1;
                ++reads;
            }
        });
    }
    std::vector<std::thread> writers;
    std::atomic<int> failed = 0;
    for (int w = 0; w < 2; ++w) {
        writers.emplace_back([&, w] {
            for (int i = 0; i < 40; ++i) {
                const int letter = (w * 13 + i) % 26;
                failed += (*blobs)->put(id, QByteArray(200'000 + letter, static_cast<char>('a' + letter))) ? 0 : 1;
            }
        });
    }
    for (std::thread &writer : writers)
        writer.join();
    writing = false;
    for (std::thread &reader : readers)
        reader.join();
    CHECK(failed == 0);
    CHECK(broken == 0);
    CHECK(filesIn(dir.path()) == 1);
}

TEST_CASE("many threads put many blobs into new folders")
{
    const QTemporaryDir dir;
    auto blobs = BlobDirectory::open(dir.filePath(QStringLiteral("blobs")));
    REQUIRE(blobs);
    std::atomic<int> wrong = 0;
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t) {
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) {
                const QString id = pictureId();
                const auto put = (*blobs)->put(id, id.toUtf8());
                const auto read = (*blobs)->read(id);
                wrong += put && read && *read == id.toUtf8() ? 0 : 1;
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    CHECK(wrong == 0);
    CHECK(filesIn(dir.path()) == 200);
}

TEST_CASE("what a crash left half written is cleared at the next start, what is being written is not")
{
    const QTemporaryDir dir;
    const QString folder = dir.filePath(QStringLiteral("blobs"));
    REQUIRE(BlobDirectory::open(folder));
    for (const char *name : {"new_old", "new_young"}) {
        QFile file(folder + QStringLiteral("/incoming/") + QLatin1String(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("half");
        if (QLatin1String(name) == QLatin1String("new_old")) {
            file.flush();
            REQUIRE(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime));
        }
    }
    REQUIRE(BlobDirectory::open(folder));
    CHECK_FALSE(QFile::exists(folder + QStringLiteral("/incoming/new_old")));
    CHECK(QFile::exists(folder + QStringLiteral("/incoming/new_young")));
}

TEST_CASE("a folder that cannot be made is Storage")
{
    CHECK(BlobDirectory::open(QStringLiteral("/dev/null/blobs")).error().code == Code::Storage);
}
