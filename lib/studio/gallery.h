#pragma once
#include "base/result.h"
#include "studio/picture_target.h"
#include <QDateTime>
#include <QImage>
#include <QObject>
#include <QSize>
#include <functional>
#include <memory>
#include <optional>

namespace mj::api {
struct Generation;
struct PictureRef;
} // namespace mj::api

namespace mj::studio {

class Session;

// The pictures of this device, newest first: works without a network. GUI thread; decoding happens in the background.
class Gallery : public QObject
{
    Q_OBJECT
public:
    struct Picture {
        QString id;
        QString generationId; // empty for one made on this computer
        QString parentId;     // the picture it was made from; empty: from words
        QString prompt;
        QString modelName;
        QString style;
        QSize size;
        qint64 seed = 0;
        qint64 bytes = 0;
        qint64 points = 0;
        bool generativeAi = true;
        bool fromPicture = false; // made from a picture of the person's own, not from words alone

        SourceType source() const;
        bool favourite = false;
        QDateTime createdAt;
    };

    // Made on this computer from a picture of the gallery, by a neural network.
    struct LocalPicture {
        Picture parent; // its recipe stays that of the result
        QString modelId;
        QString modelName;
        QSize size;
        QByteArray bytes;
        QByteArray thumbnail; // JPEG within thumbnailSide
    };
    static constexpr int thumbnailSide = 640; // crisp at the largest zoom on a 2x screen

    explicit Gallery(Session &session, QObject *parent = nullptr);
    ~Gallery() override;

    void setSearch(const QString &text); // words joined by AND, case-folded, part of a word is enough (also two Korean syllables)
    void setFavouritesOnly(bool only);
    QString search() const;

    int count() const; // what the search leaves
    int total() const;
    const Picture &at(int row) const;
    std::optional<Picture> find(const QString &id) const; // shown or not
    int rowOf(const QString &id) const; // -1 when not shown
    bool isOpen() const; // false: signed out or still unlocking
    std::optional<Error> failure() const;

    // Null until loaded, then thumbnailReady(id). Kept in a bounded memory cache.
    QImage thumbnail(const QString &id);
    void loadPicture(const QString &id, QObject *context, std::function<void(Result<QImage>)> done);

    void setFavourite(const QString &id, bool favourite);
    // The ways out; no other leads to the bytes, so that none forgets the label. `done` runs on the GUI thread.
    void copyOut(const QString &id, const PictureCopy::Wish &wish, QObject *context, std::function<void(Result<PictureCopy>)> done);
    void forPrint(const QString &id, const QString &mark, QObject *context, std::function<void(Result<QImage>)> done);
    void exportPicture(const QString &id, const PictureTarget &target, QObject *context, std::function<void(Result<PictureCopy>)> done);
    void remove(const QString &id);

    bool contains(const QString &id) const;
    std::optional<Picture> find(const QString &id) const; // whatever the search
    bool wasRemoved(const QString &id) const; // by the person, on this device: not fetched again
    QList<Picture> all() const; // whatever the search
    // Keeps a picture that the service delivered: hash checked, thumbnail made, sealed, listed.
    void keep(const api::Generation &job, const api::PictureRef &picture, const QString &modelName, const QByteArray &bytes, QObject *context,
              std::function<void(Result<void>)> done);
    // Keeps a picture that this computer made, for 0 points; `done` gets its new id.
    void keepLocal(const LocalPicture &made, QObject *context, std::function<void(Result<QString>)> done);

signals:
    void opened();  // or closed: rows are all new
    void rowsChanged();
    void thumbnailReady(const QString &id);
    void pictureAdded(const QString &id);
    void pictureChanged(const QString &id);
    void failed(const mj::Error &error); // of setFavourite and remove: what was shown has been put back

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
