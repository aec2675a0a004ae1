#pragma once
#include "studio/ledger_group.h"
#include "ui/common/card.h"
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/save_file.h"

class QPushButton;

namespace mj::ui {

class ChipRow;
class LedgerExport;
class LedgerRows;
class ModelChart;
class MonthBar;
class Paragraph;

// The book of points: a month or all time, what each model cost, the movements of a kind, and all of it as a table. GUI thread.
class LedgerView : public Card
{
    Q_OBJECT
public:
    explicit LedgerView(const Features &features, QWidget *parent = nullptr);

    void setAskFile(AskFile askFile); // where a table is saved; without one the system's dialog asks

signals:
    void placeRequested(mj::ui::Place place, const QString &id);
    void orderRequested(const QString &orderId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void connectParts();
    void showChips();
    void showChart();
    void showRows();
    void showEarlier();
    void showGeneration(const QString &generationId);
    QList<api::PointEntry> chosen() const;
    QString modelName(const QString &id) const;
    void retranslate();

    Features m_features;
    QLabel *m_title;
    MonthBar *m_months;
    QLabel *m_chartTitle;
    ModelChart *m_chart;
    ChipRow *m_groups;
    Paragraph *m_line; // why there are no rows
    QPushButton *m_retry;
    LedgerRows *m_rows;
    QPushButton *m_more;
    LedgerExport *m_export;
    qsizetype m_room; // rows that are shown at most
};

} // namespace mj::ui
