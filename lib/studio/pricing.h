#pragma once
#include "api/generation.h"
#include <QObject>
#include <QTimer>
#include <optional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// The service's price of what is being written: asked for after a short pause, again when it runs out. GUI thread.
class Pricing : public QObject
{
    Q_OBJECT
public:
    Pricing(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void setRecipes(const QList<api::Recipe> &recipes); // what would be sent; none: nothing is asked
    void askAgain(); // the price that is shown no longer holds
    void clear();
    const QList<api::Recipe> &recipes() const { return m_recipes; }

    const std::optional<api::Quote> &quote() const { return m_quote; }
    const std::optional<Error> &failure() const { return m_failure; }

signals:
    void changed();

private:
    void begin(const QList<api::Recipe> &recipes);
    void ask();
    void onAnswer(const Result<api::Quote> &answer);

    client::ApiClient &m_api;
    Session &m_session;
    QList<api::Recipe> m_recipes;
    std::optional<api::Quote> m_quote;
    std::optional<Error> m_failure;
    bool m_isAsking = false;
    quint64 m_round = 0; // an answer to an older recipe is dropped
    QTimer m_pause;
    QTimer m_expiry;
};

} // namespace mj::studio
