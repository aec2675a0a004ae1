#include "studio/gallery.h"

#include "api/generation.h"
#include "imaging/safe_decode.h"
#include "imaging/thumbnail.h"
#include "studio/gallery_local.h"
#include "studio/picture_list.h"
#include "studio/session.h"
#include "studio/store_work.h"
#include "studio/thumbnail_cache.h"

#include <QCryptographicHash>

namespace mj::studio {
namespace {

QString removedPrefix()
{
    return QStringLiteral("removed/");
}

struct Contents {
    QList<Gallery::Picture> pictures;
    QSet<QString> removed;
};

Gallery::Picture toPicture(const client::PictureRecord &record)
{
    Gallery::Picture picture;
    picture.id = record.id;
    picture.generationId = record.generationId;
    picture.parentId = record.parentId;
    picture.prompt = record.prompt;
    picture.modelName = record.modelName;
    picture.style = record.style;
    picture.size = record.size;
    picture.seed = record.seed;
    picture.bytes = record.bytes;
    picture.points = record.points;
    picture.generativeAi = record.generativeAi;
    picture.fromPicture = record.fromPicture;
    picture.favourite = record.favourite;
    picture.createdAt = record.createdAt;
    return picture;
}

client::PictureRecord toRecord(const api::Generation &job, const api::PictureRef &picture, const QString &modelName)
{
    client::PictureRecord record;
    record.id = picture.id;
    record.generationId = job.id;
    record.prompt = job.recipe.prompt;
    record.modelId = job.recipe.model;
    record.modelName = modelName;
    record.style = job.recipe.style;
    record.size = picture.size;
    record.seed = picture.seed;
    record.points = job.pictures.isEmpty() ? 0 : job.charged.value() / job.pictures.size();
    record.sha256 = picture.sha256;
    record.generativeAi = job.generativeAi;
    record.createdAt = job.finishedAt.isValid() ? job.finishedAt : job.createdAt;
    return record;
}

Result<Contents> read(const client::GalleryStore &store)
{
    const Result<QList<client::PictureRecord>> records = store.records();
    if (!records)
        return fail(records);
    const Result<QList<QString>> removed = store.noteNames(removedPrefix());
    if (!removed)
        return fail(removed);
    Contents contents;
    contents.pictures.reserve(records->size());
    for (const client::PictureRecord &record : *records)
        contents.pictures.append(toPicture(record));
    for (const QString &name : *removed)
        contents.removed.insert(name.mid(removedPrefix().size()));
    return contents;
}

// The hash is the service's word for what it made and charged for: anything else is not kept.
Result<QImage> keepIn(client::GalleryStore &store, client::PictureRecord record, const QByteArray &bytes)
{
    const QByteArray hash = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    if (QString::fromLatin1(hash) != record.sha256)
        return fail(Code::Corrupt, QStringLiteral("the picture is not the one that was announced"));
    const Result<QByteArray> thumbnail = makeThumbnail(bytes, Gallery::thumbnailSide);
    if (!thumbnail)
        return fail(thumbnail);
    record.bytes = bytes.size();
    if (const Result<void> added = store.add(record, bytes, *thumbnail); !added)
        return fail(added);
    return decode(*thumbnail);
}

} // namespace

struct Gallery::Impl {
    Impl(Gallery &owner, Session &who) : self(owner), session(who), thumbnails(who) {}

    void load();
    void close();
    SourceType sourceOf(const QString &id) const;
    template <class Task, class Done>
    void work(QObject *context, Task task, Done done);
    void show(const Picture &kept, const QImage &thumbnail);

