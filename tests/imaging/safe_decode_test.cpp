#include "imaging/safe_decode.h"
#include "imaging/pictures.h"
#include "support/catch.h"
#include <QElapsedTimer>

using namespace mj;
using pictures::encoded;
using pictures::quarters;

TEST_CASE("PNG and JPEG decode to their pixels")
{
    const QImage picture = quarters(64, 48);
    const auto png = decode(encoded(picture, "png"));
    REQUIRE(png);
    CHECK(png->convertToFormat(QImage::Format_RGB32) == picture);
    const auto jpeg = decode(encoded(picture, "jpeg", 95));
    REQUIRE(jpeg);
    CHECK(jpeg->size() == QSize(64, 48));
    CHECK(jpeg->pixelColor(5, 5).red() > 180);
    CHECK(jpeg->pixelColor(60, 40).blue() > 160);
}

TEST_CASE("a header that claims 65535 x 65535 is refused before any decoding")
{
    const QByteArray bomb = pictures::pngClaiming(65535, 65535);
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 1000; ++i)
        REQUIRE(decode(bomb).error().code == Code::PayloadTooLarge);
    CHECK(timer.elapsed() < 1000); // 17 GB a picture if one had been made
}

TEST_CASE("the limits hold at their edge")
{
    const QByteArray png = encoded(quarters(100, 50), "png");
    CHECK(decode(png, {.maxSide = 100}));
    CHECK(decode(png, {.maxSide = 99}).error().code == Code::PayloadTooLarge);
    CHECK(decode(png, {.maxPixels = 5000}));
    CHECK(decode(png, {.maxPixels = 4999}).error().code == Code::PayloadTooLarge);
    CHECK(decode(png, {.maxBytes = png.size()}));
    CHECK(decode(png, {.maxBytes = png.size() - 1}).error().code == Code::PayloadTooLarge);
    CHECK(decode(pictures::pngClaiming(16385, 1)).error().code == Code::PayloadTooLarge);
    CHECK(decode(pictures::pngClaiming(0, 10)).error().code == Code::Corrupt);
    CHECK(decode(pictures::pngClaiming(0xffffffff, 0xffffffff)).error().code == Code::Corrupt);
}

TEST_CASE("sixty million pixels still decode: Qt's own limit is not in the way")
{
    QImage large(8000, 7500, QImage::Format_RGB32);
    large.fill(Qt::darkGreen);
    const auto decoded = decodeScaled(encoded(large, "jpeg", 10), 100);
    REQUIRE(decoded);
    const auto whole = decode(encoded(large, "jpeg", 10));
    REQUIRE(whole);
    CHECK(whole->size() == QSize(8000, 7500));
}

TEST_CASE("a file cut anywhere is Corrupt")
{
    for (const char *format : {"png", "jpeg"}) {
        INFO(format);
        const QByteArray bytes = encoded(quarters(80, 80), format);
        REQUIRE(decode(bytes));
        for (qsizetype size = 8; size < bytes.size(); size += 7)
            REQUIRE(decode(bytes.first(size)).error().code == Code::Corrupt);
        CHECK(decode(bytes.first(bytes.size() - 1)).error().code == Code::Corrupt);
    }
}

TEST_CASE("a damaged PNG body is Corrupt, not a grey picture")
{
    QByteArray png = encoded(quarters(80, 80), "png");
    const qsizetype body = png.indexOf("IDAT") + 20;
    png[body] = static_cast<char>(png.at(body) ^ 0x40);
    CHECK(decode(png).error().code == Code::Corrupt);
}

TEST_CASE("SVG, GIF, BMP, text and nothing are refused by their first bytes")
{
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><image href='file:///etc/passwd'/></svg>";
    for (const QByteArray &bytes : {svg, QByteArray("<?xml version='1.0'?>") + svg, QByteArray("GIF89a\x01\0\x01\0\0\0\0;", 14), encoded(quarters(8, 8), "bmp"),
                                    QByteArray("hello"), QByteArray(), QByteArray("\x1f\x8b\x08\0", 4)}) {
        CHECK(decode(bytes).error().code == Code::UnsupportedMediaType);
    }
}

TEST_CASE("a disguise does not choose another decoder")
{
    const QByteArray jpeg = encoded(quarters(40, 40), "jpeg");
    CHECK(decode(QByteArray("\x89PNG\r\n\x1a\n", 8) + jpeg).error().code == Code::Corrupt);
    CHECK_FALSE(decode("GIF89a" + jpeg));
    CHECK_FALSE(decode("<svg>" + encoded(quarters(40, 40), "png") + "</svg>"));
    const QByteArray png = encoded(quarters(40, 40), "png");
    const auto trailing = decode(png + "PK\x03\x04 an archive <script>");
    REQUIRE(trailing); // cameras do append things; only the pixels come out
    CHECK(trailing->size() == QSize(40, 40));
}

TEST_CASE("a JPEG with a thousand scans is refused")
{
    const QByteArray jpeg = encoded(quarters(40, 40), "jpeg");
    const qsizetype scan = jpeg.indexOf("\xff\xda");
    QByteArray many = jpeg.first(scan);
    for (int i = 0; i < 1000; ++i)
        many += jpeg.mid(scan, jpeg.size() - scan - 2);
    CHECK(decode(many + "\xff\xd9").error().code == Code::Corrupt);
}

TEST_CASE("a picture on its side stands upright")
{
    // Exif orientation 6: turn by 90 degrees clockwise.
    const QByteArray exif("Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
    QByteArray jpeg = encoded(quarters(64, 32), "jpeg", 95);
    jpeg.insert(2, QByteArray("\xff\xe1", 2) + pictures::big(static_cast<quint32>(exif.size() + 2)).mid(2) + exif);
    const auto decoded = decode(jpeg);
    REQUIRE(decoded);
    CHECK(decoded->size() == QSize(32, 64));
    CHECK(decoded->pixelColor(24, 8).red() > 180); // the red quarter went from top left to top right
    const auto small = decodeScaled(jpeg, 32);
    REQUIRE(small);
    CHECK(small->size() == QSize(16, 32));
}

TEST_CASE("WebP headers are read without a decoder")
{
    const QByteArray body = QByteArray("\0\0\0\0", 4) + QByteArray("\x3f\x01\0", 3) + QByteArray("\xef\0\0", 3); // 320 x 240
    const QByteArray webp = QByteArray("RIFF\x16\0\0\0WEBPVP8X\x0a\0\0\0", 20) + body;
    const auto header = readPictureHeader(webp);
    REQUIRE(header);
    CHECK(header->size == QSize(320, 240));
    CHECK(header->format == PictureFormat::WebP);
    CHECK(readPictureHeader(webp.first(29)).error().code == Code::Corrupt);
}
