#include "imaging/portrait.h"

#include "imaging/camera_files.h"
#include "support/catch.h"

#include <QColorSpace>

using namespace mj;
using pictures::encoded;
using pictures::quarters;

namespace {

QImage portrait(const QByteArray &file)
{
    const Result<QByteArray> made = portraitOf(file);
    REQUIRE(made);
    REQUIRE(made->startsWith("\xff\xd8\xff"));
    return QImage::fromData(*made, "jpeg");
}

Code refusal(const QByteArray &bytes)
{
    const Result<void> checked = checkUpload(bytes);
    REQUIRE_FALSE(checked);
    return checked.error().code;
}

} // namespace

TEST_CASE("a portrait fits 1024 pixels and is never enlarged")
{
    CHECK((portrait(encoded(quarters(3000, 2000), "jpeg", 90)).size() == QSize(1024, 682)));
    CHECK((portrait(encoded(quarters(2000, 3000), "png")).size() == QSize(682, 1024)));
    CHECK((portrait(encoded(quarters(300, 200), "png")).size() == QSize(300, 200)));
    CHECK((portrait(encoded(quarters(1, 1), "png")).size() == QSize(1, 1)));
}

TEST_CASE("fifty files with places come out without a trace")
{
    const QList<QByteArray> files = pictures::filesWithPlaces();
    REQUIRE(files.size() == 50);
    for (const QByteArray &file : files) {
        REQUIRE_FALSE(pictures::traceIn(file).isEmpty());
        CHECK(checkUpload(file));
        const Result<QByteArray> made = portraitOf(file);
        REQUIRE(made);
        CHECK(pictures::traceIn(*made) == QByteArray());
        CHECK(checkUpload(*made));
    }
}

TEST_CASE("a picture lying on its side stands up")
{
    const QByteArray lying = pictures::jpegWithExif(encoded(quarters(400, 200), "jpeg", 95), 6);
    const QImage upright = portrait(lying);
    CHECK(upright.size() == QSize(200, 400));
    CHECK(upright.pixelColor(190, 10).red() > 180); // the red quarter has turned clockwise
    CHECK(upright.pixelColor(10, 10).blue() > 160);
}

TEST_CASE("colours of another space become sRGB, see-through parts white")
{
    QImage wide = quarters(64, 64);
    wide.setColorSpace(QColorSpace(QColorSpace::DisplayP3));
    const Result<QByteArray> made = portraitOf(encoded(wide, "png"));
    REQUIRE(made);
    CHECK_FALSE(made->contains("ICC_PROFILE"));
    QImage glass(32, 32, QImage::Format_ARGB32);
    glass.fill(Qt::transparent);
    CHECK(portrait(encoded(glass, "png")).pixelColor(16, 16).lightness() > 250);
}

TEST_CASE("a film behind the picture, as phones append one, is no hindrance to a portrait")
{
    const QByteArray jpeg = encoded(quarters(800, 600), "jpeg", 90);
    const QByteArray moving = jpeg + QByteArray("\0\0\0\x18" "ftypmp42", 12) + QByteArray(100'000, 'v');
    CHECK(portrait(moving).size() == QSize(800, 600));
    CHECK(refusal(moving) == Code::UnsupportedMediaType); // but the service takes the portrait only
    CHECK(checkUpload(*portraitOf(moving)));
}

TEST_CASE("what is no honest JPEG or PNG is refused")
{
    const QByteArray jpeg = encoded(quarters(64, 64), "jpeg", 90);
    const QByteArray png = encoded(quarters(64, 64), "png");
    CHECK(refusal("<svg xmlns='http://www.w3.org/2000/svg' width='10' height='10'><image href='file:///etc/passwd'/></svg>") == Code::UnsupportedMediaType);
    CHECK(refusal("GIF89a\1\0\1\0\0\0\0;") == Code::UnsupportedMediaType);
    CHECK(refusal(QByteArray()) == Code::UnsupportedMediaType);
    CHECK(refusal(jpeg + QByteArray("PK\3\4") + QByteArray(30, '\0')) == Code::UnsupportedMediaType);
    CHECK(refusal(png + "<html><script>alert(1)</script></html>") == Code::UnsupportedMediaType);
    CHECK(refusal(png + '\n') == Code::UnsupportedMediaType);
    CHECK(refusal(png.chopped(12) + pictures::pngChunk("IEND", "<html></html>")) == Code::UnsupportedMediaType);
    CHECK(refusal(pictures::pngClaiming(65'535, 65'535)) == Code::PayloadTooLarge);
    CHECK(refusal(pictures::pngClaiming(16'385, 1)) == Code::PayloadTooLarge);
    CHECK(refusal(pictures::pngClaiming(7'072, 7'071)) == Code::PayloadTooLarge);
    CHECK(checkUpload(pictures::pngClaiming(7'071, 7'071)));
    for (const qsizetype left : {3, 20, 100, 300})
        CHECK(refusal(jpeg.left(left)) == Code::Corrupt);
    CHECK(refusal(jpeg.chopped(1)) == Code::Corrupt);
    CHECK(refusal(png.chopped(1)) == Code::Corrupt);
    const QByteArray padded = pictures::pngWith(png, "tEXt", QByteArray(4 * 1024 * 1024 - png.size() - 12, 'x'));
    REQUIRE(padded.size() == 4 * 1024 * 1024);
    CHECK(checkUpload(padded));
    CHECK(refusal(pictures::pngWith(png, "tEXt", QByteArray(4 * 1024 * 1024 - png.size() - 11, 'x'))) == Code::PayloadTooLarge);
}

TEST_CASE("WebP becomes a portrait but is not taken as an upload")
{
    const QByteArray webp = encoded(quarters(64, 64), "webp", 90);
    if (webp.isEmpty())
        return; // this system's Qt cannot write one
    CHECK(portrait(webp).size() == QSize(64, 64));
    CHECK(refusal(webp) == Code::UnsupportedMediaType);
}
