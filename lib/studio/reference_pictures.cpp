#include "studio/reference_pictures.h"

#include "base/ids.h"
#include "imaging/safe_decode.h"
#include "studio/background.h"
#include "studio/reference_pictures_impl.h"

#include <QFile>

#include <algorithm>

namespace mj::studio {

using namespace std::chrono_literals;

namespace {

constexpr auto sendAgainPause = 60s;

Result<QByteArray> readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::NotFound, QStringLiteral("a file that cannot be read"));
    const qint64 most = DecodeLimits().maxBytes;
    if (file.size() > most)
        return fail(Code::PayloadTooLarge, QStringLiteral("a file of %1 bytes").arg(file.size()));
    return file.read(most + 1);
}

} // namespace

ReferencePictures::ReferencePictures(client::ApiClient &api, Session &session, QObject *parent)
    : QObject(parent), m(std::make_unique<Impl>(*this, api, session))
{
    connect(&m->upload, &ReferenceUpload::changed, this, [this] {
        for (ShelvedReference &one : m->all) {
            one.remoteId = m->upload.idOf(one.hash);
            one.remoteMask = m->upload.idOf(one.maskHash);
        }
        m->keepOrder();
        m->refresh();
    });
    connect(&session, &Session::storeOpened, this, [this] { m->load(); });
    connect(&session, &Session::storeClosing, this, [this] { m->close(); });
    if (session.store())
        m->load();
}

ReferencePictures::~ReferencePictures()
{
    m->save();
}

void ReferencePictures::Impl::begin(std::function<Result<EncodedReference>()> task)
{
    if (all.size() + preparing >= mostPictures) {
        emit self.refused(error(Code::QueueFull));
        return;
    }
    ++preparing;
    emit self.changed();
    runInBackground(std::move(task), &self, [this, mine = round](const Result<EncodedReference> &encoded) {
        if (mine != round)
            return;
        --preparing;
        add(encoded);
    });
}

void ReferencePictures::Impl::add(const Result<EncodedReference> &encoded)
{
    if (!encoded) {
        emit self.refused(encoded.error());
        return refresh();
    }
    ShelvedReference one;
    one.hash = ReferenceUpload::hashOf(encoded->bytes);
    if (std::any_of(all.begin(), all.end(), [&](const ShelvedReference &other) { return other.hash == one.hash; })) {
        emit self.refused(error(Code::Conflict));
        return refresh();
    }
    one.id = newId(QLatin1String("own"));
    one.bytes = encoded->bytes;
    one.size = encoded->size;
    one.thumbnail = encoded->thumbnail;
    one.remoteId = upload.idOf(one.hash);
    all.append(one);
    keepOne(one.id);
    refresh();
}

void ReferencePictures::addFile(const QString &path)
{
    m->begin([path]() -> Result<EncodedReference> {
        const Result<QByteArray> file = readFile(path);
        return file ? encodeReference(*file) : Result<EncodedReference>(fail(file));
    });
}

void ReferencePictures::addBytes(const QByteArray &file)
{
    m->begin([file] { return encodeReference(file); });
}

void ReferencePictures::addImage(const QImage &image)
{
    m->begin([image] { return encodePixels(image); });
}

int ReferencePictures::preparing() const
{
    return m->preparing;
}

ShelvedReference *ReferencePictures::Impl::find(const QString &id)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const ShelvedReference &one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

void ReferencePictures::move(const QString &id, int place)
{
    const ShelvedReference *one = m->find(id);
    if (!one)
        return;
    const qsizetype from = one - m->all.constData();
    const qsizetype to = std::clamp<qsizetype>(place, 0, m->all.size() - 1);
    if (from == to)
        return;
    m->all.move(from, to);
    m->keepOrder();
    m->refresh();
}

void ReferencePictures::remove(const QString &id)
{
    const ShelvedReference *one = m->find(id);
    if (!one)
        return;
    const int place = static_cast<int>(one - m->all.constData());
    Impl::Removed gone{m->all.takeAt(place), place};
    gone.picture.isKept = gone.picture.isMaskKept = false;
    m->removed.append(gone);
    m->keepOrder();
    m->erase(id);
    m->refresh();
}

void ReferencePictures::clear()
{
    const QList<Picture> now = m->shown;
    for (qsizetype i = now.size(); i > 0; --i)
        remove(now[i - 1].id);
}

void ReferencePictures::discard()
{
    const qsizetype before = m->removed.size();
    clear();
    m->removed.resize(before);
}

bool ReferencePictures::hasRemoved() const
{
    return !m->removed.isEmpty();
}

