#pragma once
#include "base/ids.h"
#include "client/api_client.h"
#include "client/gallery_store.h"
#include "client/settings.h"
#include "client/token_vault.h"
#include "studio/account_book.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/google_sign_in.h"
#include "studio/ledger.h"
#include "studio/membership.h"
#include "studio/privacy.h"
#include "studio/refund.h"
#include "studio/session.h"
#include "studio/top_up.h"
#include "support/catch.h"

#include <QTest>
#include <QTimer>

namespace mj::studio {

template <class Condition>
bool waitFor(Condition condition, int ms = 15'000)
{
    return QTest::qWaitFor(condition, ms);
}

// A keychain that lasts as long as the test and fails on demand.
class StandInKeychain final : public client::TokenVault
{
public:
    void read(const QString &key, QObject *context, std::function<void(Result<QByteArray>)> done) override
    {
        later(context, [this, key, done = std::move(done)] {
            if (failure)
                done(fail(*failure));
            else if (secrets.contains(key))
                done(secrets.value(key));
            else
                done(fail(Code::NotFound));
        });
    }
    void write(const QString &key, const QByteArray &secret, QObject *context, std::function<void(Result<void>)> done) override
    {
        later(context, [this, key, secret, done = std::move(done)] {
            if (failure)
                return done(fail(*failure));
            secrets.insert(key, secret);
            done({});
        });
    }
    void remove(const QString &key, QObject *context, std::function<void(Result<void>)> done) override
    {
        later(context, [this, key, done = std::move(done)] {
            if (failure)
                return done(fail(*failure));
            secrets.remove(key);
            done({});
        });
    }
    bool isPersistent() const override { return true; }

    std::optional<Code> failure;
    QHash<QString, QByteArray> secrets;

private:
    static void later(QObject *context, std::function<void()> what) { QTimer::singleShot(0, context, std::move(what)); }
};

inline client::ApiClient::Patience shortPatience()
{
    client::ApiClient::Patience patience;
    patience.pauseMs = 20;
    return patience;
}

// The desktop without its windows: made anew on the same profile and keychain, it is the same program started again.
struct Desk {
    Desk(const QString &profile, client::TokenVault &vault, const QUrl &service)
        : settings(profile + QStringLiteral("/settings.ini")), session(api, vault, settings, profile), gallery(session),
          generation(api, session, gallery), topUp(api, session), ledger(api, session), privacy(api, session, gallery), membership(api, session), google(api, session),
          book(session, vault, settings, profile), refund(api, session, topUp)
    {
        api.setPatience(shortPatience());
        REQUIRE(api.setServiceUrl(service));
        QObject::connect(&session, &Session::failed, &session, [this](const Error &error) { failures.append(error); });
    }

    bool isSignedIn() const { return session.state() == Session::State::SignedIn; }
    bool isReady() const { return isSignedIn() && !session.isOffline() && gallery.isOpen(); }

    void start()
    {
        session.start();
        REQUIRE(waitFor([&] { return session.state() != Session::State::Starting; }));
    }
    void join(const QString &email, Session::Stay stay = Session::Stay::SignedIn)
    {
        start();
        joinHere(email, stay);
    }
    // One more account of a program that runs.
    void joinHere(const QString &email, Session::Stay stay = Session::Stay::SignedIn)
    {
        session.join(form(email), stay);
        REQUIRE(waitFor([&] { return !session.isBusy(); }));
        REQUIRE(failures.isEmpty());
        REQUIRE(waitFor([&] { return isReady(); }));
    }
    static QString password() { return QStringLiteral("correct horse battery"); }
    void signIn(const QString &email, Session::Stay stay = Session::Stay::SignedIn)
    {
        session.signIn(email, password(), stay);
        REQUIRE(waitFor([&] { return !session.isBusy(); }));
        REQUIRE(failures.isEmpty());
        REQUIRE(waitFor([&] { return isReady(); }));
    }
    // As if another device had ended this session.
    void expire()
    {
        bool isEnded = false;
        api.send(api::EndSession{}, &session, [&](const Result<api::Nothing> &answer) { isEnded = bool(answer); });
        REQUIRE(waitFor([&] { return isEnded; }));
        session.refreshBalance();
        REQUIRE(waitFor([&] { return session.isExpired(); }));
    }
    static api::CreateAccount form(const QString &email)
    {
        api::CreateAccount form;
        form.email = email;
        form.name = QStringLiteral("홍길동");
        form.password = password();
        form.olderThan14 = true;
        form.language = QStringLiteral("ko");
        for (const char *purpose : {"terms", "privacy", "overseas_transfer"})
            form.consents.append({QLatin1String(purpose), QStringLiteral("2026-11-24"), true});
        return form;
    }

    client::ApiClient api;
    client::Settings settings;
    Session session;
    Gallery gallery;
    Generation generation;
    TopUp topUp;
    PointLedger ledger;
    Privacy privacy;
    Membership membership;
    GoogleSignIn google;
    AccountBook book;
    Refund refund;
    QList<Error> failures; // of the session
};

} // namespace mj::studio
