#include "imaging/visible_mark.h"

#include "imaging/ai_label.h"
#include "imaging/mail_preview.h"
#include "imaging/picture_encoder.h"
#include "imaging/safe_decode.h"
#include "label_files.h"
#include "support/catch.h"

using namespace mj;

namespace {

struct Lights {
    int least = 255;
    int most = 0;
};

Lights lightsIn(const QImage &image, const QRect &rect)
{
    Lights lights;
    for (int y = rect.top(); y <= rect.bottom(); ++y) {
        for (int x = rect.left(); x <= rect.right(); ++x) {
            const int gray = qGray(image.pixel(x, y));
            lights.least = qMin(lights.least, gray);
            lights.most = qMax(lights.most, gray);
        }
    }
    return lights;
}

} // namespace

TEST_CASE("the mark is readable on black, white and noise, sits in the corner and changes nothing else")
{
    for (const QString &text : {QStringLiteral("AI"), QStringLiteral("AI 생성")}) {
        for (const QSize size : {QSize(1024, 1024), QSize(512, 512), QSize(1792, 1024), QSize(96, 64)}) {
            QImage black(size, QImage::Format_RGB32);
            black.fill(Qt::black);
            QImage white(size, QImage::Format_RGB32);
            white.fill(Qt::white);
            for (const QImage &picture : {black, white, pictures::busy(size.width(), size.height())}) {
                const QRect rect = visibleMarkRect(size, text);
                CHECK(QRect(QPoint(), size).contains(rect));
                CHECK(rect.center().x() > size.width() / 2);
                CHECK(rect.center().y() > size.height() / 2);
                CHECK(rect.width() * rect.height() < size.width() * size.height() / 8);
                const QImage marked = withVisibleMark(picture, text);
                CHECK(marked.size() == size);
                const Lights lights = lightsIn(marked, rect);
                CHECK(lights.most > 200);
                CHECK(lights.least < 100);
                const QRect around = rect.adjusted(-3, -3, 3, 3);
                bool isElsewhereSame = true;
                for (int y = 0; y < size.height(); ++y) {
                    for (int x = 0; x < size.width(); ++x)
                        isElsewhereSame = isElsewhereSame && (around.contains(x, y) || marked.pixel(x, y) == picture.pixel(x, y));
                }
                CHECK(isElsewhereSame);
            }
        }
    }
}

TEST_CASE("pictures of one pixel, of a palette and of 64 bits are marked too")
{
    CHECK(withVisibleMark(QImage(1, 1, QImage::Format_RGB32), QStringLiteral("AI")).size() == QSize(1, 1));
    CHECK(withVisibleMark(QImage(2000, 3, QImage::Format_RGB32), QStringLiteral("AI")).size() == QSize(2000, 3));
    QImage palette(200, 200, QImage::Format_Indexed8);
    palette.setColorTable({qRgb(0, 0, 0), qRgb(255, 0, 0)});
    palette.fill(1);
    CHECK(lightsIn(withVisibleMark(palette, QStringLiteral("AI")), visibleMarkRect(palette.size(), QStringLiteral("AI"))).most > 200);
    QImage deep(200, 200, QImage::Format_RGBA64);
    deep.fill(Qt::blue);
    CHECK(withVisibleMark(deep, QStringLiteral("AI")).format() == QImage::Format_RGBA64);
}

TEST_CASE("what is encoded anew carries pixels, no words of the old file")
{
    QImage image = pictures::busy(120, 90, QImage::Format_ARGB32);
    image.setText(QStringLiteral("parameters"), QStringLiteral("my prompt"));
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Jpeg, PictureFormat::WebP}) {
        if (!canEncode(format)) {
            CHECK(encoded(image, format).error().code == Code::UnsupportedMediaType);
            continue;
        }
        const Result<QByteArray> bytes = encoded(image, format);
        REQUIRE(bytes);
        CHECK(readPictureHeader(*bytes)->format == format);
        CHECK(decode(*bytes)->size() == image.size());
        CHECK(decode(*bytes)->textKeys().isEmpty());
        CHECK_FALSE(bytes->contains("parameters"));
    }
    CHECK(decode(*encoded(image, PictureFormat::Png))->convertToFormat(QImage::Format_ARGB32) == image);
}

TEST_CASE("a mail's preview is a labelled JPEG that fits, from every format")
{
    for (const char *format : {"png", "jpeg", "webp"}) {
        const QByteArray picture = pictures::encoded(pictures::busy(1000, 750), format, 90);
        if (picture.isEmpty()) {
            WARN("skipped: no WebP plugin");
            continue;
        }
        for (const SourceType source : {SourceType::TrainedAlgorithmicMedia, SourceType::CompositeWithTrainedAlgorithmicMedia}) {
            const Result<LabelledPicture> mail = withLabel(mailPreview(picture).value(), source);
            REQUIRE(mail);
            CHECK(mail->bytes.size() <= 1'002'000);
            CHECK(readPictureHeader(mail->bytes)->format == PictureFormat::Jpeg);
            CHECK(*labelOf(mail->bytes) == source);
            if (pictures::hasExiftool())
                CHECK(pictures::readBack(mail->bytes).value(QStringLiteral("XMP-iptcExt:DigitalSourceType")).toString() == sourceTypeAddress(source));
        }
    }
    CHECK(mailPreview("nothing").error().code == Code::UnsupportedMediaType);
}
