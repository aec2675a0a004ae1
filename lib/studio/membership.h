#pragma once
#include "api/device.h"
#include "api/photo.h"
#include "api/proof.h"
#include "base/result.h"
#include <QObject>
#include <functional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// Proving, recovering and keeping a membership: one call each, its outcome by `done`, which never runs after `context` died. What changes
// the account is told to the Session, whose accountChanged follows. GUI thread.
class Membership : public QObject
{
    Q_OBJECT
public:
    template <class T>
    using Done = std::function<void(Result<T>)>;

    Membership(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    // The code by mail. Errors: those of api/proof.h.
    void sendVerification(QObject *context, Done<api::CodeSent> done);
    void confirmVerification(const QString &code, QObject *context, Done<void> done);

    // While signed out. The last one signs in, as `stay` of the Session says.
    void requestReset(const QString &email, const QString &language, QObject *context, Done<api::CodeSent> done);
    void confirmReset(const QString &email, const QString &code, const QString &password, bool staysSignedIn, QObject *context, Done<void> done);

    void changePassword(const QString &current, const QString &next, QObject *context, Done<void> done);
    void changeEmail(const QString &email, QObject *context, Done<api::CodeSent> done);
    void confirmEmail(const QString &code, QObject *context, Done<void> done);
    void reauthenticate(const QString &password, QObject *context, Done<void> done);
    void reauthenticateWithGoogle(const QString &grant, QObject *context, Done<void> done); // of GoogleSignIn::start("reauthenticate")
    void setConsent(const QString &purpose, const QString &version, bool agreed, QObject *context, Done<void> done);

    void devices(QObject *context, Done<QList<api::Device>> done);
    void endDevice(const QString &sessionId, QObject *context, Done<void> done);
    void endOtherDevices(QObject *context, Done<void> done);
    void signIns(const QString &cursor, QObject *context, Done<api::Listing<api::SignIn>> done);

    // A JPEG, PNG or WebP file of the person's: read, made small (at most 1024 px) and stripped here before it leaves.
    // Errors besides api::SetPhoto's: Storage (unreadable file), UnsupportedMediaType, Corrupt, PayloadTooLarge.
    void setPhoto(const QString &file, const QString &consentVersion, QObject *context, Done<void> done);
    void photo(QObject *context, Done<QByteArray> done); // JPEG; NotFound. Kept in memory for this run
    void removePhoto(QObject *context, Done<void> done);

private:
    template <class C>
    void sendForAccount(const C &call, QObject *context, Done<void> done);
    template <class C>
    void sendForNothing(const C &call, QObject *context, Done<void> done);

    client::ApiClient &m_api;
    Session &m_session;
    QString m_photoId; // of m_photo
    QByteArray m_photo;
};

} // namespace mj::studio
