#pragma once
#include "base/result.h"
#include "crypto/sealing_key.h"
#include <QString>

namespace mj::client
{

// The sealed files of one gallery: <folder>/<kind>s/<one letter>/<id>. Files 0600, folders 0700, each replaced as a whole.
// Any thread; two threads must not change the same id at once.
class SealedFiles
{
public:
    enum class Kind { Picture, Thumbnail };

    explicit SealedFiles(QString folder) : m_folder(std::move(folder)) {}

    Result<void> write(const SealingKey &key, Kind kind, const QString &id, const QByteArray &plain) const;
    Result<QByteArray> read(const SealingKey &key, Kind kind, const QString &id) const; // NotFound, Corrupt
    Result<void> remove(const QString &id) const;  // both kinds and what a crash left of them; ok when absent
    void removeLeftovers(const QString &id) const; // half-written files only

private:
    QString folderOf(Kind kind, const QString &id) const;
    QStringList halfWritten(Kind kind, const QString &id) const;

    QString m_folder;
};

} // namespace mj::client
