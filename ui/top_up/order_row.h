#pragma once
#include "api/top_up.h"
#include <QWidget>

class QHBoxLayout;

namespace mj::ui {

// One order: what, when, its state, what was refunded of it, and what can be done about it. Made anew when the order changes. GUI thread.
class OrderRow : public QWidget
{
    Q_OBJECT
public:
    enum class Deed { Continue, Finish, Check, ShowDeposit, Receipt, Document, Refund };
    Q_ENUM(Deed)

    explicit OrderRow(const api::TopUp &order, QWidget *parent = nullptr);

signals:
    void asked(mj::ui::OrderRow::Deed deed);

private:
    void addDeeds(QHBoxLayout *row);
    void addDeed(QHBoxLayout *row, Deed deed, const char *name, const QString &text);

    api::TopUp m_order;
};

} // namespace mj::ui
