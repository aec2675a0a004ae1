#pragma once
#include "api/refund.h"
#include <QWidget>
#include <optional>

class QComboBox;
class QLineEdit;

namespace mj::ui {

class Field;
class Paragraph;

// Where the money of a deposited order goes. Forgets what was typed when told to. GUI thread.
class BankAccountForm : public QWidget
{
    Q_OBJECT
public:
    explicit BankAccountForm(QWidget *parent = nullptr);

    std::optional<api::RefundAccount> account(); // marks what is missing and focuses it
    void forget();

signals:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    api::RefundAccount typed() const;
    void showProblems(const api::RefundAccount &typed);
    void onNumberEdited(const QString &text);
    void clearProblems();
    void retranslate();

    QComboBox *m_bank;
    QLineEdit *m_number;
    QLineEdit *m_holder;
    Field *m_bankField;
    Field *m_numberField;
    Field *m_holderField;
    Paragraph *m_what;
    bool m_isMarked = false; // what is missing is shown
};

} // namespace mj::ui
