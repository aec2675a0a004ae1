#pragma once
#include "base/result.h"
#include <QString>
#include <memory>

class QTemporaryDir;

namespace mj::studio {

// Where an account's gallery lies: <profile>/accounts/<account id>/gallery, or a temporary folder of the profile that goes with this object.
// GUI thread.
class AccountFolder
{
public:
    static AccountFolder kept(const QString &profile, const QString &accountId);
    static AccountFolder temporary(const QString &profile);
    static void removeLeftTemporaries(const QString &profile); // of a program that was killed
    static void removeOldUnreadables(const QString &profile, qint64 olderThanMs); // what setUnreadableAside put away before that moment

    AccountFolder();
    ~AccountFolder();
    AccountFolder(AccountFolder &&) noexcept;
    AccountFolder &operator=(AccountFolder &&) noexcept;

    QString gallery() const { return m_gallery; } // empty when there is none
    // A gallery whose key is gone can be opened by nobody: moved aside, so that a new one can be made. False when there was none.
    bool setUnreadableAside() const;
    // Said before the key is destroyed: an erasure that a crash or the program's end cuts short is finished at the next start.
    void markForErasure() const;
    static QStringList marked(const QString &profile); // account ids
    Result<void> erase() const; // the gallery, everything beside it, the folder itself. The key must be destroyed by the caller first.

private:
    QString m_account;
    QString m_gallery;
    std::unique_ptr<QTemporaryDir> m_temporary;
};

} // namespace mj::studio
