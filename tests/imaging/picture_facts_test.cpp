#include "imaging/picture_facts.h"
#include "imaging/pictures.h"
#include "support/catch.h"

using namespace mj;
using pictures::encoded;
using pictures::quarters;

TEST_CASE("facts name format, size, bytes and the most common colour")
{
    const QByteArray png = encoded(quarters(640, 480), "png");
    const auto facts = pictureFacts(png);
    REQUIRE(facts);
    CHECK(facts->format == PictureFormat::Png);
    CHECK(facts->size == QSize(640, 480));
    CHECK(facts->bytes == png.size());
    CHECK(facts->dominant.blue() > 190);
    CHECK(facts->dominant.red() < 40);
    const auto jpeg = pictureFacts(encoded(quarters(640, 480), "jpeg"));
    REQUIRE(jpeg);
    CHECK(jpeg->format == PictureFormat::Jpeg);
    CHECK(jpeg->size == QSize(640, 480));
    CHECK(jpeg->dominant.blue() > 180);
}

TEST_CASE("invisible pixels have no colour")
{
    QImage glass(30, 30, QImage::Format_ARGB32);
    glass.fill(QColor(255, 0, 0, 10));
    CHECK_FALSE(dominantColor(glass).isValid());
    glass.setPixelColor(3, 3, QColor(10, 200, 10));
    CHECK(dominantColor(glass) == QColor(10, 200, 10));
    CHECK_FALSE(dominantColor(QImage()).isValid());
}

TEST_CASE("facts of what cannot be decoded are an error")
{
    CHECK(pictureFacts("nothing").error().code == Code::UnsupportedMediaType);
    CHECK(pictureFacts(encoded(quarters(90, 90), "png").first(200)).error().code == Code::Corrupt);
}
