#pragma once
#include "api/picture.h"
#include "server/blobs/blob_store.h"
#include "server/generations/generation_service.h"

namespace mj::server {

// The files of jobs: pictures/<id> and a blob each, finished ones until their member's device has confirmed the hash, unfinished ones until
// something better comes. Thread-safe.
class PictureKeeper
{
public:
    static constexpr qint64 confirmedSeconds = 7 * 24 * 60 * 60; // for the member's other devices

    PictureKeeper(DocumentStore &store, BlobStore &blobs, GenerationService &service, const Clock &clock)
        : m_store(store), m_blobs(blobs), m_service(service), m_clock(clock)
    {
    }

    // Adds finished pictures to a job that has `before` of them and nothing more in flight, in one change. Errors: conflict (the job went on
    // without us), provider_failed (not a picture within the limits).
    Result<void> add(const GenerationStore::Stored &job, const QList<QByteArray> &files, const QList<qint64> &seeds, qint64 costMicros);
    void showPartial(const GenerationStore::Stored &job, double progress, const QByteArray &picture); // empty: progress alone

    struct File {
        QByteArray bytes;
        QByteArray type;
    };
    Result<File> read(const QString &owner, const QString &id) const; // not_found, also for somebody else's
    // Of whomever it is, for a mail to its owner and for the link that was signed for it; not_found for an unfinished one too.
    Result<File> mailed(const QString &id) const;
    Result<void> isMailable(const QString &id) const; // whether it is there for that
    Result<void> forgetAll(const QString &owner);     // their member leaves
    Result<void> confirm(const QString &owner, const QString &id, const QString &sha256); // conflict: another hash
    void sweep(); // lets go of what was confirmed long enough ago

private:
    Result<QString> store(const GenerationStore::Stored &job, const QByteArray &file, const QByteArray &type, bool isPartial);
    void forget(const QString &pictureId);
    Result<Document> known(const QString &id) const;
    Result<Document> finished(const QString &id) const;
    Result<Document> find(const QString &owner, const QString &id) const;
    Result<File> fileOf(const Result<Document> &facts) const;

    DocumentStore &m_store;
    BlobStore &m_blobs;
    GenerationService &m_service;
    const Clock &m_clock;
};

} // namespace mj::server
