#include "base/ids.h"
#include "client/settings.h"
#include "studio/session_impl.h"

#include <QDir>
#include <QJsonDocument>

namespace mj::studio {
namespace {

QString accountNote()
{
    return QStringLiteral("account");
}

Result<void> copyPictures(client::GalleryStore &from, client::GalleryStore &to)
{
    const Result<QList<client::PictureRecord>> records = from.records();
    if (!records)
        return fail(records);
    for (const client::PictureRecord &record : *records) {
        const Result<QByteArray> picture = from.picture(record.id);
        const Result<QByteArray> thumbnail = from.thumbnail(record.id);
        if (!picture || !thumbnail)
            continue; // the service still has it
        if (const Result<void> added = to.add(record, *picture, *thumbnail); !added)
            return added;
    }
    return {};
}

Result<void> copyNotes(client::GalleryStore &from, client::GalleryStore &to)
{
    const Result<QList<QString>> names = from.noteNames({});
    if (!names)
        return fail(names);
    for (const QString &name : *names) {
        const Result<std::optional<QByteArray>> note = from.note(name);
        if (!note || !*note)
            continue;
        if (const Result<void> put = to.putNote(name, **note); !put)
            return put;
    }
    return {};
}

} // namespace

void Session::Impl::restore(const QString &accountId)
{
    secrets.load(accountId, [this, accountId](Result<Secrets::Found> found) { onRestored(accountId, std::move(found)); });
}

void Session::Impl::onRestored(const QString &accountId, Result<Secrets::Found> found)
{
    announceKeeping();
    if (state == State::SignedIn)
        return;
    if (!found || !found->token)
        return clear();
    openStore(AccountFolder::kept(profile, accountId), found->key, false);
    restoreAccount(accountId);
    renewal.adopt(accountId, *found->token);
    state = State::SignedIn;
    updateOffline();
    emit self.stateChanged();
    emit self.accountChanged();
    if (work)
        emit self.storeOpened();
    renewal.renew();
}

void Session::Impl::openStore(AccountFolder place, const SealingKey &key, bool isFreshKey)
{
    folder = std::move(place);
    if (isFreshKey)
        folder.setUnreadableAside();
    Result<std::unique_ptr<client::GalleryStore>> store = client::GalleryStore::open(folder.gallery(), key);
    storeFailure = store ? std::nullopt : std::optional<Error>(store.error());
    if (store)
        work = std::make_unique<StoreWork>(std::move(*store));
}

void Session::Impl::closeStore()
{
    if (!work)
        return;
    emit self.storeClosing();
    work.reset();
}

void Session::Impl::keepAccount()
{
    if (!work)
        return;
    const QByteArray plain = QJsonDocument(account.toJson()).toJson(QJsonDocument::Compact);
    if (const Result<void> put = work->store().putNote(accountNote(), plain); !put)
        storeFailure = put.error();
}

void Session::Impl::restoreAccount(const QString &accountId)
{
    account = {};
    account.id = accountId;
    if (!work)
        return;
    const Result<std::optional<QByteArray>> note = work->store().note(accountNote());
    if (!note || !*note)
        return;
    const Result<api::Account> kept = api::Account::fromJson(QJsonDocument::fromJson(**note).object());
    if (kept && kept->id == accountId)
        account = *kept;
}

void Session::Impl::moveToKeychain()
{
    setBusy(true);
    secrets.moveToKeychain(account.id, renewal.token(), [this, id = account.id](Result<Secrets::Made> made) {
        if (!made || id != account.id) {
            setBusy(false);
            announceKeeping();
            if (!made)
                emit self.failed(made.error());
            return;
        }
        copyInto(AccountFolder::kept(profile, id), *made);
    });
}

void Session::Impl::copyInto(AccountFolder place, const Secrets::Made &made)
{
    if (made.fresh)
        place.setUnreadableAside();
    Result<std::unique_ptr<client::GalleryStore>> opened = client::GalleryStore::open(place.gallery(), made.key);
    if (!opened) {
        setBusy(false);
        emit self.failed(opened.error());
        return;
    }
    const auto target = std::make_shared<std::unique_ptr<client::GalleryStore>>(std::move(*opened));
    const auto targetPlace = std::make_shared<AccountFolder>(std::move(place));
    const auto done = [this, target, targetPlace](const Result<void> &) {
        if (state != State::SignedIn)
            return setBusy(false);
        closeStore();
        folder = std::move(*targetPlace);
        work = std::make_unique<StoreWork>(std::move(*target));
        storeFailure.reset();
        secrets.settleInKeychain();
        secrets.renew(account.id, renewal.token(), [] {}); // it may have been renewed while pictures were copied
        settings.setLastAccountId(account.id);
        keepAccount();
        setBusy(false);
        announceKeeping();
        emit self.storeOpened();
    };
    if (!work)
        return done({});
    work->run(
        [target](client::GalleryStore &from) -> Result<void> {
            // Notes first: they hold the calls whose outcome is unknown, pictures can be fetched again.
            const Result<void> notes = copyNotes(from, **target);
            return notes ? copyPictures(from, **target) : notes;
        },
        &self, done);
}

client::GalleryStore *Session::store() const
{
    return m->work ? &m->work->store() : nullptr;
}

StoreWork *Session::storeWork() const
{
    return m->work.get();
}

std::optional<Error> Session::storeFailure() const
{
    return m->storeFailure;
}

QString Session::galleryFolder() const
{
    return m->folder.gallery();
}

} // namespace mj::studio
