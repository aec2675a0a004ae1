#include "ui/generation/seed_field.h"
#include "ui/common/chip_row.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QRandomGenerator>
#include <QRegularExpressionValidator>
#include <QToolButton>
#include <limits>

namespace mj::ui {

namespace {
constexpr qint64 kMost = std::numeric_limits<quint32>::max();
}

SeedField::SeedField(QWidget *parent)
    : QWidget(parent), m_mode(new ChipRow(QStringLiteral("create_seed"), this)), m_number(new QLineEdit(this)), m_dice(new QToolButton(this))
{
    m_number->setObjectName(QStringLiteral("create_seed"));
    m_number->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("\\d{0,10}")), this));
    m_number->setMaximumWidth(length::form / 3);
    m_dice->setObjectName(QStringLiteral("create_seed_dice"));
    m_dice->setIcon(icon(QStringLiteral("dice")));
    m_dice->setIconSize({length::icon, length::icon});
    setKind(m_dice, Kind::Icon);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    row->addWidget(m_mode, 1);
    row->addWidget(m_number);
    row->addWidget(m_dice);
    connect(m_mode, &ChipRow::changed, this, [this] {
        fix(m_mode->current() == QLatin1String("fixed"));
        emit changed();
    });
    connect(m_number, &QLineEdit::textEdited, this, &SeedField::changed);
    connect(m_dice, &QToolButton::clicked, this, [this] {
        roll();
        emit changed();
    });
    retranslate();
    fix(false);
}

void SeedField::setSeed(std::optional<qint64> seed)
{
    m_mode->setCurrent(seed ? QStringLiteral("fixed") : QStringLiteral("random"));
    if (seed)
        m_number->setText(QString::number(*seed));
    fix(seed.has_value());
}

std::optional<qint64> SeedField::seed() const
{
    if (m_mode->current() != QLatin1String("fixed") || m_number->text().isEmpty())
        return {};
    return qMin(m_number->text().toLongLong(), kMost);
}

void SeedField::fix(bool fixed)
{
    if (fixed && m_number->text().isEmpty())
        roll();
    m_number->setVisible(fixed);
    m_dice->setVisible(fixed);
}

void SeedField::roll()
{
    m_number->setText(QString::number(QRandomGenerator::global()->generate()));
}

void SeedField::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SeedField::retranslate()
{
    m_mode->setChips({{QStringLiteral("random"), tr("New every time")}, {QStringLiteral("fixed"), tr("Fixed")}});
    m_number->setAccessibleName(tr("Seed number"));
    m_dice->setToolTip(tr("Draw another number"));
    m_dice->setAccessibleName(m_dice->toolTip());
}

} // namespace mj::ui
