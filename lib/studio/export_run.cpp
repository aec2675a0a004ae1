#include "studio/export_run.h"

#include "client/api_client.h"
#include "studio/background.h"
#include "studio/export_documents.h"
#include "studio/gallery.h"

#include <QSet>

namespace mj::studio {

ExportRun::ExportRun(client::ApiClient &api, Gallery &gallery, const QString &zipFile, QObject *parent)
    : QObject(parent), m_api(api), m_gallery(gallery), m_copy(api), m_archive(zipFile)
{
}

void ExportRun::start()
{
    // The service is told first: it asks for a fresh proof of who this is, and the person sees it in the sign-in history.
    m_api.send(api::StartExport{}, this, [this](const Result<api::Nothing> &started) {
        if (!started)
            return emit failed(started.error());
        m_copy.fetch([this](const Result<void> &copied) { onCopied(copied); });
    });
}

void ExportRun::onCopied(const Result<void> &copied)
{
    if (!copied)
        return emit failed(copied.error());
    plan();
    emit progress(0, static_cast<int>(m_items.size()));
    m_archive.add(exportDocuments(m_copy), this, [this](const Result<void> &added) { step(added, &ExportRun::next); });
}

void ExportRun::plan()
{
    QHash<QString, QString> modelNames;
    const QList<Gallery::Picture> here = m_gallery.all();
    for (const Gallery::Picture &picture : here)
        modelNames.insert(picture.id, picture.modelName);
    QSet<QString> planned;
    for (const api::Generation &job : m_copy.generations()) {
        for (const api::PictureRef &picture : job.pictures) {
            planned.insert(picture.id);
            const std::optional<Gallery::Picture> kept = m_gallery.find(picture.id);
            const SourceType made = job.generativeAi ? SourceType::TrainedAlgorithmicMedia : SourceType::AlgorithmicMedia;
            m_items.append({picture.id, pictureFacts(job, picture, modelNames.value(picture.id, job.recipe.model)), kept ? kept->source() : made});
        }
    }
    for (const Gallery::Picture &picture : here) {
        if (!planned.contains(picture.id))
            m_items.append({picture.id, pictureFacts(picture), picture.source()});
    }
}

void ExportRun::next()
{
    if (m_next >= m_items.size())
        return finish();
    const Item item = m_items.at(m_next++);
    if (!m_gallery.contains(item.id))
        return fetch(item);
    m_gallery.copyOut(item.id, {}, this, [this, item](const Result<PictureCopy> &copy) {
        if (copy)
            add(item, *copy);
        else
            fetch(item); // damaged here, whole at the service
    });
}

void ExportRun::fetch(const Item &item)
{
    api::ReadPicture call;
    call.id = item.id;
    m_api.send(call, this, [this, item](const Result<api::Bytes> &file) {
        if (!file)
            return file.error().code == Code::NotFound ? miss(item) : emit failed(file.error());
        // An archive is a way out like any other: labelled, its pixels as they were received.
        runInBackground([bytes = file->bytes, source = item.source] { return PictureCopy::make(bytes, source, {}); }, this,
                        [this, item](const Result<PictureCopy> &copy) { copy ? add(item, *copy) : miss(item); });
    });
}

void ExportRun::miss(const Item &item)
{
    m_missing.append(item.id);
    emit progress(m_next, static_cast<int>(m_items.size()));
    next();
}

void ExportRun::add(const Item &item, const PictureCopy &copy)
{
    const QString name = QStringLiteral("images/%1.").arg(item.id);
    const ArchiveWriter::Files files{{name + PictureCopy::suffixOf(copy.format), copy.bytes}, {name + QStringLiteral("json"), item.facts}};
    m_archive.add(files, this, [this](const Result<void> &added) {
        if (added) {
            ++m_written;
            emit progress(m_next, static_cast<int>(m_items.size()));
        }
        step(added, &ExportRun::next);
    });
}

void ExportRun::finish()
{
    const auto close = [this](const Result<void> &added) {
        if (!added)
            return emit failed(added.error());
        m_archive.finish(this, [this](const Result<void> &finished) {
            if (finished)
                emit written(m_written);
            else
                emit failed(finished.error());
        });
    };
    if (m_missing.isEmpty())
        close({});
    else
        m_archive.add({{QStringLiteral("images/missing.txt"), missingPictures(m_missing)}}, this, close);
}

void ExportRun::step(const Result<void> &added, void (ExportRun::*then)())
{
    if (added)
        (this->*then)();
    else
        emit failed(added.error());
}

} // namespace mj::studio
