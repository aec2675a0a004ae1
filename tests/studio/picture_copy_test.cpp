#include "studio/picture_copy.h"

#include "imaging/ai_label.h"
#include "imaging/label_files.h"
#include "imaging/safe_decode.h"
#include "imaging/visible_mark.h"
#include "studio/picture_target.h"
#include "support/catch.h"
#include <QDirIterator>
#include <QRegularExpression>

using namespace mj;
using namespace mj::studio;

namespace {

constexpr auto ai = SourceType::TrainedAlgorithmicMedia;

QStringList sourcesBelow(const QStringList &folders)
{
    QStringList files;
    for (const QString &folder : folders) {
        QDirIterator sources(QStringLiteral(MJ_SOURCE_DIR "/") + folder, {QStringLiteral("*.cpp"), QStringLiteral("*.h")}, QDir::Files,
                             QDirIterator::Subdirectories);
        while (sources.hasNext())
            files.append(sources.next());
    }
    return files;
}

// "file.cpp" for every file in which the pattern stands.
QStringList filesWith(const QStringList &folders, const char *pattern)
{
    const QRegularExpression expression(QString::fromLatin1(pattern));
    QStringList found;
    const QStringList files = sourcesBelow(folders);
    REQUIRE(files.size() > 50);
    for (const QString &name : files) {
        QFile file(name);
        REQUIRE(file.open(QIODevice::ReadOnly));
        if (expression.match(QString::fromUtf8(file.readAll())).hasMatch())
            found.append(QFileInfo(name).fileName());
    }
    found.sort();
    return found;
}

} // namespace

TEST_CASE("a copy changes format and takes a mark only when it is asked to, and always carries the label")
{
    for (const char *from : {"png", "jpeg", "webp"}) {
        const QByteArray received = pictures::encoded(pictures::busy(320, 240), from, 90);
        if (received.isEmpty()) {
            WARN("skipped: no WebP plugin");
            continue;
        }
        const Result<PictureCopy> plain = PictureCopy::make(received, ai, {});
        REQUIRE(plain);
        CHECK(plain->bytes == withLabel(received, ai)->bytes);
        for (const PictureFormat to : {PictureFormat::Png, PictureFormat::Jpeg, PictureFormat::WebP}) {
            if (!PictureCopy::canWrite(to)) {
                CHECK(PictureCopy::make(received, ai, {to, QStringLiteral("AI")}).error().code == Code::UnsupportedMediaType);
                continue;
            }
            for (const QString &mark : {QString(), QStringLiteral("AI 생성")}) {
                const Result<PictureCopy> copy = PictureCopy::make(received, ai, {to, mark});
                REQUIRE(copy);
                CHECK(copy->format == to);
                CHECK(readPictureHeader(copy->bytes)->format == to);
                CHECK(readPictureHeader(copy->bytes)->size == QSize(320, 240));
                CHECK(labelOf(copy->bytes).value() == ai);
            }
        }
        const QImage marked = PictureCopy::make(received, ai, {PictureFormat::Png, QStringLiteral("AI")})->pixels().value();
        CHECK(marked.convertToFormat(QImage::Format_RGB32) == withVisibleMark(decode(received).value(), QStringLiteral("AI")).convertToFormat(QImage::Format_RGB32));
    }
}

TEST_CASE("paper without a mark, bytes that are no picture and names without a format are refused")
{
    const QByteArray png = pictures::encoded(pictures::busy(64, 64), "png");
    CHECK(PictureCopy::forPrint(png, {}).error().code == Code::InvalidField);
    CHECK(PictureCopy::forPrint(png, QStringLiteral("  ")).error().code == Code::InvalidField);
    CHECK(PictureCopy::forPrint(png, QStringLiteral("AI")).value().size() == QSize(64, 64));
    CHECK(PictureCopy::make("no picture", ai, {}).error().code == Code::UnsupportedMediaType);
    CHECK(PictureCopy::make(png.left(60), ai, {}).error().code == Code::Corrupt);
    CHECK(PictureCopy::make(pictures::pngClaiming(30'000, 30'000), ai, {std::nullopt, QStringLiteral("AI")}).error().code == Code::PayloadTooLarge);
    CHECK(PictureCopy::formatOf(QStringLiteral("/a/b.JPeG")) == PictureFormat::Jpeg);
    CHECK(PictureCopy::formatOf(QStringLiteral("b.webp")) == PictureFormat::WebP);
    CHECK(PictureCopy::formatOf(QStringLiteral("b.gif")) == std::nullopt);
    CHECK(PictureCopy::formatOf(QStringLiteral("png")) == std::nullopt);
}

