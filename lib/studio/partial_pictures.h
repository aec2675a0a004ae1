#pragma once
#include "api/generation.h"
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

// The latest unfinished picture of each running job; an older one that arrives late is dropped. GUI thread, decoding in the background.
class PartialPictures : public QObject
{
    Q_OBJECT
public:
    explicit PartialPictures(client::ApiClient &api, QObject *parent = nullptr);

    void follow(const api::Generation &job);
    void drop(const QString &generationId);
    void clear();
    QImage image(const QString &generationId) const; // may be null

signals:
    void changed(const QString &generationId);

private:
    void fetch(const QString &generationId);
    void onFetched(const QString &generationId, const QString &pictureId, const Result<api::Bytes> &file);
    void onDecoded(const QString &generationId, const QString &pictureId, const Result<QImage> &image);

    client::ApiClient &m_api;
    QHash<QString, QString> m_wanted; // generation -> latest partial
    QSet<QString> m_busy;             // generations with a fetch under way
    QHash<QString, QImage> m_images;
};

} // namespace mj::studio
