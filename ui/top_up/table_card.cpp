#include "ui/top_up/table_card.h"
#include "studio/ledger.h"
#include "studio/ledger_export.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/top_up_words.h"
#include <QEvent>
#include <QLabel>
#include <utility>

namespace mj::ui {

TableCard::TableCard(const Features &features, AskFile askFile, QWidget *parent)
    : Card(parent), m_features(features), m_askFile(std::move(askFile)), m_title(addTitle()), m_what(new Paragraph(this, Type::Small, Tone::Muted)),
      m_month(new BusyButton(Kind::Secondary, this)), m_all(new BusyButton(Kind::Secondary, this)), m_stop(new QPushButton(this)),
      m_result(new Paragraph(this, Type::Small))
{
    m_month->setObjectName(QStringLiteral("table_month"));
    m_all->setObjectName(QStringLiteral("table_all"));
    m_stop->setObjectName(QStringLiteral("table_stop"));
    m_result->setObjectName(QStringLiteral("table_result"));
    setKind(m_stop, Kind::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(space::s);
    for (QPushButton *button : std::initializer_list<QPushButton *>{m_month, m_all, m_stop})
        buttons->addWidget(button);
    buttons->addStretch();
    body()->addWidget(m_what);
    body()->addLayout(buttons);
    body()->addWidget(m_result);
    m_result->hide();
    studio::LedgerExport &table = features.ledgerExport;
    connect(m_month, &QPushButton::clicked, this, [this] { ask(m_features.ledger.month()); });
    connect(m_all, &QPushButton::clicked, this, [this] { ask({}); });
    connect(m_stop, &QPushButton::clicked, &table, &studio::LedgerExport::cancel);
    connect(&table, &studio::LedgerExport::saved, this, [this](const QString &, int movements) {
        say(Tone::Success, tr("Saved, with %n movement(s).", nullptr, movements));
    });
    connect(&table, &studio::LedgerExport::failed, this, [this](const Error &failure) {
        const bool isCanceled = failure.code == Code::Canceled;
        say(isCanceled ? Tone::Muted : Tone::Danger, isCanceled ? tr("Stopped. No file was left behind.") : errorText(failure).inlineText());
    });
    connect(&features.ledger, &studio::Ledger::changed, this, &TableCard::retranslate);
    retranslate();
    showRunning();
}

void TableCard::ask(const QString &month)
{
    const QString what = month.isEmpty() ? QStringLiteral("all") : month;
    const SaveQuestion question{tr("Save the movements"), QStringLiteral("mjstudio-points-%1.csv").arg(what), tr("Table (*.csv)"), false};
    askWhereToSave(this, question, m_askFile, [this, month](const QString &file) {
        studio::LedgerWords words;
        words.headings = {tr("Time"),       tr("What for"), tr("Points"), tr("Held"),     tr("Available afterwards"),
                          tr("Held afterwards"), tr("Model"),    tr("Order"),  tr("Reference")};
        words.kind = [](const api::PointEntry &entry) { return TopUpWords::kind(entry); };
        m_result->hide();
        m_features.ledgerExport.save(month, file, words);
        showRunning();
    });
}

void TableCard::showRunning()
{
    const bool isRunning = m_features.ledgerExport.isRunning();
    m_month->setBusy(isRunning);
    m_all->setVisible(!isRunning);
    m_stop->setVisible(isRunning);
}

void TableCard::say(Tone tone, const QString &text)
{
    showRunning();
    setTone(m_result, tone);
    m_result->setPlain(text);
    m_result->show();
}

void TableCard::retranslate()
{
    const QString month = m_features.ledger.month();
    m_title->setText(tr("As a table"));
    m_what->setPlain(tr("A CSV file for spreadsheets. It holds no name and no prompt, only the movements."));
    m_month->setTexts(month.isEmpty() ? tr("Save all as CSV…") : tr("Save %1 as CSV…").arg(TopUpWords::month(month)), tr("Gathering the movements"));
    m_month->setAccessibleName(m_month->text());
    m_all->setTexts(tr("Save all as CSV…"), tr("Gathering the movements"));
    m_all->setAccessibleName(tr("Save every movement as CSV"));
    m_all->setVisible(!month.isEmpty() && !m_features.ledgerExport.isRunning());
    m_stop->setText(tr("Stop"));
    m_stop->setAccessibleName(tr("Stop saving the movements"));
}

void TableCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_result->hide();
    retranslate();
}

} // namespace mj::ui
