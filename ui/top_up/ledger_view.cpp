#include "ui/top_up/ledger_view.h"
#include "studio/generation.h"
#include "studio/ledger.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/ledger_rows.h"
#include "ui/top_up/table_card.h"
#include "ui/top_up/usage_chart.h"
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>

namespace mj::ui {
namespace {

constexpr int rowsAtOnce = 50;

} // namespace

LedgerView::LedgerView(const Features &features, AskFile askFile, QWidget *parent)
    : QWidget(parent), m_features(features), m_rowsShown(rowsAtOnce), m_month(new QComboBox), m_kind(new QComboBox),
      m_table(new TableCard(features, std::move(askFile))), m_chart(new UsageChart), m_noUsage(new Paragraph(nullptr, Type::Small, Tone::Muted)),
      m_state(new Paragraph(nullptr, Type::Body, Tone::Muted)), m_progress(new QProgressBar), m_retry(new QPushButton), m_more(new QPushButton)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    column->addWidget(makeChoices());
    column->addWidget(makeUsage());
    column->addWidget(makeList());
    column->addWidget(m_table);
    connect(m_month, &QComboBox::activated, this, [this] {
        m_rowsShown = rowsAtOnce;
        m_features.ledger.setMonth(m_month->currentData().toString());
    });
    connect(m_kind, &QComboBox::activated, this, [this] {
        m_wanted = Movement(m_kind->currentData().toInt());
        m_rowsShown = rowsAtOnce;
        showRows();
    });
    connect(m_retry, &QPushButton::clicked, &features.ledger, &studio::Ledger::load);
    connect(m_more, &QPushButton::clicked, this, &LedgerView::showMore);
    connect(&features.ledger, &studio::Ledger::changed, this, &LedgerView::refresh);
    connect(&features.generation, &studio::Generation::modelsChanged, this, &LedgerView::showUsage);
    fillChoices();
    refresh();
}

