#pragma once
#include "api/points.h"
#include "base/result.h"
#include <QObject>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// What a member's points are made of, and what they allow themselves to spend. Follows the balance by itself. GUI thread.
class PointsBook : public QObject
{
    Q_OBJECT
public:
    PointsBook(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void load();          // lots and limits
    void freshenLimits(); // asks again unless the ones that are known are of this minute and of today in Korea
    void saveLimits(Points perDay, Points perMonth, Points askAbove);

    const QList<api::PointLot> &lots() const { return m_lots; } // in the order in which they are spent
    bool areLotsKnown() const { return m_areLotsKnown; }
    const std::optional<api::SpendingLimits> &limits() const { return m_limits; }
    bool isSaving() const { return m_isSaving; }
    const std::optional<Error> &failure() const { return m_failure; } // of load()

signals:
    void lotsChanged();
    void limitsChanged(); // also when they could not be loaded
    void savingChanged();
    void limitsSaved();
    void limitsRefused(const mj::Error &error);

private:
    void askLots();
    void askLimits();
    void forgetAll();

    client::ApiClient &m_api;
    Session &m_session;
    QList<api::PointLot> m_lots;
    bool m_areLotsKnown = false;
    std::optional<api::SpendingLimits> m_limits;
    QDateTime m_limitsAt;
    bool m_isAskingLimits = false;
    bool m_isSaving = false;
    bool m_isWanted = false; // somebody has looked at it in this session
    api::Balance m_balance;
    quint64 m_round = 0; // another one for each sign-in
    quint64 m_limitsRound = 0;
    std::optional<Error> m_failure;
};

} // namespace mj::studio
