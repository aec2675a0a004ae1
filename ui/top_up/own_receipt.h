#pragma once
#include "api/top_up.h"
#include "base/result.h"
#include <QCoreApplication>

namespace mj::ui {

// The record of one order as a page to keep: number, dates, won with the VAT inside, points, method, refunds. In the language of the moment;
// nothing about the person. No state; GUI thread.
struct OwnReceipt {
    Q_DECLARE_TR_FUNCTIONS(OwnReceipt)
public:
    static QString html(const api::TopUp &order);
    static QString suggestedName(const api::TopUp &order); // "mjstudio-receipt-20261124-1030.pdf"
    static Result<void> writePdf(const api::TopUp &order, const QString &file); // all or nothing; replaces the file
};

} // namespace mj::ui
