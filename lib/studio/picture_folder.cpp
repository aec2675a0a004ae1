#include "studio/picture_folder.h"

#include "studio/export_documents.h"
#include "studio/picture_name.h"

#include <QDir>
#include <QFileInfo>

namespace mj::studio {

PictureFolder::PictureFolder(Gallery &gallery, Plan plan, QObject *parent) : QObject(parent), m_gallery(gallery), m_plan(std::move(plan)) {}

void PictureFolder::start(const QStringList &ids)
{
    m_ids = ids;
    emit progress(0, static_cast<int>(m_ids.size()));
    next();
}

void PictureFolder::cancel()
{
    m_outcome.canceled = true;
}

void PictureFolder::next()
{
    if (m_outcome.canceled || m_outcome.failure || m_next >= m_ids.size())
        return emit finished(m_outcome);
    const QString id = m_ids.at(m_next++);
    const std::optional<Gallery::Picture> picture = m_gallery.find(id);
    if (!picture)
        return onWritten(fail(Code::NotFound));
    m_gallery.exportPicture(id, targetOf(*picture), this, [this](const Result<PictureCopy> &copy) { onWritten(copy); });
}

void PictureFolder::onWritten(const Result<PictureCopy> &copy)
{
    if (copy) {
        ++m_outcome.written;
        m_outcome.hadCredentials = m_outcome.hadCredentials || copy->hadCredentials;
    } else if (copy.error().code == Code::Storage || copy.error().code == Code::Canceled) {
        // The next one would meet the same full disk, or the gallery was closed.
        m_outcome.failure = copy.error();
    } else {
        ++m_outcome.failed;
    }
    emit progress(m_next, static_cast<int>(m_ids.size()));
    next();
}

PictureTarget PictureFolder::targetOf(const Gallery::Picture &picture)
{
    PictureTarget target;
    target.wish.format = m_plan.format;
    target.wish.mark = picture.generativeAi ? m_plan.aiMark : m_plan.formulaMark;
    target.file = freeFile(PictureName::make(m_plan.pattern, picture, m_next), PictureCopy::suffixOf(m_plan.format));
    if (m_plan.withRecipe)
        target.recipe = pictureFacts(picture);
    return target;
}

// A name that is neither in the folder nor given before, with a number behind it where needed; free for the recipe as well.
QString PictureFolder::freeFile(const QString &name, const QString &suffix)
{
    const QDir folder(m_plan.folder);
    for (int copy = 1;; ++copy) {
        const QString base = copy == 1 ? name : QStringLiteral("%1 (%2)").arg(name).arg(copy);
        const QString file = base + QLatin1Char('.') + suffix;
        if (m_taken.contains(base.toCaseFolded()) || folder.exists(file) || (m_plan.withRecipe && folder.exists(base + QStringLiteral(".json"))))
            continue;
        m_taken.insert(base.toCaseFolded());
        return folder.filePath(file);
    }
}

} // namespace mj::studio
