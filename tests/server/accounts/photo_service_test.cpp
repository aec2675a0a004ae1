#include "server/accounts/photo_service.h"

#include "imaging/camera_files.h"
#include "server/blobs/blob_directory.h"
#include "server/documents/sqlite_documents.h"
#include "support/catch.h"
#include "support/fake_clock.h"
#include "support/service_client.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <atomic>

using namespace mj;
using namespace mj::server;
using pictures::encoded;
using pictures::quarters;

namespace {

const QString kim = QStringLiteral("acc_aaaaaaaaaaaaaaaaaaaaaaaaaa");

struct Studio {
    Studio()
    {
        REQUIRE(store->commit({Write::create(QStringLiteral("accounts/") + kim, {{QStringLiteral("language"), QStringLiteral("ko")}})}));
    }

    Result<void> set(const QByteArray &photo, const QString &version = QStringLiteral("2026-01-01")) { return service.set(kim, {photo, version}); }
    QJsonObject account() const { return store->read(QStringLiteral("accounts/") + kim).value().value().fields; }
    QJsonObject consent() const
    {
        const auto found = store->read(QStringLiteral("accounts/") + kim + QStringLiteral("/consents/photo"));
        return *found ? (*found)->fields : QJsonObject();
    }
    QStringList blobFiles() const
    {
        QStringList files;
        QDirIterator all(folder.filePath(QStringLiteral("blobs")), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext())
            files.append(all.next());
        return files;
    }

    QTemporaryDir folder;
    FakeClock clock;
    PersonalData personal = std::move(PersonalData::open(folder.filePath(QStringLiteral("server.key"))).value());
    std::unique_ptr<SqliteDocuments> store = std::move(SqliteDocuments::open(folder.filePath(QStringLiteral("backend.sqlite"))).value());
    std::unique_ptr<BlobDirectory> blobs = std::move(BlobDirectory::open(folder.filePath(QStringLiteral("blobs"))).value());
    PhotoService service{*store, *blobs, personal, clock};
};

// Kilobytes of the line that starts so in /proc/self/status; 0 elsewhere than on Linux.
qint64 memoryKib(const char *name)
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n'))
        if (line.startsWith(name))
            return line.simplified().split(' ').value(1).toLongLong();
    return 0;
}

void forgetPeak()
{
    QFile refs(QStringLiteral("/proc/self/clear_refs"));
    if (refs.open(QIODevice::WriteOnly))
        refs.write("5");
}

} // namespace

TEST_CASE("fifty photos with places come back without any, and lie sealed")
{
    Studio studio;
    for (const QByteArray &file : pictures::filesWithPlaces()) {
        REQUIRE(studio.set(file));
        const Result<QByteArray> photo = studio.service.photo(kim);
        REQUIRE(photo);
        CHECK(pictures::traceIn(*photo) == QByteArray());
        CHECK_FALSE(QImage::fromData(*photo, "jpeg").isNull());
        REQUIRE(studio.blobFiles().size() == 1); // the one before is gone
        QFile blob(studio.blobFiles().constFirst());
        REQUIRE(blob.open(QIODevice::ReadOnly));
        const QByteArray lying = blob.readAll();
        CHECK(lying.startsWith("k1:"));
        CHECK_FALSE(lying.contains(QByteArray("\xff\xd8\xff\xe0", 4)));
        CHECK_FALSE(lying.contains("JFIF"));
    }
}

