#pragma once
#include "api/top_up.h"
#include "ui/common/card.h"
#include <optional>

class QGridLayout;
class QPushButton;

namespace mj::ui {

class BusyButton;
class Paragraph;

// The step before paying: what is bought, for how much, how it can be given back, and who may not buy alone. GUI thread.
class OrderReview : public Card
{
    Q_OBJECT
public:
    explicit OrderReview(QWidget *parent = nullptr);

    void setPackage(const api::Package &package);
    void setBusy(bool busy);
    const std::optional<api::Package> &package() const { return m_package; }
    void focusBack(); // the careful choice is the one under Enter

signals:
    void payRequested(const QString &packageId);
    void backRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::optional<api::Package> m_package;
    QLabel *m_title;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
    Paragraph *m_refund;
    Paragraph *m_minors;
    Paragraph *m_payment;
    BusyButton *m_pay;
    QPushButton *m_back;
};

} // namespace mj::ui
