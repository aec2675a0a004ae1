#pragma once
#include "studio/access_renewal.h"
#include "studio/account_folder.h"
#include "studio/secrets.h"
#include "studio/session.h"
#include "studio/store_work.h"

namespace mj::studio {

// What a Session is made of. The files session*.cpp share it: signing in, leaving, the store and its place, the line to the service.
struct Session::Impl {
    Impl(Session &owner, client::ApiClient &apiClient, client::TokenVault &keychain, client::Settings &deviceSettings, QString profileFolder);

    // session.cpp
    void setBusy(bool busy);
    void announceKeeping();
    void clear();
    bool isKept() const; // secrets and gallery outlive the program, as the person wants it
    void put(const api::Account &answered);

    // session_sign_in.cpp
    void onSession(const Result<api::Session> &session, Stay wanted);
    void keep(const api::Session &session, Stay wanted);
    void onSecrets(const api::Session &session, const RefreshToken &token, Result<Secrets::Made> made);
    void onSignedInAgain(const api::Session &session);
    void endAtService(const api::Session &session); // one that nobody will use

    // session_leave.cpp
    void leave(bool erase);
    void endLocally(bool erase);
    void afterLeaving();
    void open(const QString &accountId);
    void finishErasures(); // of a run that ended in the middle of one
    void eraseFolder(const QString &accountId, const AccountFolder &erased, const Result<void> &secretsGone);

    // session_store.cpp
    void restore(const QString &accountId, std::function<void(Result<void>)> done = {});
    void onRestored(const QString &accountId, Result<Secrets::Found> found, const std::function<void(Result<void>)> &done);
    void openStore(AccountFolder place, const SealingKey &key, bool isFreshKey);
    void closeStore();
    void keepAccount();
    void restoreAccount(const QString &accountId);
    void moveToKeychain();
    void copyInto(AccountFolder place, const Secrets::Made &made);
    void returnToKeychain();

    // session_line.cpp
    void watchLine();
    void onRenewed(const api::Session &session);
    void expire();
    void updateOffline();
    void askBalance();
    void probeLine();

    Session &self;
    client::ApiClient &api;
    client::Settings &settings;
    QString profile;
    Secrets secrets;
    AccessRenewal renewal;

    State state = State::Starting;
    Stay stay = Stay::SignedIn;
    bool isBusy = false;
    bool isReached = false; // the service has accepted this session in this run
    bool isOffline = false;
    bool isExpired = false;
    bool isGalleryReplaced = false;
    api::Account account;
    api::Balance balance;
    Keeping announcedKeeping = Keeping::Kept;
    std::optional<QString> goesTo; // the account to open after leaving this one; empty: none

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
