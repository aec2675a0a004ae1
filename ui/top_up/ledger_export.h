#pragma once
#include "studio/ledger_group.h"
#include "ui/common/save_file.h"
#include <QWidget>

namespace mj::studio {
class PointLedger;
}

namespace mj::ui {

class BusyButton;
class Paragraph;

// Saves the movements that are chosen as a table for spreadsheets, also those that are not shown yet. GUI thread.
class LedgerExport : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerExport(studio::PointLedger &ledger, QWidget *parent = nullptr);

    void setAskFile(AskFile askFile) { m_askFile = std::move(askFile); }
    void setGroup(studio::LedgerGroup group); // what was said of an earlier choice goes

protected:
    void changeEvent(QEvent *event) override;

private:
    void start();
    void save(const QString &file);
    void write(const QString &file, QList<api::PointEntry> entries, studio::LedgerGroup group);
    void say(const QString &text, bool isSaved);
    void retranslate();

    studio::PointLedger &m_ledger;
    AskFile m_askFile;
    studio::LedgerGroup m_group = studio::LedgerGroup::All;
    BusyButton *m_save;
    Paragraph *m_result;
};

} // namespace mj::ui