TEST_CASE("what is not a photo is refused fast and without memory, and changes nothing")
{
    Studio studio;
    const QByteArray jpeg = encoded(quarters(1500, 1000), "jpeg", 90);
    REQUIRE(studio.set(jpeg));
    const QJsonObject before = studio.account();
    const struct {
        const char *name;
        QByteArray bytes;
        Code code;
    } table[] = {
        {"65,535 x 65,535 PNG", pictures::pngClaiming(65'535, 65'535), Code::PayloadTooLarge},
        {"truncated JPEG", jpeg.left(jpeg.size() / 2), Code::InvalidField},
        {"SVG", "<svg xmlns='http://www.w3.org/2000/svg'><rect width='9' height='9'/></svg>", Code::UnsupportedMediaType},
        {"JPEG and ZIP", jpeg + QByteArray("PK\3\4\24\0", 6) + QByteArray(200'000, 'z'), Code::UnsupportedMediaType},
        {"PNG and HTML", encoded(quarters(1000, 1000), "png") + "<html><script>alert(1)</script></html>", Code::UnsupportedMediaType},
        {"GIF", QByteArray("GIF89a\1\0\1\0\0\0\0;", 14), Code::UnsupportedMediaType},
        {"nothing", {}, Code::UnsupportedMediaType},
        {"five megabytes", QByteArray(5 << 20, '\xff'), Code::PayloadTooLarge},
    };
    for (const auto &row : table) {
        forgetPeak();
        const qint64 resident = memoryKib("VmRSS:");
        QElapsedTimer timer;
        timer.start();
        const Result<void> set = studio.set(row.bytes);
        const qint64 took = timer.nsecsElapsed() / 1000;
        const qint64 grown = memoryKib("VmHWM:") - resident;
        INFO(row.name);
        REQUIRE_FALSE(set);
        CHECK(set.error().code == row.code);
        CHECK(set.error().field == QStringLiteral("photo"));
        CHECK(took < 100'000);
        CHECK(grown < 64 * 1024);
        WARN(row.name << ": refused in " << took << " us, " << grown << " KiB");
    }
    CHECK(studio.account() == before);
    CHECK(studio.blobFiles().size() == 1);
    CHECK(studio.service.photo(kim));

    // The figure does see memory: an honest picture of twenty million pixels takes some.
    const QByteArray large = encoded(quarters(5000, 4000), "png");
    forgetPeak();
    const qint64 resident = memoryKib("VmRSS:");
    REQUIRE(studio.set(large));
    CHECK((resident == 0 || memoryKib("VmHWM:") - resident > 32 * 1024));
}

TEST_CASE("without a consent there is no photo")
{
    Studio studio;
    const Result<void> set = studio.set(encoded(quarters(64, 64), "png"), {});
    REQUIRE_FALSE(set);
    CHECK(set.error().code == Code::ConsentRequired);
    CHECK(studio.blobFiles().isEmpty());
    CHECK(studio.consent().isEmpty());
}

TEST_CASE("the photo and its consent are written together, and taken back together")
{
    Studio studio;
    CHECK(studio.service.photo(kim).error().code == Code::NotFound);
    CHECK(studio.service.remove(kim)); // nothing there, nothing wrong
    CHECK(studio.consent().isEmpty());

    REQUIRE(studio.set(encoded(quarters(64, 64), "png")));
    const QString first = studio.account().value(QLatin1String("photoId")).toString();
    CHECK_FALSE(first.isEmpty());
    CHECK(studio.account().value(QLatin1String("language")).toString() == QStringLiteral("ko"));
    CHECK(studio.consent() == QJsonObject{{QStringLiteral("purpose"), QStringLiteral("photo")}, {QStringLiteral("version"), QStringLiteral("2026-01-01")},
                                          {QStringLiteral("agreed"), true}, {QStringLiteral("at"), toWire(studio.clock.now())}});

    REQUIRE(studio.set(encoded(quarters(32, 32), "png"), QStringLiteral("2026-02-02")));
    CHECK(studio.account().value(QLatin1String("photoId")).toString() != first);
    CHECK(studio.consent().value(QLatin1String("version")).toString() == QStringLiteral("2026-02-02"));

    studio.clock.advance(60);
    REQUIRE(studio.service.remove(kim));
    CHECK(studio.blobFiles().isEmpty());
    CHECK_FALSE(studio.account().contains(QLatin1String("photoId")));
    CHECK(studio.consent() == QJsonObject{{QStringLiteral("purpose"), QStringLiteral("photo")}, {QStringLiteral("version"), QStringLiteral("2026-02-02")},
                                          {QStringLiteral("agreed"), false}, {QStringLiteral("at"), toWire(studio.clock.now())}});
    CHECK(studio.service.photo(kim).error().code == Code::NotFound);
    CHECK(studio.service.remove(kim));
}

TEST_CASE("when the account cannot be written, the new file does not stay")
{
    Studio studio;
    const QString nobody = QStringLiteral("acc_bbbbbbbbbbbbbbbbbbbbbbbbbb");
    CHECK(studio.service.set(nobody, {encoded(quarters(64, 64), "png"), QStringLiteral("2026-01-01")}).error().code == Code::Unauthenticated);
    CHECK(studio.blobFiles().isEmpty());
}

TEST_CASE("many changes at once leave one photo, the one the account names")
{
    Studio studio;
    const QByteArray png = encoded(quarters(64, 64), "png");
    std::atomic<int> done{0};
    std::atomic<int> strange{0};
    inParallel(8, [&](int) {
        for (int i = 0; i < 5; ++i) {
            const Result<void> set = studio.set(png);
            done += set ? 1 : 0;
            strange += set || set.error().code == Code::Unavailable ? 0 : 1;
        }
    });
    CHECK(done > 0);
    CHECK(strange == 0);
    CHECK(studio.blobFiles().size() == 1);
    CHECK(studio.service.photo(kim));
}

TEST_CASE("a photo does not open with the key of another service")
{
    Studio studio;
    REQUIRE(studio.set(encoded(quarters(64, 64), "png")));
    const QByteArray before = studio.service.photo(kim).value();
    const PersonalData other = std::move(PersonalData::open(studio.folder.filePath(QStringLiteral("other.key"))).value());
    const PhotoService stranger(*studio.store, *studio.blobs, other, studio.clock);
    CHECK(stranger.photo(kim).error().code == Code::Internal);
    CHECK(studio.service.photo(kim).value() == before);
}
