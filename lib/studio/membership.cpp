#include "studio/membership.h"

#include "client/api_client.h"
#include "imaging/portrait.h"
#include "studio/background.h"
#include "studio/session.h"

#include <QFile>
#include <QPointer>

namespace mj::studio {
namespace {

constexpr qint64 mostPhotoBytes = 25 * 1'048'576;

Result<QByteArray> readPortrait(const QString &name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::Storage, QStringLiteral("the photo cannot be read"));
    const QByteArray bytes = file.read(mostPhotoBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return fail(Code::Storage, QStringLiteral("the photo cannot be read"));
    if (bytes.size() > mostPhotoBytes)
        return fail(Code::PayloadTooLarge);
    return portraitOf(bytes);
}

template <class T>
void answerLater(QObject *context, std::function<void(Result<T>)> done, Result<T> answer)
{
    QMetaObject::invokeMethod(
        context, [done = std::move(done), answer = std::move(answer)] { done(answer); }, Qt::QueuedConnection);
}

} // namespace

Membership::Membership(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api), m_session(session)
{
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_session.state() == Session::State::SignedIn)
            return;
        m_photoId.clear();
        m_photo.clear();
    });
}

// The session hears of a change even when whoever asked for it is gone.
template <class C>
void Membership::sendForAccount(const C &call, QObject *context, Done<void> done)
{
    m_api.send(call, this, [this, asker = QPointer<QObject>(context), done = std::move(done)](const Result<api::Account> &account) {
        if (account)
            m_session.setAccount(*account);
        if (asker)
            done(account ? Result<void>() : fail(account));
    });
}

template <class C>
void Membership::sendForNothing(const C &call, QObject *context, Done<void> done)
{
    m_api.send(call, context, [done = std::move(done)](const Result<api::Nothing> &answer) {
        done(answer ? Result<void>() : fail(answer));
    });
}

void Membership::sendVerification(QObject *context, Done<api::CodeSent> done)
{
    m_api.send(api::SendVerification{}, context, [session = QPointer<Session>(&m_session), done = std::move(done)](const Result<api::CodeSent> &sent) {
        if (!sent && sent.error().code == Code::Conflict && session)
            session->refreshAccount(); // proved on another device
        done(sent);
    });
}

void Membership::confirmVerification(const QString &code, QObject *context, Done<void> done)
{
    api::ConfirmVerification call;
    call.code = code;
    sendForAccount(call, context, std::move(done));
}

void Membership::requestReset(const QString &email, const QString &language, QObject *context, Done<api::CodeSent> done)
{
    api::RequestPasswordReset call;
    call.email = email;
    call.language = language;
    m_api.send(call, context, std::move(done));
}

void Membership::confirmReset(const QString &email, const QString &code, const QString &password, bool staysSignedIn, QObject *context,
                              Done<void> done)
{
    api::ConfirmPasswordReset call;
    call.email = email;
    call.code = code;
    call.password = password;
    call.deviceName = m_session.deviceName();
    call.deviceId = m_session.deviceId();
    const Session::Stay stay = staysSignedIn ? Session::Stay::SignedIn : Session::Stay::UntilQuit;
    m_api.send(call, this, [this, stay, asker = QPointer<QObject>(context), done = std::move(done)](const Result<api::Session> &opened) {
        if (opened)
            m_session.adopt(*opened, stay);
        if (asker)
            done(opened ? Result<void>() : fail(opened));
    });
}

void Membership::changePassword(const QString &current, const QString &next, QObject *context, Done<void> done)
{
    api::ChangePassword call;
    call.current = current;
    call.next = next;
    sendForNothing(call, context, std::move(done));
}

void Membership::changeEmail(const QString &email, QObject *context, Done<api::CodeSent> done)
{
    api::ChangeEmail call;
    call.email = email;
    m_api.send(call, context, std::move(done));
}

void Membership::confirmEmail(const QString &code, QObject *context, Done<void> done)
{
    api::ConfirmEmail call;
    call.code = code;
    sendForAccount(call, context, std::move(done));
}

void Membership::reauthenticate(const QString &password, QObject *context, Done<void> done)
{
    api::Reauthenticate call;
    call.password = password;
    sendForNothing(call, context, std::move(done));
}

void Membership::reauthenticateWithGoogle(const QString &grant, QObject *context, Done<void> done)
{
    api::Reauthenticate call;
    call.googleGrant = grant;
    sendForNothing(call, context, std::move(done));
}

void Membership::setConsent(const QString &purpose, const QString &version, bool agreed, QObject *context, Done<void> done)
{
    api::SetConsent call;
    call.consent = {purpose, version, agreed};
    sendForAccount(call, context, std::move(done));
}

void Membership::devices(QObject *context, Done<QList<api::Device>> done)
{
    m_api.send(api::ListDevices{}, context, [done = std::move(done)](const Result<api::Listing<api::Device>> &page) {
        done(page ? Result<QList<api::Device>>(page->items) : fail(page));
    });
}

void Membership::endDevice(const QString &sessionId, QObject *context, Done<void> done)
{
    api::EndDevice call;
    call.sessionId = sessionId;
    sendForNothing(call, context, std::move(done));
}

void Membership::endOtherDevices(QObject *context, Done<void> done)
{
    sendForNothing(api::EndOtherDevices{}, context, std::move(done));
}

void Membership::signIns(const QString &cursor, QObject *context, Done<api::Listing<api::SignIn>> done)
{
    api::ListSignIns call;
    call.cursor = cursor;
    m_api.send(call, context, std::move(done));
}

void Membership::setPhoto(const QString &file, const QString &consentVersion, QObject *context, Done<void> done)
{
    const auto upload = [this, consentVersion, id = m_session.account().id, asker = QPointer<QObject>(context),
                         done = std::move(done)](const Result<QByteArray> &portrait) {
        if (!asker || id != m_session.account().id) // nobody waits for it, or somebody else would get it
            return;
        if (!portrait)
            return done(fail(portrait));
        api::SetPhoto call;
        call.photo = *portrait;
        call.consentVersion = consentVersion;
        sendForAccount(call, asker, done);
    };
    runInBackground([file] { return readPortrait(file); }, this, upload);
}

void Membership::photo(QObject *context, Done<QByteArray> done)
{
    const QString photoId = m_session.account().photoId;
    if (photoId.isEmpty())
        return answerLater<QByteArray>(context, std::move(done), fail(Code::NotFound));
    if (photoId == m_photoId)
        return answerLater<QByteArray>(context, std::move(done), m_photo);
    m_api.send(api::ReadPhoto{}, this, [this, photoId, asker = QPointer<QObject>(context), done = std::move(done)](const Result<api::Bytes> &file) {
        const bool isPresent = m_session.account().photoId == photoId;
        if (file && isPresent) {
            m_photoId = photoId;
            m_photo = file->bytes;
        }
        if (asker)
            done(!file ? Result<QByteArray>(fail(file)) : isPresent ? Result<QByteArray>(file->bytes) : Result<QByteArray>(fail(Code::NotFound)));
    });
}

void Membership::removePhoto(QObject *context, Done<void> done)
{
    sendForAccount(api::RemovePhoto{}, context, std::move(done));
}

} // namespace mj::studio
