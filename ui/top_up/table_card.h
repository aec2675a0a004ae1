#pragma once
#include "base/error.h"
#include "ui/common/card.h"
#include "ui/common/features.h"
#include "ui/common/save_file.h"
#include "ui/theme/tokens.h"

class QPushButton;

namespace mj::ui {

class BusyButton;
class Paragraph;

// The movements as a table for spreadsheets: of the month that is shown, or of all time. GUI thread.
class TableCard : public Card
{
    Q_OBJECT
public:
    TableCard(const Features &features, AskFile askFile, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void ask(const QString &month);
    void showRunning();
    void say(Tone tone, const QString &text);
    void retranslate();

    Features m_features;
    AskFile m_askFile;
    QLabel *m_title;
    Paragraph *m_what;
    BusyButton *m_month;
    BusyButton *m_all;
    QPushButton *m_stop;
    Paragraph *m_result;
};

} // namespace mj::ui
