#include "server/providers/demo_engine.h"
#include "support/catch.h"

#include <QBuffer>
#include <QImage>

using namespace mj;
using namespace mj::server;

namespace {

QByteArray pngOf(const QImage &image)
{
    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

QImage plain(const QColor &colour, const QSize &size = QSize(300, 200))
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

PictureOrder orderOf(api::Task task, const QImage &reference, const QByteArray &mask = {})
{
    PictureOrder order;
    order.task = task;
    order.prompt = QStringLiteral("a lake between mountains");
    order.size = QSize(256, 256);
    order.seed = 7;
    order.references = {{pngOf(reference), "image/png"}};
    order.mask = mask;
    return order;
}

Result<QImage> made(const PictureOrder &order)
{
    const std::atomic<bool> never{false};
    ProviderWork work;
    work.progress = [](const PictureProgress &) {};
    work.canceled = &never;
    const Result<MadePictures> pictures = DemoEngine().create(order, work);
    if (!pictures)
        return fail(pictures);
    return QImage::fromData(pictures->pictures.first().bytes);
}

double distance(const QImage &a, const QImage &b, const QRect &where)
{
    double sum = 0;
    for (int y = where.top(); y <= where.bottom(); ++y) {
        for (int x = where.left(); x <= where.right(); ++x)
            sum += std::abs(qRed(a.pixel(x, y)) - qRed(b.pixel(x, y))) + std::abs(qBlue(a.pixel(x, y)) - qBlue(b.pixel(x, y)));
    }
    return sum / (where.width() * where.height());
}

} // namespace

TEST_CASE("a variation takes the colours of the picture it starts from")
{
    const QImage red = made(orderOf(api::Task::Variation, plain(QColor(200, 40, 30)))).value();
    const QImage blue = made(orderOf(api::Task::Variation, plain(QColor(30, 40, 200)))).value();
    const QColor ofRed = red.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0);
    const QColor ofBlue = blue.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixelColor(0, 0);
    CHECK(ofRed.red() > ofRed.blue() + 80);
    CHECK(ofBlue.blue() > ofBlue.red() + 80);
}

TEST_CASE("an edit paints where the mask is open and nowhere else")
{
    const QImage own = plain(QColor(10, 200, 10));
    QImage mask(own.size(), QImage::Format_ARGB32);
    mask.fill(Qt::black);
    for (int y = 0; y < mask.height(); ++y) {
        for (int x = mask.width() / 2; x < mask.width(); ++x)
            mask.setPixel(x, y, 0);
    }
    const QImage edited = made(orderOf(api::Task::Edit, own, pngOf(mask))).value();
    const QImage painting = made([] { PictureOrder order = orderOf(api::Task::Create, plain(Qt::black)); order.references.clear(); return order; }()).value();
    const QImage kept = plain(QColor(10, 200, 10), edited.size());
    CHECK(edited.size() == QSize(256, 256));
    CHECK(distance(edited, kept, QRect(0, 0, 80, 256)) == 0);
    CHECK(distance(edited, painting, QRect(180, 0, 76, 256)) < 1);
    CHECK(distance(edited, kept, QRect(180, 0, 76, 256)) > 10);
    const QImage half = made(orderOf(api::Task::Edit, own)).value();
    CHECK(distance(half, kept, half.rect()) > 5);
    CHECK(distance(half, painting, half.rect()) > 5);
}

TEST_CASE("what the demo engine cannot start from is refused by name")
{
    PictureOrder broken = orderOf(api::Task::Edit, plain(Qt::red));
    broken.references.first().bytes.chop(30);
    CHECK(made(broken).error().field == QStringLiteral("references"));
    CHECK(made(orderOf(api::Task::Edit, plain(Qt::red), "no mask")).error().field == QStringLiteral("mask"));
    CHECK(made(orderOf(api::Task::Upscale, plain(Qt::red))).error().field == QStringLiteral("task"));
}
