// How long one picture of the demo engine takes on one core, a size at a time. One JSON line a figure.
#include "figure.h"
#include "server/providers/demo_engine.h"

#include <QGuiApplication>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <vector>

namespace {

constexpr const char *prompts[] = {"a hanok village in the snow at night", "a lake between mountains", "a city skyline at dusk", "flowers in a vase", "dunes and a moon"};
constexpr int rounds = 3;

int measure(mj::server::DemoEngine &engine, QSize size)
{
    std::vector<double> ms;
    qint64 bytes = 0;
    const std::atomic<bool> canceled = false;
    mj::server::ProviderWork work;
    work.progress = [](const mj::server::PictureProgress &) {};
    work.canceled = &canceled;
    for (int round = 0; round < rounds; ++round) {
        for (const char *prompt : prompts) {
            mj::server::PictureOrder order;
            order.prompt = QString::fromLatin1(prompt);
            order.size = size;
            order.seed = static_cast<quint64>(round + 1);
            const auto begun = std::chrono::steady_clock::now();
            const auto picture = engine.create(order, work);
            if (!picture) {
                std::fprintf(stderr, "painter_bench: no picture of this size\n");
                return 1;
            }
            ms.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun).count());
            bytes += picture->pictures.first().bytes.size();
        }
    }
    std::sort(ms.begin(), ms.end());
    const QByteArray name = QStringLiteral("%1x%2").arg(size.width()).arg(size.height()).toLatin1();
    mj::printFigure("painter", ("picture_p50_" + name).constData(), ms[ms.size() / 2], "ms");
    mj::printFigure("painter", ("picture_max_" + name).constData(), ms.back(), "ms");
    mj::printFigure("painter", ("file_mean_" + name).constData(), static_cast<double>(bytes) / static_cast<double>(ms.size()), "B");
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    mj::server::DemoEngine engine;
    for (const QSize size : {QSize(512, 512), QSize(1024, 1024), QSize(1280, 768)}) {
        if (const int failed = measure(engine, size))
            return failed;
    }
    return 0;
}
