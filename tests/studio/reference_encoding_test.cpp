#include "api/recipe.h"
#include "imaging/picture_header.h"
#include "studio/reference_encoding.h"
#include "support/catch.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImageWriter>
#include <QRandomGenerator>

using namespace mj;
using namespace mj::studio;

namespace {

QByteArray fileOf(const QImage &image, const char *format, int quality = -1)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    REQUIRE(image.save(&buffer, format, quality));
    return bytes;
}

QImage noise(const QSize &size, QImage::Format format)
{
    QImage image(size, format);
    QRandomGenerator random(3);
    for (int y = 0; y < size.height(); ++y)
        random.fillRange(reinterpret_cast<quint32 *>(image.scanLine(y)), size.width());
    return image;
}

} // namespace

TEST_CASE("a picture loses its texts and its profile, and keeps its pixels")
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(QColor(10, 200, 30));
    image.setText(QStringLiteral("Comment"), QStringLiteral("where I live"));
    image.setColorSpace(QColorSpace(QColorSpace::SRgb));
    const Result<EncodedReference> made = encodeReference(fileOf(image, "png"));
    REQUIRE(made);
    CHECK(made->size == QSize(40, 30));
    CHECK_FALSE(made->bytes.contains("where I live"));
    for (const char *chunk : {"tEXt", "iTXt", "zTXt", "iCCP", "eXIf", "tIME"})
        CHECK_FALSE(made->bytes.contains(chunk));
    const QImage back = QImage::fromData(made->bytes, "png");
    CHECK(back.pixelColor(5, 5) == QColor(10, 200, 30));
    CHECK(back.textKeys().isEmpty());
}

TEST_CASE("a photograph is turned upright and what its camera wrote is gone")
{
    QImage image(64, 32, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QByteArray jpeg = fileOf(image, "jpeg");
    // APP1 with Exif: orientation 6 (turn right), and a name.
    QByteArray exif("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
    exif += "secret place";
    QByteArray segment("\xff\xe1", 2);
    segment += char((exif.size() + 2) >> 8);
    segment += char((exif.size() + 2) & 0xff);
    jpeg.insert(2, segment + exif);
    const Result<EncodedReference> made = encodeReference(jpeg);
    REQUIRE(made);
    CHECK(made->size == QSize(32, 64));
    CHECK_FALSE(made->bytes.contains("secret place"));
    CHECK_FALSE(made->bytes.contains("Exif"));
}

TEST_CASE("a large one is scaled to 4096 pixels, a tiny one is left alone")
{
    QImage wide(6000, 30, QImage::Format_RGB32);
    wide.fill(Qt::red);
    const Result<EncodedReference> made = encodePixels(wide);
    REQUIRE(made);
    CHECK(made->size == QSize(4096, 20));
    CHECK(qMax(made->thumbnail.width(), made->thumbnail.height()) == EncodedReference::thumbnailSide);
    QImage dot(1, 1, QImage::Format_RGB32);
    dot.fill(Qt::red);
    CHECK(encodePixels(dot)->size == QSize(1, 1));
}

TEST_CASE("what does not pack becomes a JPEG, unless it is see-through: then it becomes smaller")
{
    const Result<EncodedReference> photo = encodePixels(noise(QSize(1800, 1800), QImage::Format_RGB32));
    REQUIRE(photo);
    CHECK(readPictureHeader(photo->bytes)->format == PictureFormat::Jpeg);
    CHECK(photo->bytes.size() <= api::UploadReference::maxBytes);
    CHECK(photo->size == QSize(1800, 1800));

    const Result<EncodedReference> glass = encodePixels(noise(QSize(2000, 2000), QImage::Format_ARGB32));
    REQUIRE(glass);
    CHECK(readPictureHeader(glass->bytes)->format == PictureFormat::Png);
    CHECK(glass->bytes.size() <= api::UploadReference::maxBytes);
    CHECK(glass->size.width() < 2000);
}

TEST_CASE("an alpha channel without anything see-through does not count")
{
    QImage image(20, 20, QImage::Format_ARGB32);
    image.fill(Qt::yellow);
    const Result<EncodedReference> made = encodePixels(image);
    REQUIRE(made);
    CHECK_FALSE(QImage::fromData(made->bytes).hasAlphaChannel());
    image.setPixelColor(3, 3, QColor(0, 0, 0, 40));
    const QImage kept = QImage::fromData(encodePixels(image)->bytes);
    CHECK(kept.hasAlphaChannel());
    CHECK(kept.pixelColor(3, 3).alpha() == 40);
}

TEST_CASE("what is no picture says what is wrong with it")
{
    CHECK(encodeReference("%PDF-1.7").error().code == Code::UnsupportedMediaType);
    CHECK(encodeReference({}).error().code == Code::UnsupportedMediaType);
    CHECK(encodeReference("<svg xmlns='http://www.w3.org/2000/svg'/>").error().code == Code::UnsupportedMediaType);
    QImage image(60, 60, QImage::Format_RGB32);
    image.fill(Qt::green);
    const QByteArray whole = fileOf(image, "png");
    CHECK(encodeReference(whole.left(whole.size() / 2)).error().code == Code::Corrupt);
    CHECK(encodePixels({}).error().code == Code::Corrupt);
}
