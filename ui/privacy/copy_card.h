#pragma once
#include "base/error.h"
#include "ui/common/card.h"
#include "ui/common/features.h"
#include "ui/common/save_file.h"

class QProgressBar;
class QPushButton;

namespace mj::ui {

class BusyButton;
class Paragraph;

// The person's copy of everything as one ZIP file: where to, how far, what came of it. GUI thread.
class CopyCard : public Card
{
    Q_OBJECT
public:
    CopyCard(const Features &features, AskFile askFile, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Outcome { None, Saved, Failed };
    void start();
    void save(const QString &file);
    void onFailed(const Error &failure);
    void showProgress(int done, int total);
    void end(Outcome outcome, const QString &text);
    void retranslate();

    Features m_features;
    studio::Privacy &m_privacy;
    QString m_file; // where to, for another try after the proof
    AskFile m_askFile;
    QLabel *m_title;
    Paragraph *m_what;
    BusyButton *m_export;
    QPushButton *m_cancel;
    QProgressBar *m_progress;
    Paragraph *m_result;
};

} // namespace mj::ui
