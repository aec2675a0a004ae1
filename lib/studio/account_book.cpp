#include "studio/account_book.h"

#include "api/account.h"
#include "client/gallery_key.h"
#include "client/gallery_store.h"
#include "client/settings.h"
#include "client/token_vault.h"
#include "studio/account_folder.h"
#include "studio/session.h"

#include <QDir>
#include <QJsonDocument>

#include <algorithm>
#include <tuple>
#include <utility>

namespace mj::studio {
namespace {

// Empty when it cannot be read: the id alone is known then.
KnownAccount noteOf(const QString &id, const QString &gallery, const SealingKey &key)
{
    KnownAccount known;
    known.id = id;
    if (!QDir(gallery).exists()) // opening would make it
        return known;
    const auto store = client::GalleryStore::open(gallery, key);
    const auto note = store ? (*store)->note(QStringLiteral("account")) : Result<std::optional<QByteArray>>(std::nullopt);
    if (!note || !*note)
        return known;
    const Result<api::Account> account = api::Account::fromJson(QJsonDocument::fromJson(**note).object());
    if (account && account->id == id) {
        known.email = account->email;
        known.name = account->name;
    }
    return known;
}

} // namespace

AccountBook::AccountBook(Session &session, client::TokenVault &vault, client::Settings &settings, QString profileFolder, QObject *parent)
    : QObject(parent), m_session(session), m_vault(vault), m_settings(settings), m_profile(std::move(profileFolder))
{
}

void AccountBook::load()
{
    ++m_round;
    m_found.clear();
    loadNext(m_settings.accountIds());
}

void AccountBook::loadNext(QStringList ids)
{
    while (!ids.isEmpty()) {
        const QString id = ids.takeFirst();
        if (m_session.state() == Session::State::SignedIn && id == m_session.account().id) {
            const api::Account &account = m_session.account();
            m_found.append({id, account.email, account.name, true});
            continue;
        }
        const auto read = [this, id, ids, round = m_round](const Result<SealingKey> &key) {
            if (round != m_round)
                return;
            // One that is open by now is not opened a second time.
            const bool isOpen = m_session.state() == Session::State::SignedIn && id == m_session.account().id;
            if (key && !isOpen)
                add(noteOf(id, AccountFolder::kept(m_profile, id).gallery(), *key));
            else
                add({id, {}, {}, false});
            const bool isShut = !key && key.error().code != Code::NotFound;
            if (!isShut)
                return loadNext(ids);
            for (const QString &other : ids) // a keychain that does not answer is not asked for each of them
                add({other, {}, {}, false});
            loadNext({});
        };
        return client::GalleryKey(m_vault, id).read(this, read);
    }
    publish();
}

void AccountBook::add(KnownAccount account)
{
    m_found.append(std::move(account));
}

void AccountBook::publish()
{
    // Who is signed in may have changed since the keys were asked for.
    for (KnownAccount &account : m_found) {
        account.isCurrent = m_session.state() == Session::State::SignedIn && account.id == m_session.account().id;
        if (account.isCurrent) {
            account.email = m_session.account().email;
            account.name = m_session.account().name;
        }
    }
    std::stable_sort(m_found.begin(), m_found.end(), [](const KnownAccount &a, const KnownAccount &b) {
        if (a.isCurrent != b.isCurrent)
            return a.isCurrent;
        const int byName = QString::localeAwareCompare(a.name, b.name);
        return byName != 0 ? byName < 0 : std::tie(a.email, a.id) < std::tie(b.email, b.id);
    });
    m_accounts = std::exchange(m_found, {});
    emit changed();
}

} // namespace mj::studio
