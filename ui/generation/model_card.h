#pragma once
#include "api/generation.h"
#include "ui/common/choice_card.h"

class QLabel;

namespace mj::ui {

class Badge;
class ElidedLabel;
class Paragraph;

// One model to choose: name, origin, price, speed, who runs it and where, what is kept, whether it trains. GUI thread.
class ModelCard : public ChoiceCard
{
    Q_OBJECT
public:
    explicit ModelCard(api::Model model, QWidget *parent = nullptr);

    const api::Model &model() const { return m_model; }
    void setTask(api::Task task); // one that it cannot do disables it, with the reason
    void retranslate();

private:
    QString price() const;

    api::Model m_model;
    api::Task m_task = api::Task::Create;
    ElidedLabel *m_name;
    Badge *m_origin;
    Badge *m_paused;
    QLabel *m_price;
    Paragraph *m_facts;
};

} // namespace mj::ui
