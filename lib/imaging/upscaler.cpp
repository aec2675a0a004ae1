#include "imaging/upscaler.h"

#include "imaging/upscale_alpha.h"
#include "imaging/upscale_network.h"
#include <QColorSpace>
#include <QThread>
#include <QThreadPool>
#include <algorithm>
#include <memory>
#include <mutex>

namespace mj {
namespace {

using upscale::Kernel;
using upscale::Network;
using upscale::Plane;

constexpr int tileSide = 128;
constexpr int leastTileSide = 32;
constexpr int mostThreads = 8; // each takes its own 25 MB

// Weights are read and put in order once for each factor; 1 MB stays.
Result<std::shared_ptr<const Network>> networkFor(int factor)
{
    static std::mutex mutex;
    static std::shared_ptr<const Network> networks[2];
    const std::lock_guard lock(mutex);
    std::shared_ptr<const Network> &network = networks[factor == 2 ? 0 : 1];
    if (!network) {
        const Result<UpscaleWeights> weights = builtInUpscaleWeights(factor);
        if (!weights)
            return fail(weights);
        network = std::make_shared<const Network>(*weights);
    }
    return network;
}

QList<QRect> tilesOf(const QSize &size, int side)
{
    const int columns = (size.width() + side - 1) / side;
    const int rows = (size.height() + side - 1) / side;
    QList<QRect> tiles;
    for (int row = 0; row < rows; ++row) {
        const int top = int(qint64(size.height()) * row / rows);
        const int bottom = int(qint64(size.height()) * (row + 1) / rows);
        for (int column = 0; column < columns; ++column) {
            const int left = int(qint64(size.width()) * column / columns);
            tiles.append(QRect(left, top, int(qint64(size.width()) * (column + 1) / columns) - left, bottom - top));
        }
    }
    return tiles;
}

// Small pictures are cut smaller, so that every thread has something to do.
QList<QRect> tilesFor(const QSize &size, int side, int threads)
{
    if (side > 0)
        return tilesOf(size, side);
    side = tileSide;
    QList<QRect> tiles = tilesOf(size, side);
    while (tiles.size() < threads && side > leastTileSide) {
        side /= 2;
        tiles = tilesOf(size, side);
    }
    return tiles;
}

// One picture on its way through the network: threads take tile after tile, and write where nobody else does.
class Enlarging
{
public:
    Enlarging(const Network &network, const QImage &picture, QImage &result, const UpscaleOptions &options)
        : m_network(network), m_picture(picture),
          m_frame(picture.rect().adjusted(-Network::reach, -Network::reach, Network::reach, Network::reach)), m_options(options), m_kernel(options.kernel ? options.kernel : upscale::avx2Kernel()),
          m_out(result.bits()), m_outLine(result.bytesPerLine()), m_outStep(result.depth() / 8)
    {
        if (!m_kernel)
            m_kernel = &upscale::plainKernel;
    }

    bool run(int threads)
    {
        m_tiles = tilesFor(m_picture.size(), m_options.tile, threads);
        for (const QRect &tile : m_tiles)
            m_work += m_network.work(tile, m_frame);
        QThreadPool pool;
        pool.setMaxThreadCount(threads);
        pool.setThreadPriority(QThread::LowPriority);
        for (int i = 0; i < threads; ++i)
            pool.start([this] { takeTiles(); });
        pool.waitForDone();
        return !m_stopped;
    }

private:
    void takeTiles()
    {
        Network::Desk desk;
        for (int i = m_next++; i < m_tiles.size() && !m_stopped; i = m_next++) {
            readTile(desk, m_tiles.at(i));
            const auto goOn = [this](qint64 done) { return tell(done); };
            const Plane *plane = m_network.run(*m_kernel, desk, m_tiles.at(i), m_frame, goOn);
            if (plane)
                writeTile(*plane, m_tiles.at(i));
        }
    }

    bool tell(qint64 done)
    {
        if (m_options.canceled && *m_options.canceled)
            m_stopped = true;
        if (m_stopped)
            return false;
        const std::lock_guard lock(m_mutex);
        m_done += done;
        const int permille = int(m_done * 1000 / std::max<qint64>(1, m_work));
        if (permille > m_told && m_options.progress) {
            m_told = permille;
            m_options.progress(double(permille) / 1000);
        }
        return true;
    }

