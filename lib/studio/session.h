#pragma once
#include "api/account.h"
#include "api/top_up.h"
#include "base/result.h"
#include <QObject>
#include <memory>
#include <optional>

namespace mj::client {
class ApiClient;
class GalleryStore;
class Settings;
class TokenVault;
} // namespace mj::client

namespace mj::studio {

class StoreWork;

// Who is signed in on this device, their balance, and the unlocked gallery store of theirs. GUI thread.
class Session : public QObject
{
    Q_OBJECT
public:
    enum class State { Starting, SignedOut, SignedIn };
    Q_ENUM(State)
    // Whether secrets outlive the program: Kept in the OS keychain, or memory only because it is missing or locked, or because the person
    // said that others use this computer.
    enum class Keeping { Kept, MemoryMissing, MemoryLocked, MemoryChosen };
    Q_ENUM(Keeping)
    // What a sign-in leaves here: all of it; the sealed gallery but no sign-in after the program's end; nothing.
    enum class Stay { SignedIn, UntilQuit, Nothing };
    Q_ENUM(Stay)

    Session(client::ApiClient &api, client::TokenVault &vault, client::Settings &settings, QString profileFolder, QObject *parent = nullptr);
    ~Session() override;

    void start(); // restores the last session: the gallery opens from the keychain first, the network is asked after
    void join(api::CreateAccount request, Stay stay = Stay::SignedIn);
    void signIn(const QString &email, const QString &password, Stay stay = Stay::SignedIn, const QString &googleGrant = {});
    void adopt(const api::Session &session, Stay stay); // opened by a reset code or by Google
    // After expiredChanged: the same person again, over the open page. failed(WrongCredentials) for anybody else.
    void signInAgain(const QString &password);
    void signOut(bool eraseDevice); // erase: key destroyed first, then files
    // Closes this account, which stays signed in here, and opens another of this computer; without an id the way in for one more.
    void switchTo(const QString &accountId);
    void rename(const QString &name);
    void setAccount(const api::Account &account); // as a call of Membership has just answered
    void refreshAccount();
    void refreshBalance();
    void retryKeychain();

    State state() const;
    Keeping keeping() const;
    bool isBusy() const;
    // Signed in by the gallery key alone: the service has not been reached yet, everything local works.
    bool isOffline() const;
    // The service ended this session: everything local stays open, nothing can be sent until signInAgain.
    bool isExpired() const;
    bool canSend() const; // signed in, neither offline nor expired
    // This keychain has no key for the gallery that lies here (another keyring, a reset one): it was set aside, its pictures come again
    // from the service.
    bool wasGalleryReplaced() const;
    const api::Account &account() const;
    const api::Balance &balance() const;
    QString deviceName() const;
    QString deviceId() const; // random, of this installation
    Stay stay() const;
    client::GalleryStore *store() const; // null when signed out, and when it could not be opened
    StoreWork *storeWork() const;        // the same, for work off the GUI thread; gone after storeClosing
    std::optional<Error> storeFailure() const;
    QString galleryFolder() const;

signals:
    void stateChanged();
    void busyChanged();
    void keepingChanged();
    void accountChanged();
    void balanceChanged();
    void offlineChanged();
    void expiredChanged();
    void failed(const mj::Error &error); // of join, signIn, signInAgain, switchTo, rename, retryKeychain
    void storeOpened();                  // store() is there
    void storeClosing();                 // store() goes away right after
    void deviceErased();
    void eraseFailed(const mj::Error &error); // signed out; the key or a file may be left

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
