#pragma once
#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QStringList>

namespace mj::studio {

class Session;

// Small pictures, opened and decoded in the background; at most 64 MiB of them in memory, the latest asked for first. GUI thread.
class ThumbnailCache : public QObject
{
    Q_OBJECT
public:
    explicit ThumbnailCache(Session &session, QObject *parent = nullptr);

    QImage image(const QString &id); // null until ready(id)
    void put(const QString &id, const QImage &image);
    void remove(const QString &id);
    void clear();

signals:
    void ready(const QString &id);

private:
    void loadNext();
    void onLoaded(const QString &id, const QImage &image, quint64 round);

    Session &m_session;
    QCache<QString, QImage> m_images; // cost in KiB
    QStringList m_wanted;             // the last is the next
    QSet<QString> m_loading;
    QSet<QString> m_broken; // asked for once, not again and again
    quint64 m_round = 0;
};

} // namespace mj::studio
