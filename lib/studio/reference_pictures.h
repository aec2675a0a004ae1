#pragma once
#include "base/result.h"
#include <QImage>
#include <QObject>
#include <QSize>
#include <functional>
#include <memory>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// The pictures that a draft starts from, with the mask of each: cleaned before anything leaves, sealed with the draft, uploaded only when
// what would be sent needs them. GUI thread; files are read and encoded in the background.
class ReferencePictures : public QObject
{
    Q_OBJECT
public:
    enum class State { Waiting, Uploading, Ready, Failed };
    struct Picture {
        QString id; // of this device
        QSize size;
        QImage thumbnail;
        bool hasMask = false;
        State state = State::Waiting;
        Error failure; // of Failed
    };
    static constexpr int mostPictures = 16; // as many as any model takes

    ReferencePictures(client::ApiClient &api, Session &session, QObject *parent = nullptr);
    ~ReferencePictures() override;

    // Each ends with changed(), or with refused() and nothing added. Conflict: it is there already; QueueFull: mostPictures are.
    void addFile(const QString &path); // nothing of its name is kept
    void addBytes(const QByteArray &file);
    void addImage(const QImage &image);
    int preparing() const; // that are being read

    void move(const QString &id, int place);
    void remove(const QString &id);
    bool hasRemoved() const; // since the last sign-in: restoreRemoved() puts it back where it was, with its mask
    void restoreRemoved();
    void clear();            // all of them; each can be restored, the first one first
    void discard();          // all of them, for good

    // PNG of the picture's size, transparent where it may change; empty: none. InvalidField: of another size.
    Result<void> setMask(const QString &id, const QByteArray &png);
    QByteArray mask(const QString &id) const;
    void loadPicture(const QString &id, QObject *context, std::function<void(Result<QImage>)> done) const;

    // How many of the first ones, and whether the first one's mask, are part of what would be sent.
    void setNeeded(int pictures, bool mask);
    bool isReady() const;           // all that is needed is at the service
    QStringList remoteIds() const;  // of what is needed and there, in order
    QString remoteMask() const;     // empty: none, or not there yet
    void retry(const QString &id);
    // The service says that it has them no longer: they are sent again. False when that has just been tried: the answer is for the person.
    bool sendAgain();

    const QList<Picture> &pictures() const;

signals:
    void changed();
    void refused(const mj::Error &error);  // nothing was added
    void notKept(const mj::Error &error);  // in use, but not on this device's disk: gone when the program ends

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