void ReferencePictures::restoreRemoved()
{
    if (m->removed.isEmpty() || m->all.size() >= mostPictures)
        return;
    const Impl::Removed back = m->removed.takeLast();
    m->all.insert(std::min<qsizetype>(back.place, m->all.size()), back.picture);
    m->keep();
    m->refresh();
}

Result<void> ReferencePictures::setMask(const QString &id, const QByteArray &png)
{
    ShelvedReference *one = m->find(id);
    if (!one)
        return fail(Code::NotFound);
    if (!png.isEmpty()) {
        const Result<PictureHeader> header = checkPicture(png);
        if (!header || header->format != PictureFormat::Png || header->size != one->size)
            return fail(Code::InvalidField, QStringLiteral("not a mask of this picture"), QStringLiteral("mask"));
    }
    one->mask = png;
    one->maskHash = png.isEmpty() ? QByteArray() : ReferenceUpload::hashOf(png);
    one->remoteMask = m->upload.idOf(one->maskHash);
    one->isMaskKept = false;
    m->keepOne(id);
    m->refresh();
    return {};
}

QByteArray ReferencePictures::mask(const QString &id) const
{
    const ShelvedReference *one = m->find(id);
    return one ? one->mask : QByteArray();
}

void ReferencePictures::loadPicture(const QString &id, QObject *context, std::function<void(Result<QImage>)> done) const
{
    const ShelvedReference *one = m->find(id);
    runInBackground([bytes = one ? one->bytes : QByteArray()] { return decode(bytes); }, context, std::move(done));
}

QList<QByteArray> ReferencePictures::Impl::wanted() const
{
    QList<QByteArray> hashes;
    for (qsizetype i = 0; i < std::min<qsizetype>(needed, all.size()); ++i)
        hashes.append(all[i].hash);
    if (wantsMask())
        hashes.append(all.first().maskHash);
    return hashes;
}

void ReferencePictures::setNeeded(int pictures, bool mask)
{
    m->needed = pictures;
    m->needsMask = mask;
    QHash<QByteArray, QByteArray> files;
    for (const ShelvedReference &one : std::as_const(m->all)) {
        files.insert(one.hash, one.bytes);
        if (!one.mask.isEmpty())
            files.insert(one.maskHash, one.mask);
    }
    m->upload.setWanted(m->wanted(), files);
}

bool ReferencePictures::isReady() const
{
    const QList<QByteArray> wanted = m->wanted();
    return m->preparing == 0 && std::all_of(wanted.begin(), wanted.end(), [this](const QByteArray &hash) { return !m->upload.idOf(hash).isEmpty(); });
}

QStringList ReferencePictures::remoteIds() const
{
    QStringList ids;
    for (qsizetype i = 0; i < std::min<qsizetype>(m->needed, m->all.size()); ++i) {
        const QString id = m->upload.idOf(m->all[i].hash);
        if (!id.isEmpty())
            ids.append(id);
    }
    return ids;
}

QString ReferencePictures::remoteMask() const
{
    return m->wantsMask() ? m->upload.idOf(m->all.first().maskHash) : QString();
}

void ReferencePictures::retry(const QString &id)
{
    if (const ShelvedReference *one = m->find(id)) {
        m->upload.retry(one->hash);
        m->upload.retry(one->maskHash);
    }
}

bool ReferencePictures::sendAgain()
{
    if (!m->sentAgain.hasExpired())
        return false;
    m->sentAgain.setRemainingTime(sendAgainPause);
    m->upload.forgetIds();
    return true;
}

ReferencePictures::Picture ReferencePictures::Impl::shownOf(const ShelvedReference &one) const
{
    Picture picture;
    picture.id = one.id;
    picture.size = one.size;
    picture.thumbnail = one.thumbnail;
    picture.hasMask = !one.mask.isEmpty();
    std::optional<Error> failure = upload.failureOf(one.hash);
    if (!failure && picture.hasMask)
        failure = upload.failureOf(one.maskHash);
    if (failure) {
        picture.state = State::Failed;
        picture.failure = *failure;
    } else if (upload.isUploading(one.hash) || upload.isUploading(one.maskHash)) {
        picture.state = State::Uploading;
    } else if (!upload.idOf(one.hash).isEmpty()) {
        picture.state = State::Ready;
    }
    return picture;
}

void ReferencePictures::Impl::refresh()
{
    shown.clear();
    for (const ShelvedReference &one : std::as_const(all))
        shown.append(shownOf(one));
    emit self.changed();
}

const QList<ReferencePictures::Picture> &ReferencePictures::pictures() const
{
    return m->shown;
}

} // namespace mj::studio
