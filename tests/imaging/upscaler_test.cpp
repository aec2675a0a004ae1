#include "imaging/upscaler.h"
#include "imaging/upscale_kernel.h"
#include "support/catch.h"

#include <QElapsedTimer>
#include <QPainter>
#include <chrono>
#include <random>
#include <thread>

using namespace mj;

namespace {

QImage reference(const char *name)
{
    QImage image(QStringLiteral(MJ_SOURCE_DIR "/tests/imaging/upscale_reference/") + QLatin1String(name));
    REQUIRE_FALSE(image.isNull());
    return image;
}

QImage noise(int width, int height, unsigned seed = 1)
{
    std::mt19937 random(seed);
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, 0xff000000U | (random() & 0xffffffU));
    return image;
}

int difference(const QImage &left, const QImage &right)
{
    REQUIRE(left.size() == right.size());
    const QImage a = left.convertToFormat(QImage::Format_RGBA8888);
    const QImage b = right.convertToFormat(QImage::Format_RGBA8888);
    int worst = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int i = 0; i < a.width() * 4; ++i)
            worst = std::max(worst, std::abs(int(a.constScanLine(y)[i]) - int(b.constScanLine(y)[i])));
    return worst;
}

UpscaleOptions with(int threads, int tile = 0)
{
    UpscaleOptions options;
    options.threads = threads;
    options.tile = tile;
    return options;
}

} // namespace

TEST_CASE("the published weights give what TensorFlow.js makes of them")
{
    const QImage input = reference("input.png");
    for (const int factor : {2, 4}) {
        const QImage wanted = reference(factor == 2 ? "x2.png" : "x4.png");
        for (const upscale::Kernel *kernel : {&upscale::plainKernel, upscale::avx2Kernel()}) {
            if (!kernel)
                continue;
            INFO(factor << " times, " << kernel->name);
            UpscaleOptions options;
            options.kernel = kernel;
            const auto result = upscaled(input, factor, options);
            REQUIRE(result);
            CHECK(difference(*result, wanted) <= 1);
            // A smooth enlargement is something else: the tolerance above can be missed.
            CHECK(difference(input.scaled(input.size() * factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), wanted) > 30);
        }
    }
}

TEST_CASE("no seam and no thread shows in the result")
{
    const QImage picture = noise(150, 93);
    for (const int factor : {2, 4}) {
        const auto whole = upscaled(picture, factor, with(1, 4096));
        REQUIRE(whole);
        for (const int tile : {0, 16, 37, 64}) {
            INFO(factor << " times, tile " << tile);
            const auto tiled = upscaled(picture, factor, with(3, tile));
            REQUIRE(tiled);
            CHECK(difference(*tiled, *whole) == 0);
        }
    }
}

TEST_CASE("pictures of every shape come out, and what is too large does not")
{
    for (const QSize &size : {QSize(1, 1), QSize(3, 500), QSize(500, 3), QSize(2, 9), QSize(129, 127)}) {
        for (const int factor : {2, 4}) {
            INFO(size.width() << " x " << size.height() << ", " << factor << " times");
            QImage picture(size, QImage::Format_RGB32);
            picture.fill(QColor(90, 140, 60));
            const auto result = upscaled(picture, factor);
            REQUIRE(result);
            CHECK(result->size() == size * factor);
            CHECK_FALSE(result->hasAlphaChannel());
            // One colour stays about that colour, at the edges too.
            QImage flat(result->size(), QImage::Format_RGB32);
            flat.fill(QColor(90, 140, 60));
            CHECK(difference(*result, flat) <= 4);
        }
    }
    CHECK(checkUpscale(QSize(2048, 2048), 4));
    CHECK(checkUpscale(QSize(4096, 1), 2));
    CHECK(checkUpscale(QSize(2049, 10), 4).error().code == Code::PayloadTooLarge);
    CHECK(checkUpscale(QSize(10, 4097), 2).error().code == Code::PayloadTooLarge);
    CHECK(upscaled(QImage(5000, 2, QImage::Format_RGB32), 2).error().code == Code::PayloadTooLarge);
    CHECK(upscaled(QImage(), 2).error().code == Code::InvalidField);
    CHECK(upscaled(noise(4, 4), 3).error().code == Code::InvalidField);
}

TEST_CASE("what is see-through stays so, smoothly and without a dark edge")
{
    QImage picture(64, 64, QImage::Format_ARGB32);
    picture.fill(Qt::transparent); // black where nobody sees it
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(250, 200, 60));
    painter.drawEllipse(12, 12, 40, 40);
    painter.end();
    for (const int factor : {2, 4}) {
        const auto result = upscaled(picture, factor, with(2, 24));
        REQUIRE(result);
        REQUIRE(result->hasAlphaChannel());
        CHECK(result->pixelColor(0, 0).alpha() == 0);
        CHECK(result->pixelColor(32 * factor, 32 * factor).alpha() == 255);
        int steps = 0;
        int darkest = 255;
        for (int x = 1; x < result->width(); ++x) {
            const QColor here = result->pixelColor(x, 32 * factor);
            const int jump = std::abs(here.alpha() - result->pixelColor(x - 1, 32 * factor).alpha());
            CHECK(jump <= 255 / factor + 1);
            steps += jump > 0 ? 1 : 0;
            if (here.alpha() > 0)
                darkest = std::min(darkest, here.red());
        }
        CHECK(steps >= 2 * factor);
        CHECK(darkest > 200);
    }
}

TEST_CASE("a picture that only could be see-through is opaque afterwards, and deeper colours are taken too")
{
    QImage picture = noise(20, 20).convertToFormat(QImage::Format_ARGB32_Premultiplied);
    CHECK_FALSE(upscaled(picture, 2)->hasAlphaChannel());
    CHECK(difference(*upscaled(picture, 2), *upscaled(noise(20, 20), 2)) == 0);
    for (const QImage::Format format : {QImage::Format_Grayscale8, QImage::Format_RGBA64, QImage::Format_Indexed8})
        CHECK(upscaled(noise(20, 20).convertToFormat(format), 2)->size() == QSize(40, 40));
}

TEST_CASE("progress rises to the end")
{
    std::vector<double> told;
    UpscaleOptions options = with(2);
    options.progress = [&](double part) { told.push_back(part); }; // one at a time, so no lock
    REQUIRE(upscaled(noise(200, 150), 4, options));
    REQUIRE(told.size() > 20);
    CHECK(std::is_sorted(told.begin(), told.end()));
    CHECK(told.front() < 0.1);
    CHECK(told.back() == 1.0);
}

TEST_CASE("canceling is heard within 200 ms, in the middle and before the start")
{
    std::atomic<bool> canceled = false;
    QElapsedTimer since;
    UpscaleOptions options = with(2);
    options.canceled = &canceled;
    std::atomic<bool> begun = false;
    options.progress = [&](double) { begun = true; };
    std::thread finger([&] {
        while (!begun)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        since.start();
        canceled = true;
    });
    const auto result = upscaled(noise(2000, 2000), 4, options); // minutes of work
    const qint64 waited = since.elapsed();
    finger.join();
    REQUIRE_FALSE(result);
    CHECK(result.error().code == Code::Canceled);
    CHECK(waited < 200);
    CHECK(upscaled(noise(64, 64), 2, options).error().code == Code::Canceled);
}
