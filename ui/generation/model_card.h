#pragma once
#include "api/generation.h"
#include "ui/common/choice_card.h"

class QLabel;

namespace mj::ui {

class Badge;
class ElidedLabel;
class Paragraph;

// One model to choose: name, origin, price, who runs it and where, what is kept, whether it trains. GUI thread.
class ModelCard : public ChoiceCard
{
    Q_OBJECT
public:
    explicit ModelCard(api::Model model, QWidget *parent = nullptr);

    const api::Model &model() const { return m_model; }
    void retranslate();

private:
    api::Model m_model;
    ElidedLabel *m_name;
    Badge *m_origin;
    QLabel *m_price;
    Paragraph *m_facts;
};

} // namespace mj::ui
