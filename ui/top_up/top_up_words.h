#pragma once
#include "api/top_up.h"
#include "ui/theme/tokens.h"
#include <QCoreApplication>

namespace mj::ui {

// Orders, packages and ledger lines as words for people. No state; GUI thread.
struct TopUpWords {
    Q_DECLARE_TR_FUNCTIONS(TopUpWords)
public:
    static QString state(const api::TopUp &order);
    static Tone tone(const api::TopUp &order);
    static QString kind(const api::PointEntry &entry);
    static QString change(const api::PointEntry &entry); // signed
    static QString pricePerPoint(const api::Package &package);
    static QString bonus(const api::Package &package); // empty when there is none
};

} // namespace mj::ui
