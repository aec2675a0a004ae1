#include "ui/top_up/package_card.h"
#include "ui/common/badge.h"
#include "ui/common/money_text.h"
#include "ui/theme/roles.h"
#include "ui/top_up/top_up_words.h"
#include <QHBoxLayout>

namespace mj::ui {

PackageCard::PackageCard(api::Package package, QWidget *parent)
    : ChoiceCard(parent), m_package(std::move(package)), m_points(new QLabel(this)), m_price(new QLabel(this)), m_perPoint(new QLabel(this)),
      m_bonus(new Badge(this, Tone::Success))
{
    setCheckable(false);
    setObjectName(QStringLiteral("package_") + m_package.id);
    setType(m_points, Type::Headline);
    setType(m_price, Type::Body);
    setType(m_perPoint, Type::Small, Tone::Muted);
    m_price->setProperty("strong", true);
    body()->setContentsMargins(space::l, space::l, space::l, space::l);
    auto *head = new QHBoxLayout;
    head->addWidget(m_price);
    head->addStretch();
    head->addWidget(m_bonus, 0, Qt::AlignVCenter);
    body()->addWidget(m_points);
    body()->addSpacing(space::s);
    body()->addLayout(head);
    body()->addWidget(m_perPoint);
    ignoreMouseInside();
    retranslate();
}

void PackageCard::retranslate()
{
    m_points->setText(pointsText(m_package.points));
    m_price->setText(wonText(m_package.price));
    m_perPoint->setText(tr("%1 a point").arg(TopUpWords::pricePerPoint(m_package.price, m_package.points)));
    m_bonus->setText(TopUpWords::bonus(m_package.bonus));
    m_bonus->setVisible(m_package.bonus.value() > 0);
    setAccessibleName(tr("Buy %1 for %2").arg(m_points->text(), m_price->text()));
    setToolTip(tr("Look at the order first"));
}

} // namespace mj::ui
