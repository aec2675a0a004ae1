#pragma once
#include "base/ids.h"
#include "api/account.h"
#include "api/device.h"
#include "api/generation.h"
#include "api/top_up.h"
#include "api/privacy.h"
#include "server/http/outbound.h"
#include "support/real_server.h"

#include <functional>
#include <vector>

namespace mj {

// What the service answered; status 0 when it did not.
struct Answer {
    int status = 0;
    QByteArray body;
    QList<std::pair<QByteArray, QByteArray>> headers;

    QJsonObject json() const;
    QString code() const;  // of an error
    QString field() const; // of an error
    QByteArray header(const char *name) const;
};

// One caller of the service over its port: blocking, holds the address and the bearer; a copy a thread.
class ServiceClient
{
public:
    explicit ServiceClient(QUrl base, QString bearer = {}) : m_base(std::move(base)), m_bearer(std::move(bearer)) {}

    Answer get(const QString &path) const { return call("GET", path, std::nullopt, {}); }
    Answer post(const QString &path, const QJsonObject &body, const QByteArray &key = {}) const { return call("POST", path, body, key); }
    Answer patch(const QString &path, const QJsonObject &body) const { return call("PATCH", path, body, {}); }
    Answer remove(const QString &path) const { return call("DELETE", path, std::nullopt, {}); }

    // The same caller as a proxy would tell of it; for a server with forwardedHops 1.
    ServiceClient from(const QString &address) const;

    api::Balance balance() const;
    api::TopUp topUp(const QString &id) const;
    api::Generation generation(const QString &id) const;
    QList<api::PointEntry> entries() const; // all pages

    // A fresh order or job with a key of its own; throws when it is refused.
    api::TopUp order(const QString &package = QStringLiteral("p5000")) const;
    QString quote(const QJsonObject &recipe) const; // the token of its price; empty when there is none
    // Asks the price of one recipe and orders it. An answer of the order, or of the quote when that is refused.
    Answer make(const QJsonObject &recipe, const QByteArray &key = newIdempotencyKey().toLatin1()) const;
    Answer cancel(const QString &id, qint64 mostPoints = 1'000'000) const;
    api::Generation generate(int count = 1, const QString &prompt = QStringLiteral("a red fox in the snow")) const;

    const QUrl &base() const { return m_base; }
    const QString &bearer() const { return m_bearer; }

private:
    Answer call(const QByteArray &method, const QString &path, const std::optional<QJsonObject> &body, const QByteArray &key) const;

    QUrl m_base;
    QString m_bearer;
    QString m_address;
};

// A member who has joined, with the session the join gave.
struct Member {
    api::Session session;
    ServiceClient client;
};

QJsonObject joinForm(const QString &email); // every required field and consent
QJsonObject recipeForm(int count = 1, const QString &prompt = QStringLiteral("a red fox in the snow"));
QJsonObject quoteForm(const QJsonObject &recipe); // of that one recipe
QJsonObject generationForm(const QJsonObject &recipe, const QString &quote); // of that one recipe and the token of its price
QJsonObject firstOf(const Answer &listing);      // its first item

// With an address of its own; throws when refused. `code` reads the mail that the join sends.
Member joinUnverified(const QUrl &service);
Member join(const QUrl &service, const std::function<QString(const QString &email)> &code);
Member join(const RealServer &server);

// Points without a payment: an entry of the real ledger in the running server's database.
void grant(const QString &dataFolder, const QString &accountId, qint64 points);

// True as soon as `holds` does, asked every few milliseconds.
bool eventually(const std::function<bool()> &holds, int withinMs = 20'000);

// Runs `work(0..count-1)` on threads that all begin at once.
void inParallel(int count, const std::function<void(int)> &work);

} // namespace mj
