#include "server/generations/picture_keeper.h"

#include "base/ids.h"
#include "crypto/digest.h"
#include "imaging/ai_label.h"
#include "imaging/safe_decode.h"

namespace mj::server {
namespace {

QString pathOf(const QString &id)
{
    return QStringLiteral("pictures/") + id;
}

QByteArray typeOf(PictureFormat format)
{
    return "image/" + qtFormatOf(format);
}

// What a file of this job has to say of itself (IPTC).
SourceType sourceOf(const api::Generation &job)
{
    if (!job.generativeAi)
        return SourceType::AlgorithmicMedia;
    return job.recipe.references.isEmpty() ? SourceType::TrainedAlgorithmicMedia : SourceType::CompositeWithTrainedAlgorithmicMedia;
}

} // namespace

Result<QString> PictureKeeper::store(const GenerationStore::Stored &job, const QByteArray &file, const QByteArray &type, bool isPartial)
{
    const QString id = newId(QLatin1String("pic"));
    if (const Result<void> put = m_blobs.put(id, file); !put)
        return fail(put);
    const Result<void> written = m_store.commit({Write::create(pathOf(id), {{QStringLiteral("owner"), job.owner},
                                                                           {QStringLiteral("generation"), job.job.id},
                                                                           {QStringLiteral("type"), QString::fromLatin1(type)},
                                                                           {QStringLiteral("sha256"), QString::fromLatin1(sha256(file).toHex())},
                                                                           {QStringLiteral("source"), QString(sourceTypeAddress(sourceOf(job.job)))},
                                                                           {QStringLiteral("confirmedAt"), QString()},
                                                                           {QStringLiteral("partial"), isPartial}})});
    if (!written)
        (void)m_blobs.remove(id);
    return written ? Result<QString>(id) : fail(written);
}

void PictureKeeper::forget(const QString &pictureId)
{
    (void)m_store.commit({Write::remove(pathOf(pictureId))});
    (void)m_blobs.remove(pictureId);
}

Result<void> PictureKeeper::add(const GenerationStore::Stored &job, const QList<QByteArray> &files, const QList<qint64> &seeds, qint64 costMicros)
{
    QList<api::PictureRef> pictures;
    const auto forgetAll = [&] {
        for (const api::PictureRef &picture : std::as_const(pictures))
            forget(picture.id);
    };
    for (qsizetype i = 0; i < files.size(); ++i) {
        const Result<QImage> image = decode(files[i]); // what nobody can look at is not charged for
        const QByteArray type = image ? typeOf(readPictureHeader(files[i])->format) : QByteArray();
        const Result<QString> id = image ? store(job, files[i], type, false) : Result<QString>(fail(Code::ProviderFailed, QStringLiteral("not a picture")));
        if (!id) {
            forgetAll();
            return fail(id);
        }
        api::PictureRef picture;
        picture.id = *id;
        picture.size = image->size();
        picture.bytes = files[i].size();
        picture.sha256 = QString::fromLatin1(sha256(files[i]).toHex());
        picture.seed = seeds[i];
        picture.type = QString::fromLatin1(type);
        pictures.append(picture);
    }
    QString partial;
    bool isNext = false;
    const qsizetype before = job.job.pictures.size();
    const Result<void> updated = m_service.update(job.job.id, [&](GenerationStore::Stored &now) {
        isNext = now.job.isOpen() && now.job.pictures.size() == before;
        partial = now.job.partialId;
        now.job.partialId.clear();
        now.job.pictures += pictures;
        now.job.progress = double(now.job.pictures.size()) / now.job.recipe.count;
        now.job.cancelCost = GenerationService::unitPrice(now.job) * now.job.pictures.size();
        now.work = {0, {}, now.work.costMicros + costMicros, 0, {}, now.work.cancelMost};
        return isNext;
    });
    if (!updated || !isNext) {
        forgetAll();
        return updated ? Result<void>(fail(Code::Conflict, QStringLiteral("the job went on without this runner"))) : updated;
    }
    if (!partial.isEmpty())
        forget(partial);
    return {};
}

void PictureKeeper::showPartial(const GenerationStore::Stored &job, double progress, const QByteArray &picture)
{
    QString fresh;
    const Result<PictureHeader> header = picture.isEmpty() ? Result<PictureHeader>(fail(Code::Corrupt)) : checkPicture(picture);
    if (header) {
        const Result<QString> id = store(job, picture, typeOf(header->format), true);
        if (id)
            fresh = *id;
    }
    QString stale;
    const Result<void> updated = m_service.update(job.job.id, [&](GenerationStore::Stored &now) {
        stale = fresh;
        if (!now.job.isOpen())
            return false;
        const bool news = !fresh.isEmpty() || progress - now.job.progress >= 0.04 || now.job.state == api::GenerationState::Queued;
        now.job.state = api::GenerationState::Running;
        now.job.progress = std::max(now.job.progress, progress);
        if (!fresh.isEmpty()) {
            stale = now.job.partialId;
            now.job.partialId = fresh;
        }
        return news;
    });
    if (!updated)
        stale = fresh;
    if (!stale.isEmpty())
        forget(stale);
}

Result<Document> PictureKeeper::known(const QString &id) const
{
    if (!isId(id))
        return fail(Code::NotFound);
    const auto facts = m_store.read(pathOf(id));
    if (!facts)
        return fail(facts);
    return *facts ? Result<Document>(**facts) : fail(Code::NotFound);
}

Result<Document> PictureKeeper::finished(const QString &id) const
{
    const Result<Document> facts = known(id);
    return facts && facts->fields.value(QLatin1String("partial")).toBool() ? Result<Document>(fail(Code::NotFound)) : facts;
}

Result<Document> PictureKeeper::find(const QString &owner, const QString &id) const
{
    const Result<Document> facts = known(id);
    return facts && facts->fields.value(QLatin1String("owner")).toString() != owner ? Result<Document>(fail(Code::NotFound)) : facts;
}

Result<PictureKeeper::File> PictureKeeper::fileOf(const Result<Document> &facts) const
{
    if (!facts)
        return fail(facts);
    const Result<QByteArray> bytes = m_blobs.read(facts->id());
    if (!bytes)
        return fail(bytes);
    return File{*bytes, facts->fields.value(QLatin1String("type")).toString(QStringLiteral("image/png")).toLatin1()};
}

Result<PictureKeeper::File> PictureKeeper::read(const QString &owner, const QString &id) const
{
    return fileOf(find(owner, id));
}

Result<PictureKeeper::File> PictureKeeper::mailed(const QString &id) const
{
    const Result<Document> facts = finished(id);
    Result<File> file = fileOf(facts);
    if (!file)
        return file;
    const std::optional<SourceType> source = sourceTypeAt(facts->fields.value(QLatin1String("source")).toString());
    const Result<LabelledPicture> labelled = withLabel(file->bytes, source.value_or(SourceType::TrainedAlgorithmicMedia));
    if (!labelled)
        return fail(labelled); // nothing leaves without its label
    file->bytes = labelled->bytes;
    return file;
}

Result<void> PictureKeeper::isMailable(const QString &id) const
{
    const Result<Document> facts = finished(id);
    return facts ? Result<void>() : fail(facts);
}

Result<void> PictureKeeper::forgetAll(const QString &owner)
{
    Query mine;
    mine.collection = QStringLiteral("pictures");
    mine.filters = {{QStringLiteral("owner"), Filter::Op::Equal, owner}};
    for (;;) {
        const Result<Page> page = m_store.query(mine);
        if (!page)
            return fail(page);
        if (page->documents.isEmpty())
            return {};
        for (const Document &picture : page->documents) {
            if (const Result<void> gone = m_blobs.remove(picture.id()); !gone)
                return gone;
            if (const Result<void> forgotten = m_store.commit({Write::remove(picture.path)}); !forgotten)
                return forgotten;
        }
    }
}

Result<void> PictureKeeper::confirm(const QString &owner, const QString &id, const QString &hash)
{
    const Result<Document> facts = find(owner, id);
    if (!facts)
        return fail(facts);
    if (facts->fields.value(QLatin1String("sha256")).toString() != hash || facts->fields.value(QLatin1String("partial")).toBool())
        return fail(Code::Conflict);
    if (!facts->fields.value(QLatin1String("confirmedAt")).toString().isEmpty())
        return {};
    QJsonObject fields = facts->fields;
    fields.insert(QStringLiteral("confirmedAt"), toWire(m_clock.now()));
    const Result<void> written = m_store.commit({Write::update(*facts, fields)});
    return !written && written.error().code == Code::Conflict ? Result<void>() : written; // another device was as quick
}

void PictureKeeper::sweep()
{
    Query old;
    old.collection = QStringLiteral("pictures");
    old.filters = {{QStringLiteral("confirmedAt"), Filter::Op::Greater, QString()},
                   {QStringLiteral("confirmedAt"), Filter::Op::Less, toWire(m_clock.now().addSecs(-confirmedSeconds))}};
    old.orderBy = QStringLiteral("confirmedAt");
    const Result<Page> page = m_store.query(old);
    if (!page)
        return;
    for (const Document &picture : page->documents)
        forget(picture.id());
}

} // namespace mj::server
