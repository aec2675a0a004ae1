#pragma once
#include <QWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace mj::studio {
class PointLedger;
}

namespace mj::ui {

// Which month of Korea the book is open at, from the one the member joined in to the present one, or all time. GUI thread.
class MonthBar : public QWidget
{
    Q_OBJECT
public:
    explicit MonthBar(studio::PointLedger &ledger, QWidget *parent = nullptr);

    static QString monthText(const QString &month); // "2026-11" as people write it; empty: all time

protected:
    void changeEvent(QEvent *event) override;

private:
    void step(int months);
    void refresh();

    studio::PointLedger &m_ledger;
    QToolButton *m_earlier;
    QLabel *m_month;
    QToolButton *m_later;
    QPushButton *m_all;
    QString m_last; // to come back to from all time
};

} // namespace mj::ui
