#pragma once
#include "api/top_up.h"
#include "ui/common/choice_card.h"

class QLabel;

namespace mj::ui {

class Badge;

// One package: points, price, what a point costs, the bonus. Pressing it goes to the review, never straight to paying. GUI thread.
class PackageCard : public ChoiceCard
{
    Q_OBJECT
public:
    explicit PackageCard(api::Package package, QWidget *parent = nullptr);

    const api::Package &package() const { return m_package; }
    void retranslate();

private:
    api::Package m_package;
    QLabel *m_points;
    QLabel *m_price;
    QLabel *m_perPoint;
    Badge *m_bonus;
};

} // namespace mj::ui
