#pragma once
#include "ui/common/card.h"
#include "ui/common/features.h"
#include "ui/common/save_file.h"
#include "ui/top_up/top_up_words.h"

class QComboBox;
class QProgressBar;
class QPushButton;

namespace mj::ui {

class LedgerRows;
class Paragraph;
class TableCard;
class UsageChart;

// The movements of a month or of all time: what was used by model, every line with what it is about. GUI thread.
class LedgerView : public QWidget
{
    Q_OBJECT
public:
    LedgerView(const Features &features, AskFile askFile, QWidget *parent = nullptr);

    void open(); // just became visible

signals:
    void orderRequested(const QString &orderId);
    void generationRequested(const QString &generationId);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeChoices();
    QWidget *makeUsage();
    QWidget *makeList();
    void fillChoices();
    void refresh();
    void showUsage();
    void showRows();
    void makeRows(const QList<api::PointEntry> &entries);
    void showMore();
    QString stateText(bool isFilteredEmpty) const;

    Features m_features;
    Movement m_wanted = Movement::All;
    int m_rowsShown;
    qsizetype m_matching = 0; // movements of the wanted kind, as far as they have arrived
    QStringList m_inRows; // ids of the lines that are there
    QComboBox *m_month;
    QComboBox *m_kind;
    TableCard *m_table;
    Card *m_usage = nullptr;
    QLabel *m_usageTitle = nullptr;
    UsageChart *m_chart;
    Paragraph *m_noUsage;
    Card *m_list = nullptr;
    QLabel *m_listTitle = nullptr;
    Paragraph *m_state;
    QProgressBar *m_progress;
    QPushButton *m_retry;
    QPushButton *m_more;
    LedgerRows *m_rows = nullptr;
};

} // namespace mj::ui
