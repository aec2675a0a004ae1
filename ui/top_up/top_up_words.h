#pragma once
#include "api/top_up.h"
#include "ui/theme/tokens.h"
#include <QCoreApplication>

namespace mj::ui {

// Orders, packages, refunds and ledger lines as words for people. No state; GUI thread.
struct TopUpWords {
    Q_DECLARE_TR_FUNCTIONS(TopUpWords)
public:
    static QString state(const api::TopUp &order);
    static Tone tone(const api::TopUp &order);
    static QString method(const api::TopUp &order); // empty until known
    static QString refund(const api::Refund &refund); // one line of an order
    static QString kind(const api::PointEntry &entry);
    static QString change(const api::PointEntry &entry); // signed
    static QString pricePerPoint(Krw won, Points points);
    static QString bonus(Points bonus); // empty when there is none
};

} // namespace mj::ui
