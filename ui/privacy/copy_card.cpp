#include "ui/privacy/copy_card.h"
#include "studio/privacy.h"
#include "ui/account/reauthentication_sheet.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include <QDate>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>

namespace mj::ui {

CopyCard::CopyCard(const Features &features, AskFile askFile, QWidget *parent)
    : Card(parent), m_features(features), m_privacy(features.privacy), m_askFile(std::move(askFile)), m_title(addTitle()), m_what(new Paragraph(this, Type::Small, Tone::Muted)),
      m_export(new BusyButton(Kind::Primary, this)), m_cancel(new QPushButton(this)), m_progress(new QProgressBar(this)),
      m_result(new Paragraph(this, Type::Small))
{
    m_export->setObjectName(QStringLiteral("privacy_export"));
    m_export->setIconName(QStringLiteral("download"));
    m_cancel->setObjectName(QStringLiteral("privacy_export_cancel"));
    m_progress->setObjectName(QStringLiteral("privacy_export_progress"));
    m_result->setObjectName(QStringLiteral("privacy_export_result"));
    m_progress->setTextVisible(false);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    buttons->addWidget(m_export);
    buttons->addWidget(m_cancel);
    buttons->addStretch();
    body()->addWidget(m_what);
    body()->addWidget(m_progress);
    body()->addWidget(m_result);
    body()->addLayout(buttons);
    m_progress->hide();
    m_cancel->hide();
    m_result->hide();

    connect(m_export, &QPushButton::clicked, this, &CopyCard::start);
    connect(m_cancel, &QPushButton::clicked, &m_privacy, &studio::Privacy::cancelExport);
    connect(&m_privacy, &studio::Privacy::exportProgress, this, &CopyCard::showProgress);
    connect(&m_privacy, &studio::Privacy::exported, this, [this](const QString &, int pictures) {
        end(Outcome::Saved, tr("Saved, with %1 pictures. SHA256SUMS inside proves that nothing was changed.").arg(pictures));
    });
    connect(&m_privacy, &studio::Privacy::exportFailed, this, &CopyCard::onFailed);
    retranslate();
}

void CopyCard::start()
{
    const SaveQuestion question{tr("Save your copy"), QStringLiteral("mjstudio-export-%1.zip").arg(QDate::currentDate().toString(QStringLiteral("yyyyMMdd"))),
                                tr("ZIP archive (*.zip)"), false};
    askWhereToSave(this, question, m_askFile, [this](const QString &file) { save(file); });
}

void CopyCard::save(const QString &file)
{
    m_file = file;
    m_result->hide();
    showProgress(0, 0);
    m_privacy.exportTo(file);
}

void CopyCard::onFailed(const Error &failure)
{
    const bool isCanceled = failure.code == Code::Canceled;
    end(isCanceled ? Outcome::None : Outcome::Failed, isCanceled ? tr("Stopped. No file was left behind.") : errorText(failure).inlineText());
    if (failure.code == Code::ReauthenticationRequired)
        ReauthenticationSheet::ask(m_features, this, [this] { save(m_file); });
}

void CopyCard::showProgress(int done, int total)
{
    m_export->setBusy(true);
    m_cancel->show();
    m_progress->show();
    m_progress->setRange(0, total);
    m_progress->setValue(done);
}

void CopyCard::end(Outcome outcome, const QString &text)
{
    m_export->setBusy(false);
    m_cancel->hide();
    m_progress->hide();
    Tone tone = Tone::Muted;
    if (outcome == Outcome::Saved)
        tone = Tone::Success;
    else if (outcome == Outcome::Failed)
        tone = Tone::Danger;
    setTone(m_result, tone);
    m_result->setPlain(text);
    m_result->show();
}

void CopyCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_result->hide();
        retranslate();
    }
}

void CopyCard::retranslate()
{
    m_title->setText(tr("Your copy"));
    m_what->setPlain(tr("One ZIP file with everything: account, point movements, orders, every prompt and picture with its recipe, and what is held about you. "
                        "The file is not sealed, so keep it in a safe place. The password digest is left out."));
    m_export->setTexts(tr("Save my copy…"), tr("Gathering your data"));
    m_export->setAccessibleName(tr("Save a copy of all my data as a ZIP file"));
    m_cancel->setText(tr("Stop"));
    m_cancel->setAccessibleName(tr("Stop the export"));
    m_progress->setAccessibleName(tr("Progress of the export"));
}

} // namespace mj::ui
