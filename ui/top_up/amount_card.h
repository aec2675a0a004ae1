#pragma once
#include "ui/common/card.h"
#include "ui/top_up/purchase.h"
#include <optional>

class QLineEdit;
class QPushButton;

namespace mj::ui {

class Field;
class Paragraph;

// An amount of one's own choice: says what it buys while it is typed, and why it cannot be ordered. GUI thread.
class AmountCard : public Card
{
    Q_OBJECT
public:
    explicit AmountCard(QWidget *parent = nullptr);

    void setOffer(const std::optional<api::Offer> &offer); // hidden without one

signals:
    void chosen(const mj::ui::Purchase &purchase); // goes to the review, never straight to paying

protected:
    void changeEvent(QEvent *event) override;

private:
    std::optional<Krw> amount() const; // empty: nothing is typed
    QString problem() const;
    void onEdited(const QString &text);
    void choose();
    void refresh();

    std::optional<api::CustomAmount> m_custom;
    QLabel *m_title;
    QLineEdit *m_input;
    Field *m_field;
    Paragraph *m_gets;
    QPushButton *m_next;
};

} // namespace mj::ui
