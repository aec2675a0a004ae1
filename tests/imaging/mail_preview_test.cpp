#include "imaging/mail_preview.h"

#include "imaging/picture_header.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>
#include <random>

using namespace mj;

namespace {

QByteArray png(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// What no JPEG makes small.
QImage noise(int width, int height)
{
    std::mt19937 random(20261127);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, 0xff000000u | (random() & 0xffffffu));
    return image;
}

} // namespace

TEST_CASE("a preview is a JPEG of at most 1024 pixels and a megabyte, with the picture's shape")
{
    QImage wide(3000, 1500, QImage::Format_RGB32);
    wide.fill(Qt::darkGreen);
    const Result<QByteArray> preview = mailPreview(png(wide));
    REQUIRE(preview);
    const Result<PictureHeader> header = readPictureHeader(*preview);
    REQUIRE(header);
    CHECK(header->format == PictureFormat::Jpeg);
    CHECK(header->size == QSize(1024, 512));
    CHECK(preview->size() <= 1'000'000);

    const Result<QByteArray> loud = mailPreview(png(noise(1400, 1400)));
    REQUIRE(loud);
    CHECK(loud->size() <= 1'000'000);
    CHECK(readPictureHeader(*loud)->size.width() >= 512);
}

TEST_CASE("a small picture stays as small as it is, and see-through parts are white")
{
    QImage small(40, 30, QImage::Format_ARGB32);
    small.fill(Qt::transparent);
    const Result<QByteArray> preview = mailPreview(png(small));
    REQUIRE(preview);
    const QImage seen = QImage::fromData(*preview);
    CHECK(seen.size() == QSize(40, 30));
    CHECK(seen.pixelColor(20, 15).lightness() > 250);
}

TEST_CASE("nothing but pixels travels")
{
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::red);
    image.setText(QStringLiteral("prompt"), QStringLiteral("my-secret-words"));
    const QByteArray original = png(image);
    REQUIRE(original.contains("my-secret-words"));
    const Result<QByteArray> preview = mailPreview(original);
    REQUIRE(preview);
    CHECK_FALSE(preview->contains("my-secret-words"));
}

TEST_CASE("what is no picture has no preview")
{
    CHECK(mailPreview({}).error().code == Code::UnsupportedMediaType);
    CHECK(mailPreview("<svg/>").error().code == Code::UnsupportedMediaType);
    QImage image(64, 64, QImage::Format_RGB32);
    image.fill(Qt::red);
    CHECK(mailPreview(png(image).chopped(20)).error().code == Code::Corrupt);
}