TEST_CASE("a copy of a signed picture says that its signature does not fit any more, whether encoded anew or not")
{
    const QByteArray png = pictures::encoded(pictures::busy(64, 64), "png");
    const QByteArray signedPng = png.left(33) + pictures::pngChunk("caBX", "manifest") + png.mid(33);
    CHECK(PictureCopy::make(signedPng, ai, {})->hadCredentials);
    CHECK(PictureCopy::make(signedPng, ai, {PictureFormat::Jpeg, {}})->hadCredentials);
    CHECK_FALSE(PictureCopy::make(png, ai, {})->hadCredentials);
}

TEST_CASE("a target is written whole or not at all")
{
    const QTemporaryDir folder;
    const Result<PictureCopy> copy = PictureCopy::make(pictures::encoded(pictures::busy(64, 64), "png"), ai, {});
    PictureTarget target{folder.filePath(QStringLiteral("a.png")), {}, false, "{}"};
    REQUIRE(target.write(copy));
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{QStringLiteral("a.json"), QStringLiteral("a.png")});
    CHECK(target.write(copy).error().code == Code::Conflict);
    target.replace = true;
    CHECK(target.write(copy));
    target.file = folder.filePath(QStringLiteral("no/such/folder/a.png"));
    CHECK(target.write(copy).error().code == Code::Storage);
    CHECK(target.write(fail(Code::Corrupt)).error().code == Code::Corrupt);
}

TEST_CASE("no other code lets a picture out")
{
    const QStringList desktop{QStringLiteral("lib/studio"), QStringLiteral("lib/client"), QStringLiteral("ui"), QStringLiteral("app/desktop")};
    // Opened bytes of the gallery: read only where they are labelled, painted for paper, or shown.
    CHECK(filesWith(desktop, R"(\bstore(\(\))?(\.|->)picture\()") == QStringList{QStringLiteral("gallery.cpp")});
    // Bytes from the service: to the gallery, to the screen while they are made, into the archive (labelled there).
    CHECK(filesWith(desktop, R"(api::ReadPicture )")
          == QStringList{QStringLiteral("export_run.cpp"), QStringLiteral("partial_pictures.cpp"), QStringLiteral("picture_delivery.cpp")});
    CHECK(filesWith(desktop, R"(\bPictureCopy\{)") == QStringList{QStringLiteral("picture_copy.cpp")});
    // Qt's own ways to turn pixels into a file or onto the clipboard or paper.
    CHECK(filesWith(desktop, R"(QImageWriter)") == QStringList{QStringLiteral("local_upscale_file.cpp"), QStringLiteral("mask_drawing.cpp"), QStringLiteral("reference_encoding.cpp")}); // into memory: the sealed gallery, the service
    CHECK(filesWith(desktop, R"(QPicture\b|\.save\(&?(file|path|name|buffer|out)|->setImage\(|clipboard\(\)->setPixmap)").isEmpty());
    CHECK(filesWith(desktop, R"(setImageData)") == QStringList{QStringLiteral("ways_out.cpp")});
    CHECK(filesWith(desktop, R"(setMimeData)") == QStringList{QStringLiteral("ways_out.cpp")});
    CHECK(filesWith(desktop, R"(\bQPrinter>?\()") == QStringList{QStringLiteral("ways_out.cpp")});
}
