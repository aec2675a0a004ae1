#include "ui/top_up/ledger_view.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/ledger.h"
#include "ui/common/chip_row.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/top_up/ledger_export.h"
#include "ui/top_up/ledger_rows.h"
#include "ui/top_up/model_chart.h"
#include "ui/top_up/month_bar.h"
#include <QEvent>
#include <QPushButton>

namespace mj::ui {
namespace {

constexpr qsizetype rowsAtOnce = 50;

studio::LedgerGroup groupNamed(const QString &id)
{
    using studio::LedgerGroup;
    const QList<QPair<QLatin1String, LedgerGroup>> groups{
        {QLatin1String("bought"), LedgerGroup::Bought},     {QLatin1String("used"), LedgerGroup::Used},
        {QLatin1String("held"), LedgerGroup::Held},         {QLatin1String("returned"), LedgerGroup::Returned},
        {QLatin1String("refunded"), LedgerGroup::Refunded}, {QLatin1String("expired"), LedgerGroup::Expired}};
    for (const auto &[name, group] : groups) {
        if (name == id)
            return group;
    }
    return LedgerGroup::All;
}

} // namespace

LedgerView::LedgerView(const Features &features, QWidget *parent)
    : Card(parent), m_features(features), m_title(addTitle()), m_months(new MonthBar(features.ledger, this)), m_chartTitle(new QLabel(this)),
      m_chart(new ModelChart(this)), m_groups(new ChipRow(QStringLiteral("ledger_kind"), this)), m_line(new Paragraph(this, Type::Small, Tone::Muted)),
      m_retry(new QPushButton(this)), m_rows(new LedgerRows([this](const QString &id) { return modelName(id); }, this)), m_more(new QPushButton(this)),
      m_export(new LedgerExport(features.ledger, this)), m_room(rowsAtOnce)
{
    setObjectName(QStringLiteral("points_ledger"));
    m_chartTitle->setObjectName(QStringLiteral("ledger_chart_title"));
    m_line->setObjectName(QStringLiteral("ledger_line"));
    m_retry->setObjectName(QStringLiteral("ledger_retry"));
    m_more->setObjectName(QStringLiteral("ledger_more"));
    setType(m_chartTitle, Type::Small, Tone::Muted);
    setKind(m_retry, Kind::Link);
    setKind(m_more, Kind::Quiet);
    body()->addWidget(m_months, 0, Qt::AlignLeft);
    body()->addWidget(m_chartTitle);
    body()->addWidget(m_chart);
    body()->addWidget(m_groups);
    body()->addWidget(m_line);
    body()->addWidget(m_retry, 0, Qt::AlignLeft);
    body()->addWidget(m_rows);
    body()->addWidget(m_more, 0, Qt::AlignHCenter);
    body()->addWidget(m_export);
    connectParts();
    retranslate();
}

void LedgerView::connectParts()
{
    studio::PointLedger &ledger = m_features.ledger;
    connect(&ledger, &studio::PointLedger::monthChanged, this, [this] { m_room = rowsAtOnce; });
    connect(&ledger, &studio::PointLedger::entriesChanged, this, [this] {
        showChart();
        showRows();
    });
    connect(&ledger, &studio::PointLedger::loadingChanged, this, &LedgerView::showRows);
    connect(m_groups, &ChipRow::changed, this, [this] {
        m_room = rowsAtOnce;
        m_export->setGroup(groupNamed(m_groups->current()));
        showRows();
    });
    connect(m_more, &QPushButton::clicked, this, &LedgerView::showEarlier);
    connect(m_retry, &QPushButton::clicked, &ledger, &studio::PointLedger::load);
    connect(m_rows, &LedgerRows::orderRequested, this, &LedgerView::orderRequested);
    connect(m_rows, &LedgerRows::generationRequested, this, &LedgerView::showGeneration);
    connect(&m_features.generation, &studio::Generation::modelsChanged, this, [this] {
        showChart();
        m_rows->rewrite();
    });
}

void LedgerView::setAskFile(AskFile askFile)
{
    m_export->setAskFile(std::move(askFile));
}

QString LedgerView::modelName(const QString &id) const
{
    const std::optional<api::Model> model = m_features.generation.model(id);
    return model ? model->name : id;
}

QList<api::PointEntry> LedgerView::chosen() const
{
    QList<api::PointEntry> entries = m_features.ledger.entries();
    const studio::LedgerGroup group = groupNamed(m_groups->current());
    entries.removeIf([group](const api::PointEntry &entry) { return !studio::isIn(group, entry); });
    return entries;
}

void LedgerView::showGeneration(const QString &generationId)
{
    const QList<studio::Gallery::Picture> pictures = m_features.gallery.all();
    for (const studio::Gallery::Picture &picture : pictures) {
        if (picture.generationId == generationId) {
            emit placeRequested(Place::Gallery, picture.id);
            return;
        }
    }
    emit placeRequested(Place::Create, generationId);
}

void LedgerView::showEarlier()
{
    m_room += rowsAtOnce;
    if (chosen().size() < m_room)
        m_features.ledger.loadMore();
    showRows();
}

void LedgerView::showChart()
{
    const QString month = m_features.ledger.month();
    QList<ModelChart::Bar> bars;
    if (!month.isEmpty()) { // of all time only some pages may be here: their sums would say nothing
        for (const studio::PointLedger::Use &use : m_features.ledger.uses())
            bars.append({modelName(use.model), use.points});
    }
    m_chartTitle->setText(tr("Points used by model, %1").arg(MonthBar::monthText(month)));
    m_chart->setAccessibleName(m_chartTitle->text());
    m_chart->setBars(bars);
    m_chart->setVisible(!bars.isEmpty());
    m_chartTitle->setVisible(!bars.isEmpty());
}

void LedgerView::showRows()
{
    const studio::PointLedger &ledger = m_features.ledger;
    const QList<api::PointEntry> all = chosen();
    m_rows->setEntries(all.mid(0, m_room));
    m_rows->setVisible(!all.isEmpty());
    m_more->setVisible(all.size() > m_room || ledger.hasMore());
    const std::optional<Error> failure = ledger.isLoading() ? std::nullopt : ledger.failure();
    QString line;
    if (failure)
        line = errorText(*failure).inlineText();
    else if (all.isEmpty() && ledger.isLoading())
        line = tr("Reading the movements…");
    else if (all.isEmpty() && ledger.hasMore())
        line = tr("None of this kind among the newest movements.");
    else if (all.isEmpty())
        line = ledger.entries().isEmpty() ? tr("No points moved in this time.") : tr("No movements of this kind in this time.");
    setTone(m_line, failure ? Tone::Danger : Tone::Muted);
    m_line->setPlain(line);
    m_line->setVisible(!line.isEmpty());
    m_retry->setVisible(failure.has_value());
}

void LedgerView::showChips()
{
    m_groups->setChips({{QString(), tr("All")},
                        {QStringLiteral("bought"), tr("Bought")},
                        {QStringLiteral("used"), tr("Used")},
                        {QStringLiteral("held"), tr("Held")},
                        {QStringLiteral("returned"), tr("Returned")},
                        {QStringLiteral("refunded"), tr("Refunded")},
                        {QStringLiteral("expired"), tr("Expired")}});
}

void LedgerView::retranslate()
{
    m_title->setText(tr("Movements"));
    m_retry->setText(tr("Try again"));
    m_retry->setAccessibleName(tr("Read the movements again"));
    m_more->setText(tr("Show earlier"));
    m_more->setAccessibleName(tr("Show earlier movements"));
    m_groups->setAccessibleName(tr("Kind of movement"));
    showChips();
    showChart();
    m_rows->rewrite();
    showRows();
}

void LedgerView::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
