#pragma once
#include "base/error.h"
#include "base/money.h"
#include "ui/common/card.h"
#include <optional>

class QLineEdit;
class QProgressBar;

namespace mj::studio {
class PointLedger;
}

namespace mj::ui {

class BusyButton;
class Field;
class Paragraph;

// What a member allows themselves to spend, and how much of it is gone. What was typed stays until it is saved. GUI thread.
class LimitsCard : public Card
{
    Q_OBJECT
public:
    explicit LimitsCard(studio::PointLedger &ledger, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row {
        QLineEdit *edit;
        Field *field;
        QProgressBar *bar; // null where nothing is used up
        Paragraph *spent;
    };
    Row makeRow(const QString &name, bool hasBar);
    void connectParts();
    void showLimits();
    void showSpent(const Row &row, Points spent, Points limit, const QString &text);
    std::optional<Points> read(const Row &row);
    void save();
    void onSaveFailed(const Error &failure);
    void say(const QString &text, bool isGood);
    void retranslate();

    studio::PointLedger &m_ledger;
    QLabel *m_title;
    Paragraph *m_what;
    Row m_day;
    Row m_month;
    Row m_ask;
    BusyButton *m_save;
    Paragraph *m_result;
    bool m_isEdited = false;
    bool m_isMine = false; // the saving that is under way was asked for here
};

} // namespace mj::ui