    // Beyond the edge the outermost pixels go on: the network takes nothing for black, and would draw a frame of wrong colours.
    void readTile(Network::Desk &desk, const QRect &tile) const
    {
        Plane &plane = Network::input(desk, tile);
        const QRect area = tile.adjusted(-Network::reach, -Network::reach, Network::reach, Network::reach);
        const int step = m_picture.depth() / 8;
        for (int y = area.top(); y <= area.bottom(); ++y) {
            float *out = plane.at(area.left(), y);
            const uchar *line = m_picture.constScanLine(std::clamp(y, 0, m_picture.height() - 1));
            for (int x = area.left(); x <= area.right(); ++x, out += 3) {
                const uchar *pixel = line + std::ptrdiff_t(std::clamp(x, 0, m_picture.width() - 1)) * step;
                for (int c = 0; c < 3; ++c)
                    out[c] = float(pixel[c]) / 255.0F;
            }
        }
    }

    void writeTile(const Plane &plane, const QRect &tile) const
    {
        const int factor = m_network.factor();
        for (int y = tile.top() * factor; y < (tile.bottom() + 1) * factor; ++y) {
            uchar *out = m_out + y * m_outLine + std::ptrdiff_t(tile.left()) * factor * m_outStep;
            for (int x = tile.left(); x <= tile.right(); ++x) {
                const float *numbers = plane.at(x, y / factor) + y % factor * factor * 3;
                for (int phase = 0; phase < factor; ++phase, out += m_outStep) {
                    for (int c = 0; c < 3; ++c)
                        out[c] = uchar(std::clamp(numbers[phase * 3 + c], 0.0F, 1.0F) * 255.0F + 0.5F);
                }
            }
        }
    }

    const Network &m_network;
    const QImage &m_picture;
    const QRect m_frame; // the picture and what is read around it
    const UpscaleOptions &m_options;
    const Kernel *m_kernel;
    uchar *m_out;
    const std::ptrdiff_t m_outLine;
    const std::ptrdiff_t m_outStep;
    QList<QRect> m_tiles;
    std::atomic<int> m_next = 0;
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex; // guards what follows
    qint64 m_work = 0;
    qint64 m_done = 0;
    int m_told = 0;
};

bool isSeeThrough(const QImage &picture)
{
    if (!picture.hasAlphaChannel())
        return false;
    for (int y = 0; y < picture.height(); ++y) {
        const uchar *line = picture.constScanLine(y);
        for (int x = 0; x < picture.width(); ++x) {
            if (line[std::size_t(x) * 4 + 3] != 255)
                return true;
        }
    }
    return false;
}

} // namespace

Result<void> checkUpscale(const QSize &size, int factor)
{
    if (factor != 2 && factor != 4)
        return fail(Code::InvalidField, QStringLiteral("%1 times").arg(factor), QStringLiteral("factor"));
    if (size.isEmpty())
        return fail(Code::InvalidField, QStringLiteral("an empty picture"), QStringLiteral("picture"));
    if (std::max(size.width(), size.height()) > upscaleLargestSide / factor)
        return fail(Code::PayloadTooLarge, QStringLiteral("%1 x %2, %3 times").arg(size.width()).arg(size.height()).arg(factor));
    return {};
}

Result<QImage> upscaled(const QImage &picture, int factor, const UpscaleOptions &options)
{
    if (const Result<void> checked = checkUpscale(picture.size(), factor); !checked)
        return fail(checked);
    const Result<std::shared_ptr<const Network>> network = networkFor(factor);
    if (!network)
        return fail(network);
    static const std::atomic<bool> never = false;
    const std::atomic<bool> &canceled = options.canceled ? *options.canceled : never;

    QImage source = picture.convertToFormat(picture.hasAlphaChannel() ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    const bool seeThrough = isSeeThrough(source);
    if (seeThrough && !upscale::spreadColours(source, canceled))
        return fail(Code::Canceled);
    QImage result(picture.size() * factor, seeThrough ? QImage::Format_RGBA8888 : QImage::Format_RGB888);
    if (source.isNull() || result.isNull())
        return fail(Code::Internal, QStringLiteral("no memory for the result"));
    result.setColorSpace(picture.colorSpace());
    const int threads = std::clamp(options.threads > 0 ? options.threads : QThread::idealThreadCount(), 1, mostThreads);
    if (!Enlarging(**network, source, result, options).run(threads) || (seeThrough && !upscale::enlargeAlpha(source, result, canceled)))
        return fail(Code::Canceled);
    return result;
}

} // namespace mj
