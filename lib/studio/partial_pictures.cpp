#include "studio/partial_pictures.h"

#include "client/api_client.h"
#include "imaging/safe_decode.h"
#include "studio/background.h"

namespace mj::studio {
namespace {

constexpr int previewSide = 640;

} // namespace

PartialPictures::PartialPictures(client::ApiClient &api, QObject *parent) : QObject(parent), m_api(api) {}

void PartialPictures::follow(const api::Generation &job)
{
    if (!job.isOpen() || job.partialId.isEmpty() || m_wanted.value(job.id) == job.partialId)
        return;
    m_wanted.insert(job.id, job.partialId);
    if (!m_busy.contains(job.id))
        fetch(job.id);
}

void PartialPictures::drop(const QString &generationId)
{
    m_wanted.remove(generationId);
    m_images.remove(generationId);
}

void PartialPictures::clear()
{
    m_wanted.clear();
    m_images.clear();
}

QImage PartialPictures::image(const QString &generationId) const
{
    return m_images.value(generationId);
}

void PartialPictures::fetch(const QString &generationId)
{
    m_busy.insert(generationId);
    api::ReadPicture call;
    call.id = m_wanted.value(generationId);
    m_api.send(call, this, [this, generationId, id = call.id](const Result<api::Bytes> &file) { onFetched(generationId, id, file); });
}

void PartialPictures::onFetched(const QString &generationId, const QString &pictureId, const Result<api::Bytes> &file)
{
    if (!file)
        return onDecoded(generationId, pictureId, fail(file));
    runInBackground([bytes = file->bytes] { return decodeScaled(bytes, previewSide); }, this,
                    [this, generationId, pictureId](const Result<QImage> &image) { onDecoded(generationId, pictureId, image); });
}

void PartialPictures::onDecoded(const QString &generationId, const QString &pictureId, const Result<QImage> &image)
{
    m_busy.remove(generationId);
    const QString wanted = m_wanted.value(generationId);
    if (wanted.isEmpty())
        return;
    if (wanted != pictureId)
        return fetch(generationId);
    if (!image)
        return; // partial pictures come and go: the next one is soon there
    m_images.insert(generationId, *image);
    emit changed(generationId);
}

} // namespace mj::studio
