#include "ui/top_up/month_bar.h"
#include "studio/ledger.h"
#include "ui/common/language.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace mj::ui {
namespace {

QDate firstDay(const QString &month)
{
    return QDate::fromString(month + QStringLiteral("-01"), Qt::ISODate);
}

} // namespace

MonthBar::MonthBar(studio::PointLedger &ledger, QWidget *parent)
    : QWidget(parent), m_ledger(ledger), m_earlier(new QToolButton(this)), m_month(new QLabel(this)), m_later(new QToolButton(this)),
      m_all(new QPushButton(this)), m_last(ledger.thisMonth())
{
    m_earlier->setObjectName(QStringLiteral("ledger_earlier_month"));
    m_month->setObjectName(QStringLiteral("ledger_month"));
    m_later->setObjectName(QStringLiteral("ledger_later_month"));
    m_all->setObjectName(QStringLiteral("ledger_all_time"));
    for (QToolButton *arrow : {m_earlier, m_later}) {
        setKind(arrow, Kind::Icon);
        arrow->setFocusPolicy(Qt::StrongFocus);
    }
    m_earlier->setIcon(icon(QStringLiteral("chevron-left")));
    m_later->setIcon(icon(QStringLiteral("chevron-right")));
    setKind(m_all, Kind::Chip);
    m_all->setCheckable(true);
    setType(m_month, Type::Body);
    m_month->setProperty("strong", true);
    m_month->setAlignment(Qt::AlignCenter);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_earlier);
    row->addWidget(m_month);
    row->addWidget(m_later);
    row->addWidget(m_all);
    connect(m_earlier, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_later, &QToolButton::clicked, this, [this] { step(1); });
    connect(m_all, &QPushButton::clicked, this, [this](bool all) { m_ledger.showMonth(all ? QString() : m_last); });
    connect(&ledger, &studio::PointLedger::monthChanged, this, &MonthBar::refresh);
    refresh();
}

QString MonthBar::monthText(const QString &month)
{
    if (month.isEmpty())
        return tr("All time");
    return QLocale().toString(firstDay(month), languageNow() == QLatin1String("ko") ? QStringLiteral("yyyy년 M월") : QStringLiteral("MMMM yyyy"));
}

void MonthBar::step(int months)
{
    m_ledger.showMonth(firstDay(m_ledger.month()).addMonths(months).toString(QStringLiteral("yyyy-MM")));
}

void MonthBar::refresh()
{
    const QString month = m_ledger.month();
    if (!month.isEmpty())
        m_last = month;
    m_month->setText(monthText(month));
    m_all->setText(tr("All time"));
    m_all->setAccessibleName(tr("Show all time"));
    m_all->setChecked(month.isEmpty());
    m_earlier->setAccessibleName(tr("Earlier month"));
    m_later->setAccessibleName(tr("Later month"));
    m_earlier->setToolTip(m_earlier->accessibleName());
    m_later->setToolTip(m_later->accessibleName());
    m_earlier->setEnabled(!month.isEmpty() && month > m_ledger.firstMonth());
    m_later->setEnabled(!month.isEmpty() && month < m_ledger.thisMonth());
    // As wide as the longest month of the language, so that the arrows stay under the pointer.
    int widest = 0;
    for (int i = 1; i <= 12; ++i)
        widest = qMax(widest, m_month->fontMetrics().horizontalAdvance(monthText(QDate(2020, i, 1).toString(QStringLiteral("yyyy-MM")))));
    m_month->setMinimumWidth(widest + space::m);
}

void MonthBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
