#pragma once
#include "studio/access_renewal.h"
#include "studio/account_folder.h"
#include "studio/secrets.h"
#include "studio/session.h"
#include "studio/store_work.h"

namespace mj::studio {

// What a Session is made of. The three files session*.cpp share it: sign-in and out, the store and its place, the line to the service.
struct Session::Impl {
    Impl(Session &owner, client::ApiClient &apiClient, client::TokenVault &keychain, client::Settings &deviceSettings, QString profileFolder);

    // session.cpp
    void onSession(const Result<api::Session> &session);
    void onSecrets(const api::Session &session, const RefreshToken &token, Result<Secrets::Made> made);
    void setBusy(bool busy);
    void announceKeeping();
    void endLocally(bool erase);
    void clear();
    void finishErasures(); // of a run that ended in the middle of one
    void eraseFolder(const QString &accountId, const AccountFolder &erased, const Result<void> &secretsGone);

    // session_store.cpp
    void restore(const QString &accountId);
    void onRestored(const QString &accountId, Result<Secrets::Found> found);
    void openStore(AccountFolder place, const SealingKey &key, bool isFreshKey);
    void closeStore();
    void keepAccount();
    void restoreAccount(const QString &accountId);
    void moveToKeychain();
    void copyInto(AccountFolder place, const Secrets::Made &made);

    // session_line.cpp
    void watchLine();
    void onRenewed(const api::Session &session);
    void updateOffline();
    void askBalance();

    Session &self;
    client::ApiClient &api;
    client::Settings &settings;
    QString profile;
    Secrets secrets;
    AccessRenewal renewal;

    State state = State::Starting;
    bool isBusy = false;
    bool isReached = false; // the service has accepted this session in this run
    bool isOffline = false;
    api::Account account;
    api::Balance balance;
    Keeping announcedKeeping = Keeping::Kept;

    AccountFolder folder; // after it the store, so that the store closes first
    std::unique_ptr<StoreWork> work;
    std::optional<Error> storeFailure;

    bool isAskingBalance = false;
    bool asksBalanceAgain = false;
    QTimer probe; // while the line is down
    BackOff probePauses;
    QTimer farewell; // how long the end of the session waits for the service

    QByteArray joinForm; // digest of the form that joinKey belongs to
    QByteArray joinKey;
};

} // namespace mj::studio
