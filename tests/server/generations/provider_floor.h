#pragma once
#include "api/disclosure.h"
#include "server/config.h"
#include "support/fake_clock.h"
#include "support/real_server.h"
#include "support/service_client.h"

#include <QJsonArray>

namespace mj::test {

// The whole server with providers that are stand-ins, a clock of its own, and a member with points.
class ProviderFloor
{
public:
    static constexpr qint64 granted = 1'000;

    // rows: of models.json.
    ProviderFloor(const QList<server::ProviderConfig> &providers, const QList<QByteArray> &rows, int runners = 2);

    QString submit(const QJsonObject &recipe) const; // the job's id; throws when refused
    api::Generation job(const QString &id) const { return member.client.generation(id); }
    // Once it has ended. A job that waits for its provider is helped along by the clock.
    api::Generation ended(const QString &id);
    QList<api::Disclosure> disclosures(const QString &id) const;
    QStringList partials(const QString &id) const; // what a follower saw until the end, each fetched and decoded
    QString stateOf(const QString &model) const; // as it is offered
    // Whether member and ledger agree that this one job cost `charged` and nothing is held any more.
    bool isSettled(const QString &id, qint64 charged) const;

    FakeClock clock;
    RealServer server;
    Member member;
};

// How a provider that is a stand-in is set up.
server::ProviderConfig providerAt(const QString &kind, const QUrl &base, const QByteArray &key);

// What one order comes to.
struct Outcome {
    const char *failure = ""; // wire name; empty: pictures
    qint64 charged = 0;
    int orders = 1; // that reached the provider
    const char *field = "";
};

// Orders `recipe` and follows it through its pictures, its books and what was said to have left. `orders` counts at the stand-in.
void checkOrder(ProviderFloor &floor, const QJsonObject &recipe, const Outcome &expected, const std::function<int()> &orders);
// Cancels it while the provider works on it: `isUnderWay` says that it does. It costs what was told, and no more than one order was made.
void checkCancel(ProviderFloor &floor, const QJsonObject &recipe, qint64 cost, const std::function<bool()> &isUnderWay, const std::function<int()> &orders);
// Stops the server while the provider works on it, and starts it again; `recover` runs in between.
void checkRestart(ProviderFloor &floor, const QJsonObject &recipe, const Outcome &expected, const std::function<bool()> &isUnderWay, const std::function<void()> &recover,
                  const std::function<int()> &orders);

QJsonObject recipeFor(const QString &model, const QString &size, const QString &prompt, int count = 1);

inline const QString floorPrompt = QStringLiteral("눈 속의 여우 \"Zwölfkerze\" 7c1e90\nat dawn");

} // namespace mj::test
