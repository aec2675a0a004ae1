#include "studio/pending_calls.h"

#include <QJsonDocument>

namespace mj::studio {
namespace {

constexpr qint64 longestMemory = 24 * 60 * 60; // seconds

} // namespace

std::optional<client::SentCall> oldestPending(client::GalleryStore &store, const QString &kind)
{
    client::CallJournal journal(store);
    const Result<QList<client::SentCall>> pending = journal.pending(kind);
    if (!pending)
        return std::nullopt;
    const QDateTime horizon = QDateTime::currentDateTimeUtc().addSecs(-longestMemory);
    for (const client::SentCall &sent : *pending) {
        const bool isWorthSending = sent.storedAt >= horizon && QJsonDocument::fromJson(sent.bodyJson).isObject();
        if (isWorthSending)
            return sent;
        if (!journal.settle(sent.key))
            return std::nullopt; // the disk refuses: asked again at the next start
    }
    return std::nullopt;
}

QJsonObject bodyOf(const client::SentCall &sent)
{
    return QJsonDocument::fromJson(sent.bodyJson).object();
}

} // namespace mj::studio
