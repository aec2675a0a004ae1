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

void Session::Impl::restore(const QString &accountId, std::function<void(Result<void>)> done)
{
    stay = Stay::SignedIn;
    secrets.choose(Secrets::Outlives::TokenAndKey);
    secrets.load(accountId,
                 [this, accountId, done = std::move(done)](Result<Secrets::Found> found) { onRestored(accountId, std::move(found), done); });
}

void Session::Impl::onRestored(const QString &accountId, Result<Secrets::Found> found, const std::function<void(Result<void>)> &done)
{
    announceKeeping();
    if (!found || !found->token) {
        clear();
        const bool isKeychainFailure = !found && found.error().code != Code::NotFound;
        if (done)
            done(isKeychainFailure ? fail(found) : Result<void>(fail(Code::Unauthenticated)));
        return;
    }
    openStore(AccountFolder::kept(profile, accountId), found->key, false);
    restoreAccount(accountId);
    settings.addAccountId(accountId);
    renewal.adopt(accountId, *found->token);
    state = State::SignedIn;
    updateOffline();
    emit self.stateChanged();
    emit self.accountChanged();
    if (work)
        emit self.storeOpened();
    if (done)
        done({});
    renewal.renew();
}

void Session::Impl::openStore(AccountFolder place, const SealingKey &key, bool isFreshKey)
{
    folder = std::move(place);
    isGalleryReplaced = isFreshKey && folder.setUnreadableAside();
    Result<std::unique_ptr<client::GalleryStore>> store = client::GalleryStore::open(folder.gallery(), key);
    // Sealed with a key of another keyring, or damaged past opening: never a reason to be locked out.
    if (!store && store.error().code == Code::Corrupt && folder.setUnreadableAside()) {
        isGalleryReplaced = true;
        store = client::GalleryStore::open(folder.gallery(), key);
    }
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
    if (folder.gallery() == AccountFolder::kept(profile, account.id).gallery())
        return returnToKeychain();
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

// The keychain failed in the middle of a session: the gallery is where it belongs, the secrets come back.
void Session::Impl::returnToKeychain()
{
    secrets.returnToKeychain(account.id, renewal.token(), [this](const Result<void> &returned) {
        setBusy(false);
        announceKeeping();
        if (!returned)
            emit self.failed(returned.error());
    });
}

void Session::Impl::copyInto(AccountFolder place, const Secrets::Made &made)
{
    isGalleryReplaced = made.fresh && place.setUnreadableAside();
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
        if (renewal.isActive()) // it may have been renewed while pictures were copied
            secrets.renew(account.id, renewal.token(), [] {});
        settings.addAccountId(account.id);
        if (stay == Stay::SignedIn)
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