    Gallery &self;
    Session &session;
    ThumbnailCache thumbnails;
    PictureList list;
    QSet<QString> removed;
    bool isOpen = false;
    std::optional<Error> failure;
    quint64 round = 0; // another one for each opened store
};

Gallery::Gallery(Session &session, QObject *parent) : QObject(parent), m(std::make_unique<Impl>(*this, session))
{
    connect(&session, &Session::storeOpened, this, [this] { m->load(); });
    connect(&session, &Session::storeClosing, this, [this] { m->close(); });
    connect(&session, &Session::stateChanged, this, [this] {
        if (m->failure != std::nullopt || m->session.storeFailure()) {
            m->failure = m->session.storeFailure();
            emit opened();
        }
    });
    connect(&m->thumbnails, &ThumbnailCache::ready, this, &Gallery::thumbnailReady);
    if (session.store())
        m->load();
}

Gallery::~Gallery() = default;

// Runs on the store's threads; without a store the answer is Canceled, also later.
template <class Task, class Done>
void Gallery::Impl::work(QObject *context, Task task, Done done)
{
    using Answer = std::invoke_result_t<Task &, client::GalleryStore &>;
    if (StoreWork *storeWork = session.storeWork())
        storeWork->run(std::move(task), context, std::move(done));
    else
        QMetaObject::invokeMethod(
            context, [done = std::move(done)]() mutable { done(Answer(fail(Code::Canceled))); }, Qt::QueuedConnection);
}

void Gallery::Impl::load()
{
    failure.reset();
    const auto show = [this, mine = ++round](Result<Contents> contents) {
        if (mine != round)
            return;
        if (contents) {
            list.assign(std::move(contents->pictures));
            removed = std::move(contents->removed);
            isOpen = true;
        } else {
            failure = contents.error();
        }
        emit self.opened();
    };
    work(&self, [](client::GalleryStore &store) { return read(store); }, show);
}

void Gallery::Impl::show(const Picture &kept, const QImage &thumbnail)
{
    thumbnails.put(kept.id, thumbnail);
    list.insert(kept);
    emit self.rowsChanged();
    emit self.pictureAdded(kept.id);
}

void Gallery::Impl::close()
{
    ++round;
    isOpen = false;
    thumbnails.clear();
    list.clear();
    removed.clear();
    emit self.opened();
}

// Of a picture that has just gone the stronger claim is made; its bytes are gone as well.
SourceType Gallery::Impl::sourceOf(const QString &id) const
{
    const Picture *picture = list.find(id);
    return picture ? picture->source() : SourceType::TrainedAlgorithmicMedia;
}

SourceType Gallery::Picture::source() const
{
    if (!generativeAi)
        return SourceType::AlgorithmicMedia;
    return fromPicture ? SourceType::CompositeWithTrainedAlgorithmicMedia : SourceType::TrainedAlgorithmicMedia;
}

void Gallery::setSearch(const QString &text)
{
    if (text == m->list.search())
        return;
    m->list.setSearch(text);
    emit rowsChanged();
}

void Gallery::setFavouritesOnly(bool only)
{
    m->list.setFavouritesOnly(only);
    emit rowsChanged();
}

QImage Gallery::thumbnail(const QString &id)
{
    return m->list.find(id) ? m->thumbnails.image(id) : QImage();
}

void Gallery::loadPicture(const QString &id, QObject *context, std::function<void(Result<QImage>)> done)
{
    const auto open = [id](client::GalleryStore &store) -> Result<QImage> {
        const Result<QByteArray> bytes = store.picture(id);
        return bytes ? decode(*bytes, ownPictures) : fail(bytes);
    };
    m->work(context, open, std::move(done));
}

void Gallery::copyOut(const QString &id, const PictureCopy::Wish &wish, QObject *context, std::function<void(Result<PictureCopy>)> done)
{
    const auto copy = [id, wish, source = m->sourceOf(id)](client::GalleryStore &store) -> Result<PictureCopy> {
        const Result<QByteArray> bytes = store.picture(id);
        return bytes ? PictureCopy::make(*bytes, source, wish) : fail(bytes);
    };
    m->work(context, copy, std::move(done));
}

void Gallery::forPrint(const QString &id, const QString &mark, QObject *context, std::function<void(Result<QImage>)> done)
{
    const auto paint = [id, mark](client::GalleryStore &store) -> Result<QImage> {
        const Result<QByteArray> bytes = store.picture(id);
        return bytes ? PictureCopy::forPrint(*bytes, mark) : fail(bytes);
    };
    m->work(context, paint, std::move(done));
}

void Gallery::exportPicture(const QString &id, const PictureTarget &target, QObject *context, std::function<void(Result<PictureCopy>)> done)
{
    const auto write = [id, target, source = m->sourceOf(id)](client::GalleryStore &store) -> Result<PictureCopy> {
        const Result<QByteArray> bytes = store.picture(id);
        return bytes ? target.write(PictureCopy::make(*bytes, source, target.wish)) : fail(bytes);
    };
    m->work(context, write, std::move(done));
}

void Gallery::setFavourite(const QString &id, bool favourite)
{
    if (!m->list.find(id))
        return;
    const auto show = [this, id](bool on) {
        const int before = m->list.count();
        m->list.setFavourite(id, on);
        emit pictureChanged(id);
        if (m->list.count() != before)
            emit rowsChanged();
    };
    show(favourite);
    m->work(this, [id, favourite](client::GalleryStore &store) { return store.setFavourite(id, favourite); },
            [this, show, favourite, mine = m->round](const Result<void> &kept) {
                if (kept || mine != m->round)
                    return;
                show(!favourite);
                emit failed(kept.error());
            });
}

void Gallery::remove(const QString &id)
{
    const std::optional<Picture> picture = m->list.take(id);
    if (!picture)
        return;
    m->removed.insert(id);
    m->thumbnails.remove(id);
    emit rowsChanged();
    const auto erase = [id](client::GalleryStore &store) -> Result<void> {
        // The note first: a picture must not come back from the service because the program ended in between.
        const Result<void> noted = store.putNote(removedPrefix() + id, "1");
        return noted ? store.remove(id) : noted;
    };
    m->work(this, erase, [this, picture = *picture, mine = m->round](const Result<void> &gone) {
        if (gone || mine != m->round)
            return;
        m->removed.remove(picture.id);
        m->list.insert(picture);
        emit rowsChanged();
        emit failed(gone.error());
    });
}

void Gallery::keep(const api::Generation &job, const api::PictureRef &picture, const QString &modelName, const QByteArray &bytes,
                   QObject *context, std::function<void(Result<void>)> done)
{
    const client::PictureRecord record = toRecord(job, picture, modelName);
    const auto add = [record, bytes](client::GalleryStore &store) { return keepIn(store, record, bytes); };
    Picture kept = toPicture(record);
    kept.bytes = bytes.size();
    m->work(this, add, [this, kept, context = QPointer<QObject>(context), done = std::move(done), mine = m->round](const Result<QImage> &thumbnail) {
        if (thumbnail && mine == m->round)
            m->show(kept, *thumbnail);
        if (context)
            done(thumbnail ? Result<void>() : fail(thumbnail));
    });
}

void Gallery::keepLocal(const LocalPicture &made, QObject *context, std::function<void(Result<QString>)> done)
{
    const client::PictureRecord record = localRecord(made);
    const auto add = [record, made](client::GalleryStore &store) { return keepLocalIn(store, record, made); };
    m->work(this, add,
            [this, kept = toPicture(record), context = QPointer<QObject>(context), done = std::move(done), mine = m->round](const Result<QImage> &thumbnail) {
                if (thumbnail && mine == m->round)
                    m->show(kept, *thumbnail);
                if (context)
                    done(thumbnail ? Result<QString>(kept.id) : fail(thumbnail));
            });
}

QString Gallery::search() const
{
    return m->list.search();
}

int Gallery::count() const
{
    return m->list.count();
}

int Gallery::total() const
{
    return m->list.total();
}

const Gallery::Picture &Gallery::at(int row) const
{
    return m->list.shown(row);
}

std::optional<Gallery::Picture> Gallery::find(const QString &id) const
{
    const Picture *picture = m->list.find(id);
    return picture ? std::optional<Picture>(*picture) : std::nullopt;
}

int Gallery::rowOf(const QString &id) const
{
    return m->list.rowOf(id);
}

QList<Gallery::Picture> Gallery::all() const
{
    return m->list.all();
}

bool Gallery::isOpen() const
{
    return m->isOpen;
}

bool Gallery::contains(const QString &id) const
{
    return m->list.find(id) != nullptr;
}

std::optional<Gallery::Picture> Gallery::find(const QString &id) const
{
    const Picture *picture = m->list.find(id);
    return picture ? std::optional<Picture>(*picture) : std::nullopt;
}

bool Gallery::wasRemoved(const QString &id) const
{
    return m->removed.contains(id);
}

std::optional<Error> Gallery::failure() const
{
    return m->failure;
}

} // namespace mj::studio
