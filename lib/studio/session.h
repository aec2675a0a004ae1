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
    // Whether secrets outlive the program: Kept in the OS keychain, or memory only because it is missing or locked.
    enum class Keeping { Kept, MemoryMissing, MemoryLocked };
    Q_ENUM(Keeping)

    Session(client::ApiClient &api, client::TokenVault &vault, client::Settings &settings, QString profileFolder, QObject *parent = nullptr);
    ~Session() override;

    void start(); // restores the last session: the gallery opens from the keychain first, the network is asked after
    void join(api::CreateAccount request);
    void signIn(const QString &email, const QString &password);
    void signOut(bool eraseDevice); // erase: key destroyed first, then files
    void rename(const QString &name);
    void refreshBalance();
    void retryKeychain();

    State state() const;
    Keeping keeping() const;
    bool isBusy() const;
    // Signed in by the gallery key alone: the service has not been reached yet, everything local works.
    bool isOffline() const;
    const api::Account &account() const;
    const api::Balance &balance() const;
    QString deviceName() const;
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
    void failed(const mj::Error &error); // of join, signIn, rename, retryKeychain
    void storeOpened();                  // store() is there
    void storeClosing();                 // store() goes away right after
    void deviceErased();
    void eraseFailed(const mj::Error &error); // signed out; the key or a file may be left

private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
