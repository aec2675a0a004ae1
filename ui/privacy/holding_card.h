#pragma once
#include "api/privacy.h"
#include "ui/common/card.h"

namespace mj::ui {

class PolicyBook;

// One group of article 2: each thing held with purpose, period, basis, who processes it, and the values themselves. GUI thread.
class HoldingCard : public Card
{
    Q_OBJECT
public:
    // Rebuilt whole when holdings or language change.
    HoldingCard(const QString &group, const QList<api::Holding> &holdings, const PolicyBook &book, QWidget *parent = nullptr);

private:
    void addHolding(const api::Holding &holding, const PolicyBook &book);
    void addValues(const api::Holding &holding);
};

} // namespace mj::ui