QWidget *LedgerView::makeChoices()
{
    auto *choices = new QWidget;
    m_month->setObjectName(QStringLiteral("ledger_month"));
    m_kind->setObjectName(QStringLiteral("ledger_kind"));
    auto *row = new QHBoxLayout(choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    for (QComboBox *box : {m_month, m_kind}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        row->addWidget(box);
    }
    row->addStretch(1);
    return choices;
}

QWidget *LedgerView::makeUsage()
{
    m_usage = new Card;
    m_usageTitle = m_usage->addTitle();
    m_usage->body()->addWidget(m_chart);
    m_usage->body()->addWidget(m_noUsage);
    return m_usage;
}

QWidget *LedgerView::makeList()
{
    m_list = new Card;
    m_list->setObjectName(QStringLiteral("points_ledger"));
    m_listTitle = m_list->addTitle();
    m_state->setObjectName(QStringLiteral("ledger_state"));
    m_retry->setObjectName(QStringLiteral("ledger_retry"));
    m_more->setObjectName(QStringLiteral("ledger_more"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    setKind(m_retry, Kind::Secondary);
    setKind(m_more, Kind::Quiet);
    m_list->body()->addWidget(m_state);
    m_list->body()->addWidget(m_progress);
    m_list->body()->addWidget(m_retry, 0, Qt::AlignLeft);
    m_list->body()->addWidget(m_more, 0, Qt::AlignHCenter);
    return m_list;
}

void LedgerView::open()
{
    fillChoices();
    m_features.ledger.load();
    if (m_features.generation.models().isEmpty())
        m_features.generation.load();
}

void LedgerView::fillChoices()
{
    const QSignalBlocker quietMonth(m_month);
    const QSignalBlocker quietKind(m_kind);
    m_month->clear();
    for (const QString &month : m_features.ledger.months())
        m_month->addItem(TopUpWords::month(month), month);
    m_month->addItem(TopUpWords::month({}), QString());
    m_month->setCurrentIndex(qMax(0, m_month->findData(m_features.ledger.month())));
    m_month->setAccessibleName(tr("Month"));
    m_kind->clear();
    for (const Movement kind : {Movement::All, Movement::Bought, Movement::Used, Movement::Returned, Movement::Refunded, Movement::Expired})
        m_kind->addItem(TopUpWords::movement(kind), int(kind));
    m_kind->setCurrentIndex(m_kind->findData(int(m_wanted)));
    m_kind->setAccessibleName(tr("Kind of movement"));
    m_retry->setText(tr("Retry"));
    m_retry->setAccessibleName(tr("Ask for the movements again"));
    m_more->setText(tr("Show earlier ones"));
    m_more->setAccessibleName(tr("Show earlier movements"));
    m_listTitle->setText(tr("Movements"));
}

void LedgerView::refresh()
{
    m_month->setCurrentIndex(qMax(0, m_month->findData(m_features.ledger.month())));
    showUsage();
    showRows();
}

void LedgerView::showUsage()
{
    const studio::Ledger &ledger = m_features.ledger;
    m_usage->setVisible(!ledger.month().isEmpty() && !ledger.failure());
    if (ledger.month().isEmpty())
        return;
    m_usageTitle->setText(tr("Used in %1, by model").arg(TopUpWords::month(ledger.month())));
    const QList<UsageChart::Bar> bars = UsageChart::barsOf(ledger.entries(), [this](const QString &id) {
        const std::optional<api::Model> model = m_features.generation.model(id);
        return model ? model->name : id;
    });
    m_chart->setBars(bars);
    m_chart->setAccessibleName(m_usageTitle->text());
    m_chart->setVisible(!bars.isEmpty());
    m_noUsage->setPlain(ledger.isComplete() ? tr("No points were used in this month.") : tr("Adding up…"));
    m_noUsage->setVisible(bars.isEmpty());
}

void LedgerView::showRows()
{
    const studio::Ledger &ledger = m_features.ledger;
    QList<api::PointEntry> wanted;
    for (const api::PointEntry &entry : ledger.entries()) {
        if (m_wanted == Movement::All || TopUpWords::movement(entry) == m_wanted)
            wanted.append(entry);
    }
    m_matching = wanted.size();
    const bool hasMore = m_matching > m_rowsShown || (!ledger.isComplete() && !ledger.isLoading() && !ledger.failure());
    const QList<api::PointEntry> shown = wanted.mid(0, m_rowsShown);
    QStringList ids;
    for (const api::PointEntry &entry : shown)
        ids.append(entry.id);
    if (!m_rows || ids != m_inRows)
        makeRows(shown);
    m_inRows = ids;
    m_rows->setVisible(!wanted.isEmpty());
    const QString state = stateText(wanted.isEmpty());
    m_state->setPlain(state);
    m_state->setVisible(!state.isEmpty());
    setTone(m_state, ledger.failure() ? Tone::Danger : Tone::Muted);
    m_progress->setVisible(ledger.isLoading() && ledger.entries().isEmpty());
    m_retry->setVisible(ledger.failure().has_value());
    m_more->setVisible(hasMore && (!wanted.isEmpty() || ledger.month().isEmpty()));
}

void LedgerView::makeRows(const QList<api::PointEntry> &entries)
{
    if (m_rows) {
        // A link of the old rows may be the sender; nobody shall find it any more.
        m_rows->hide();
        m_rows->setParent(nullptr);
        m_rows->deleteLater();
    }
    m_rows = new LedgerRows(entries, m_list);
    m_list->body()->insertWidget(m_list->body()->indexOf(m_more), m_rows);
    connect(m_rows, &LedgerRows::orderRequested, this, &LedgerView::orderRequested);
    connect(m_rows, &LedgerRows::generationRequested, this, &LedgerView::generationRequested);
}

QString LedgerView::stateText(bool isFilteredEmpty) const
{
    const studio::Ledger &ledger = m_features.ledger;
    if (ledger.failure())
        return errorText(*ledger.failure()).inlineText();
    if (!isFilteredEmpty)
        return {};
    if (ledger.isLoading())
        return tr("Asking the service for your movements…");
    if (!ledger.entries().isEmpty())
        return tr("No movements of this kind.");
    return ledger.month().isEmpty() ? tr("No points have moved yet.") : tr("No points moved in this month.");
}

void LedgerView::showMore()
{
    const bool areAllShown = m_matching <= m_rowsShown;
    m_rowsShown += rowsAtOnce;
    if (areAllShown)
        m_features.ledger.loadMore();
    showRows();
}

void LedgerView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_inRows.clear(); // in other words
    if (m_rows)
        makeRows({});
    fillChoices();
    refresh();
}

} // namespace mj::ui
