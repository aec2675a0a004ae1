#pragma once
#include "api/refund.h"
#include "studio/sure_send.h"
#include <QObject>
#include <optional>

namespace mj::studio {

class Session;
class TopUp;

// Giving the unused points of one order back for money: the service's quote, the request, and what became of it. GUI thread.
// The client reckons nothing: it sends back the numbers of the quote that was shown.
class Refund : public QObject
{
    Q_OBJECT
public:
    // Idle -> Reading -> Ready | Failed; Ready -> Sending -> Checking -> Done | Failed (then Idle by dismiss()). Sending turns into Checking
    // when no answer comes: it is sent again with the same key until one does, also after a restart.
    enum class State { Idle, Reading, Ready, Sending, Checking, Done, Failed };
    Q_ENUM(State)

    Refund(client::ApiClient &api, Session &session, TopUp &topUp, QObject *parent = nullptr);

    void open(const QString &orderId); // reads the quote; while a request is on its way, shows that one instead
    void readAgain();                  // the quote
    void confirm(const api::RefundAccount &account = {}); // stored with its key before the first send
    void dismiss();                    // stops showing; a request goes on

    State state() const { return m_state; }
    const QString &orderId() const { return m_orderId; }
    const std::optional<api::RefundQuote> &quote() const { return m_quote; }
    const std::optional<api::Refund> &result() const { return m_result; } // once the service has it
    const std::optional<Error> &failure() const { return m_failure; }     // why state() is Failed
    bool isReckonedAnew() const { return m_isReckonedAnew; } // the quote differs from the one that was confirmed

signals:
    void stateChanged();

private:
    void readQuote();
    void send(const api::CreateRefund &call, bool isResumed);
    void onAnswer(const Result<api::Refund> &answer, const api::CreateRefund &call);
    void onOrdersChanged();
    void resume();
    bool settle(const QByteArray &key);
    void show(const api::Refund &refund);
    void setState(State next);
    void failWith(const Error &why);
    void forgetAll();

    client::ApiClient &m_api;
    Session &m_session;
    TopUp &m_topUp;
    SureSend m_sending;
    QString m_sentOrderId; // of the request on its way
    State m_state = State::Idle;
    QString m_orderId;
    std::optional<api::RefundQuote> m_quote;
    std::optional<api::Refund> m_result;
    std::optional<Error> m_failure;
    bool m_isReckonedAnew = false;
    quint64 m_round = 0;
};

} // namespace mj::studio
