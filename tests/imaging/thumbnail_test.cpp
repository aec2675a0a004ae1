#include "imaging/thumbnail.h"
#include "imaging/pictures.h"
#include "imaging/safe_decode.h"
#include "support/catch.h"

using namespace mj;
using pictures::encoded;
using pictures::quarters;

TEST_CASE("a thumbnail is a small JPEG of the same picture")
{
    for (const char *format : {"png", "jpeg"}) {
        INFO(format);
        const auto thumbnail = makeThumbnail(encoded(quarters(1024, 512), format), 256);
        REQUIRE(thumbnail);
        CHECK(readPictureHeader(*thumbnail)->format == PictureFormat::Jpeg);
        const auto image = decode(*thumbnail);
        REQUIRE(image);
        CHECK(image->size() == QSize(256, 128));
        CHECK(image->pixelColor(30, 20).red() > 180);
        CHECK(image->pixelColor(200, 100).blue() > 160);
        CHECK(thumbnail->size() < 20'000);
    }
}

TEST_CASE("a small picture is not enlarged, a sliver keeps a pixel")
{
    CHECK(decode(*makeThumbnail(encoded(quarters(40, 30), "png"), 256))->size() == QSize(40, 30));
    CHECK(decode(*makeThumbnail(encoded(quarters(4000, 2), "png"), 256))->size() == QSize(256, 1));
    CHECK(decode(*makeThumbnail(encoded(quarters(4000, 2), "jpeg"), 256))->size() == QSize(256, 1));
}

TEST_CASE("see-through parts lie on white")
{
    QImage glass(300, 300, QImage::Format_ARGB32);
    glass.fill(Qt::transparent);
    const auto thumbnail = makeThumbnail(encoded(glass, "png"), 64);
    REQUIRE(thumbnail);
    CHECK(decode(*thumbnail)->pixelColor(30, 30).lightness() > 250);
}

TEST_CASE("nothing of the file but its pixels reaches the thumbnail")
{
    QImage told = quarters(300, 300);
    told.setText(QStringLiteral("prompt"), QStringLiteral("a very private sentence"));
    const QByteArray png = encoded(told, "png");
    REQUIRE(decode(png)->text(QStringLiteral("prompt")) == QStringLiteral("a very private sentence"));
    const auto thumbnail = makeThumbnail(png + "PK\x03\x04 appended <script>", 128);
    REQUIRE(thumbnail);
    CHECK_FALSE(thumbnail->contains("private"));
    CHECK_FALSE(thumbnail->contains("prompt"));
    CHECK_FALSE(thumbnail->contains("script"));
    const auto small = makeThumbnail(encoded(told, "png"), 512); // not scaled at all
    CHECK_FALSE(small->contains("private"));
}

TEST_CASE("refusals of a thumbnail are those of decoding")
{
    CHECK(makeThumbnail(encoded(quarters(40, 30), "png"), 15).error().code == Code::InvalidField);
    CHECK(makeThumbnail(encoded(quarters(40, 30), "png"), 4096).error().code == Code::InvalidField);
    CHECK(makeThumbnail("<svg/>", 64).error().code == Code::UnsupportedMediaType);
    CHECK(makeThumbnail(pictures::pngClaiming(65535, 65535), 64).error().code == Code::PayloadTooLarge);
    CHECK(makeThumbnail(pictures::pngClaiming(100, 100), 64).error().code == Code::Corrupt);
}
