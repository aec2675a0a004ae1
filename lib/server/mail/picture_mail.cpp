#include "server/mail/picture_mail.h"

#include "base/ids.h"
#include "imaging/ai_label.h"
#include "imaging/mail_preview.h"
#include "server/mail/picture_words.h"

#include <QJsonArray>

namespace mj::server {
namespace {

constexpr qsizetype mostInline = 4; // of 1 MB at most: with the third that base64 adds far below the 25 MB that servers take
constexpr qint64 linkSeconds = 24 * 60 * 60;

QStringList idsOf(const MailOrder &order)
{
    QStringList ids;
    for (const QJsonValue &id : order.facts.value(QLatin1String("pictures")).toArray())
        ids.append(id.toString());
    return ids;
}

Result<QByteArray> previewOf(const QByteArray &picture, const QString &source, const PictureSources &sources)
{
    Result<QByteArray> preview = mailPreview(picture);
    const Result<std::optional<SourceType>> own = labelOf(picture);
    if (preview && own && *own) { // what the file says of itself is the most exact
        const Result<LabelledPicture> labelled = withLabel(*preview, **own);
        return labelled ? Result<QByteArray>(labelled->bytes) : fail(labelled);
    }
    return preview && sources.label ? sources.label(*preview, source) : preview;
}

// A picture that cannot be shown small is still there behind its link.
Result<QList<InlinePicture>> previews(const QStringList &ids, const QString &source, const PictureSources &sources)
{
    QList<InlinePicture> shown;
    qsizetype gone = 0;
    for (const QString &id : ids.mid(0, mostInline)) {
        const Result<QByteArray> picture = sources.picture(id);
        if (!picture && picture.error().code != Code::NotFound && picture.error().code != Code::Corrupt)
            return fail(picture);
        gone += !picture && picture.error().code == Code::NotFound ? 1 : 0;
        if (const Result<QByteArray> preview = picture ? previewOf(*picture, source, sources) : picture)
            shown.append({newId(QLatin1String("img")) + QStringLiteral("@mjstudio"), *preview});
    }
    return !ids.isEmpty() && gone == ids.size() ? Result<QList<InlinePicture>>(fail(Code::NotFound)) : shown;
}

Result<QJsonArray> linksTo(const QStringList &ids, const PictureSources &sources)
{
    QJsonArray links;
    for (const QString &id : ids) {
        const Result<QString> link = sources.link(id);
        if (!link && link.error().code != Code::NotFound)
            return fail(link);
        if (link)
            links.append(*link);
    }
    return links;
}

} // namespace

Result<Mail> pictureMail(MailOrder order, const PictureSources &sources, const Clock &clock, bool withPictures)
{
    const QStringList ids = idsOf(order);
    const QString source = order.facts.value(QLatin1String("source")).toString();
    Result<QList<InlinePicture>> shown{QList<InlinePicture>()};
    if (withPictures && sources.picture)
        shown = previews(ids, source, sources);
    if (!shown)
        return fail(shown);
    if (sources.link) {
        const Result<QJsonArray> links = linksTo(ids, sources);
        if (!links)
            return fail(links);
        order.facts.insert(QStringLiteral("links"), *links);
        order.facts.insert(QStringLiteral("linkUntil"), toWire(clock.now().addSecs(linkSeconds)));
    } else if (fromWire(order.facts.value(QLatin1String("linkUntil")).toString()) <= clock.now()) {
        order.facts.remove(QStringLiteral("links")); // it waited longer than they live
    }
    QStringList contentIds;
    for (const InlinePicture &picture : *shown)
        contentIds.append(picture.contentId);
    Mail mail = pictureWords(order, contentIds);
    mail.pictures = std::move(*shown);
    return mail;
}

} // namespace mj::server
