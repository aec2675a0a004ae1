#include "studio/thumbnail_cache.h"

#include "imaging/safe_decode.h"
#include "studio/session.h"
#include "studio/store_work.h"

namespace mj::studio {
namespace {

constexpr int mostKiB = 64 * 1024;
constexpr int mostAtOnce = 4;
constexpr int mostWanted = 256; // what was scrolled past is not worth decoding

} // namespace

ThumbnailCache::ThumbnailCache(Session &session, QObject *parent) : QObject(parent), m_session(session), m_images(mostKiB) {}

QImage ThumbnailCache::image(const QString &id)
{
    if (const QImage *known = m_images.object(id))
        return *known;
    if (m_loading.contains(id) || m_broken.contains(id))
        return {};
    m_wanted.removeOne(id);
    m_wanted.append(id);
    if (m_wanted.size() > mostWanted)
        m_wanted.removeFirst();
    loadNext();
    return {};
}

void ThumbnailCache::put(const QString &id, const QImage &image)
{
    m_broken.remove(id);
    m_images.insert(id, new QImage(image), static_cast<int>(image.sizeInBytes() / 1024) + 1);
}

void ThumbnailCache::remove(const QString &id)
{
    m_images.remove(id);
    m_wanted.removeOne(id);
}

void ThumbnailCache::clear()
{
    ++m_round;
    m_images.clear();
    m_wanted.clear();
    m_loading.clear();
    m_broken.clear();
}

void ThumbnailCache::loadNext()
{
    StoreWork *work = m_session.storeWork();
    while (work && !m_wanted.isEmpty() && m_loading.size() < mostAtOnce) {
        const QString id = m_wanted.takeLast();
        m_loading.insert(id);
        work->run(
            [id](client::GalleryStore &store) -> Result<QImage> {
                const Result<QByteArray> bytes = store.thumbnail(id);
                return bytes ? decode(*bytes) : fail(bytes);
            },
            this, [this, id, round = m_round](const Result<QImage> &image) { onLoaded(id, image.value_or(QImage()), round); });
    }
}

void ThumbnailCache::onLoaded(const QString &id, const QImage &image, quint64 round)
{
    if (round != m_round)
        return;
    m_loading.remove(id);
    if (image.isNull())
        m_broken.insert(id);
    else
        put(id, image);
    if (!image.isNull())
        emit ready(id);
    loadNext();
}

} // namespace mj::studio
