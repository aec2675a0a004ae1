#include "studio/picture_delivery.h"

#include "base/log.h"
#include "client/api_client.h"
#include "studio/gallery.h"
#include "studio/session.h"
#include "studio/sure_send.h"

#include <algorithm>

namespace mj::studio {

using namespace std::chrono_literals;

namespace {

constexpr int mostAtOnce = 2;
constexpr int mostDamages = 3;

} // namespace

PictureDelivery::PictureDelivery(client::ApiClient &api, Session &session, Gallery &gallery, QObject *parent)
    : QObject(parent), m_api(api), m_session(session), m_gallery(gallery), m_backOff(1s, 60s)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PictureDelivery::next);
    connect(&gallery, &Gallery::opened, this, &PictureDelivery::next);
    const auto hurry = [this] {
        m_pause.stop();
        next();
    };
    connect(&session, &Session::offlineChanged, this, hurry);
    connect(&session, &Session::expiredChanged, this, hurry);
}

void PictureDelivery::deliver(const api::Generation &job, const QString &modelName)
{
    for (const api::PictureRef &picture : job.pictures) {
        const auto isSame = [&](const Parcel &parcel) { return parcel.picture.id == picture.id; };
        if (!m_onTheWay.contains(picture.id) && std::none_of(m_queue.begin(), m_queue.end(), isSame))
            m_queue.append({job, picture, modelName});
    }
    next();
}

void PictureDelivery::clear()
{
    ++m_round;
    m_queue.clear();
    m_onTheWay.clear();
    m_pause.stop();
    m_backOff.reset();
    m_isComplete = true;
}

void PictureDelivery::next()
{
    if (!m_gallery.isOpen() || !m_session.canSend() || m_pause.isActive())
        return;
    while (!m_queue.isEmpty() && m_onTheWay.size() < mostAtOnce) {
        const Parcel parcel = m_queue.takeFirst();
        const QString &id = parcel.picture.id;
        if (m_gallery.contains(id) || m_gallery.wasRemoved(id))
            continue;
        m_onTheWay.insert(id);
        fetch(parcel);
    }
    if (isIdle())
        emit idle();
}

void PictureDelivery::fetch(const Parcel &parcel)
{
    api::ReadPicture call;
    call.id = parcel.picture.id;
    m_api.send(call, this, [this, parcel, round = m_round](const Result<api::Bytes> &file) {
        if (round != m_round)
            return;
        if (!file)
            return onArrived(parcel, fail(file));
        m_gallery.keep(parcel.job, parcel.picture, parcel.modelName, file->bytes, this, [this, parcel, round](const Result<void> &kept) {
            if (round == m_round)
                onArrived(parcel, kept);
        });
    });
}

void PictureDelivery::onArrived(Parcel parcel, const Result<void> &kept)
{
    if (kept) {
        m_backOff.reset();
        confirm(parcel.picture);
        return finish(parcel.picture.id);
    }
    const Code code = kept.error().code;
    qCInfo(mjJobs) << "picture" << parcel.picture.id << "not delivered:" << static_cast<int>(code);
    if (code == Code::NotFound) // the service holds it no longer
        return finish(parcel.picture.id);
    const bool isDamaged = code == Code::Corrupt || code == Code::PayloadTooLarge || code == Code::UnsupportedMediaType;
    const bool isWorthRetrying = isDamaged ? ++parcel.damages < mostDamages
                                           : isUnknownOutcome(code) || code == Code::TooManyRequests || code == Code::Unauthenticated;
    if (!isWorthRetrying) {
        m_isComplete = false; // the next start tries again
        return finish(parcel.picture.id);
    }
    m_onTheWay.remove(parcel.picture.id);
    m_queue.append(parcel);
    m_pause.start(m_backOff.next());
}

// Only now may the service let go of its copy. An answer that is lost costs nothing: it keeps the file.
void PictureDelivery::confirm(const api::PictureRef &picture)
{
    api::ConfirmPicture call;
    call.id = picture.id;
    call.sha256 = picture.sha256;
    m_api.send(call, this, [id = picture.id](const Result<api::Nothing> &confirmed) {
        if (!confirmed)
            qCInfo(mjJobs) << "picture" << id << "not confirmed:" << static_cast<int>(confirmed.error().code);
    });
}

void PictureDelivery::finish(const QString &pictureId)
{
    m_onTheWay.remove(pictureId);
    next();
}

} // namespace mj::studio
