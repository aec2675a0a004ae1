#pragma once
#include "ui/common/card.h"
#include "ui/top_up/purchase.h"
#include <optional>

class QPushButton;

namespace mj::ui {

class BusyButton;
class Paragraph;

// The step before paying: what is bought, for how much, how it can be given back, when it expires, and who may not buy alone. GUI thread.
class OrderReview : public Card
{
    Q_OBJECT
public:
    explicit OrderReview(QWidget *parent = nullptr);

    void setPurchase(const Purchase &purchase, const api::Offer &rules);
    void setBusy(bool busy);
    void focusBack(); // the careful choice is the one under Enter

signals:
    void payRequested(const mj::ui::Purchase &purchase);
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<Purchase> m_purchase;
    api::Offer m_rules;
    QLabel *m_title;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
    Paragraph *m_refund;
    Paragraph *m_expiry;
    Paragraph *m_minors;
    Paragraph *m_payment;
    BusyButton *m_pay;
    QPushButton *m_back;
};

} // namespace mj::ui
