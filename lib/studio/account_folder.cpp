#include "studio/account_folder.h"

#include "base/ids.h"
#include "client/gallery_store.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace mj::studio {
namespace {

QLatin1String erasureMark()
{
    return QLatin1String("/erasing");
}

QLatin1String temporaryPrefix()
{
    return QLatin1String("memory-");
}

QLatin1String unreadablePrefix()
{
    return QLatin1String("unreadable-");
}

} // namespace

AccountFolder::AccountFolder() = default;
AccountFolder::~AccountFolder() = default;
AccountFolder::AccountFolder(AccountFolder &&) noexcept = default;
AccountFolder &AccountFolder::operator=(AccountFolder &&) noexcept = default;

AccountFolder AccountFolder::kept(const QString &profile, const QString &accountId)
{
    AccountFolder folder;
    folder.m_account = profile + QStringLiteral("/accounts/") + accountId;
    folder.m_gallery = folder.m_account + QStringLiteral("/gallery");
    return folder;
}

AccountFolder AccountFolder::temporary(const QString &profile)
{
    QDir().mkpath(profile);
    AccountFolder folder;
    folder.m_temporary = std::make_unique<QTemporaryDir>(profile + QLatin1Char('/') + temporaryPrefix() + QStringLiteral("XXXXXX"));
    folder.m_account = folder.m_temporary->path();
    folder.m_gallery = folder.m_account + QStringLiteral("/gallery");
    return folder;
}

void AccountFolder::removeLeftTemporaries(const QString &profile)
{
    const QDir dir(profile);
    for (const QString &name : dir.entryList({temporaryPrefix() + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot))
        QDir(dir.filePath(name)).removeRecursively();
}

void AccountFolder::removeOldUnreadables(const QString &profile, qint64 olderThanMs)
{
    const QDir accounts(profile + QStringLiteral("/accounts"));
    for (const QString &id : accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QDir account(accounts.filePath(id));
        for (const QString &name : account.entryList({unreadablePrefix() + QLatin1Char('*')}, QDir::Dirs | QDir::NoDotAndDotDot)) {
            bool isTime = false;
            const qint64 setAsideAt = name.mid(unreadablePrefix().size()).toLongLong(&isTime);
            if (isTime && setAsideAt < olderThanMs)
                QDir(account.filePath(name)).removeRecursively();
        }
    }
}

bool AccountFolder::setUnreadableAside() const
{
    if (!QDir(m_gallery).exists())
        return false;
    const QString aside = m_account + QLatin1Char('/') + unreadablePrefix() + QString::number(QDateTime::currentMSecsSinceEpoch());
    return QDir().rename(m_gallery, aside);
}

void AccountFolder::markForErasure() const
{
    QFile mark(m_account + erasureMark());
    if (QDir(m_account).exists())
        mark.open(QIODevice::WriteOnly);
}

QStringList AccountFolder::marked(const QString &profile)
{
    const QDir accounts(profile + QStringLiteral("/accounts"));
    QStringList ids = accounts.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    ids.removeIf([&accounts](const QString &id) { return !isId(id) || !QFile::exists(accounts.filePath(id) + erasureMark()); });
    return ids;
}

Result<void> AccountFolder::erase() const
{
    if (m_account.isEmpty())
        return {};
    const Result<void> gallery = QDir(m_gallery).exists() ? client::GalleryStore::erase(m_gallery) : Result<void>();
    if (!QDir(m_account).removeRecursively() || QDir(m_account).exists())
        return fail(Code::Storage, QStringLiteral("the account's folder could not be removed"));
    return gallery;
}

} // namespace mj::studio
