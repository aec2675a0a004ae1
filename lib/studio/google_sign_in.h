#pragma once
#include "api/google.h"
#include "base/result.h"
#include <QObject>
#include <QUrl>
#include <functional>
#include <memory>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// A sign-in with Google in the system browser (RFC 8252): a listener on 127.0.0.1 for one answer, PKCE S256, state and nonce from the
// system's randomness. One at a time, five minutes at most. GUI thread.
class GoogleSignIn : public QObject
{
    Q_OBJECT
public:
    GoogleSignIn(client::ApiClient &api, Session &session, QObject *parent = nullptr);
    ~GoogleSignIn() override;

    void askMethods(); // isOffered() may change after it
    bool isOffered() const;
    bool isWaiting() const; // for the person in the browser

    // `purpose`: "sign_in" or "reauthenticate". Emits browserRequested, then answered or failed.
    void start(const QString &purpose, bool staysSignedIn = true);
    void cancel();

signals:
    void offeredChanged();
    void waitingChanged();
    void browserRequested(const QUrl &url); // ui opens it
    void answered(const mj::api::GoogleAnswer &answer); // a session in it has been adopted already
    void failed(const mj::Error &error); // Canceled: refused in the browser, or nobody came back
private:
    struct Impl;
    std::unique_ptr<Impl> m;
};

} // namespace mj::studio
