// The local upscaler against Qt's smooth scaling of the same picture in the same run. One JSON line a figure.
#include "figure.h"
#include "imaging/upscale_kernel.h"
#include "imaging/upscaler.h"

#include <QPainter>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <vector>
#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

namespace {

constexpr int rounds = 3;

// Something with gradients, edges and fine lines; the time does not depend on it.
QImage picture(int side)
{
    QImage image(side, side, QImage::Format_RGB32);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, side, side);
    sky.setColorAt(0, QColor(30, 60, 140));
    sky.setColorAt(1, QColor(240, 180, 90));
    painter.fillRect(image.rect(), sky);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < side; i += 6)
        painter.drawLine(i, 0, side - i, side);
    return image;
}

template <class Work>
double median(Work work)
{
    std::vector<double> ms;
    for (int round = 0; round < rounds; ++round) {
        const auto begun = std::chrono::steady_clock::now();
        work();
        ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
    }
    std::sort(ms.begin(), ms.end());
    return ms[ms.size() / 2];
}

bool measure(int factor, int threads, const mj::upscale::Kernel &kernel)
{
    const QImage small = picture(256);
    mj::UpscaleOptions options;
    options.threads = threads;
    options.kernel = &kernel;
    bool works = true;
    const std::clock_t cpu = std::clock();
    const double ms = median([&] { works = works && mj::upscaled(small, factor, options); });
    const double cpuMs = 1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC / rounds; // of all threads: what a busy machine does not change
    const double smooth = median([&] { (void)small.scaled(small.size() * factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation); });
    const QByteArray name = QStringLiteral("256_x%1_%2_%3_threads").arg(factor).arg(QLatin1String(kernel.name)).arg(threads).toLatin1();
    mj::printFigure("upscale", ("p50_" + name).constData(), ms, "ms");
    mj::printFigure("upscale", ("cpu_" + name).constData(), cpuMs, "ms");
    mj::printFigure("upscale", ("result_" + name).constData(), 256.0 * 256 * factor * factor / 1000 / ms, "MP/s");
    mj::printFigure("upscale", ("to_smooth_scaling_" + name).constData(), ms / smooth, "times");
    return works;
}

} // namespace

int main()
{
    const mj::upscale::Kernel *quick = mj::upscale::avx2Kernel();
    bool works = measure(4, 2, mj::upscale::plainKernel);
    if (quick)
        works = measure(4, 2, *quick) && measure(4, 1, *quick) && measure(2, 2, *quick) && works;
    const auto begun = std::chrono::steady_clock::now();
    works = mj::upscaled(picture(1024), 4) && works;
    mj::printFigure("upscale", "1024_x4", std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count(), "ms");
#ifdef Q_OS_UNIX
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    mj::printFigure("upscale", "resident_peak", static_cast<double>(usage.ru_maxrss) / 1024, "MB");
#endif
    if (!works)
        std::fprintf(stderr, "upscale_bench: a picture did not come out\n");
    return works ? 0 : 1;
}
