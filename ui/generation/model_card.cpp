#include "ui/generation/model_card.h"
#include "ui/common/badge.h"
#include "ui/common/elided_label.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/generation_words.h"
#include "ui/theme/roles.h"
#include <QHBoxLayout>

namespace mj::ui {

ModelCard::ModelCard(api::Model model, QWidget *parent)
    : ChoiceCard(parent), m_model(std::move(model)), m_name(new ElidedLabel(this)), m_origin(new Badge(this)), m_price(new QLabel(this)),
      m_facts(new Paragraph(this, Type::Small, Tone::Muted))
{
    setObjectName(QStringLiteral("create_model_") + m_model.id);
    m_name->setProperty("strong", true);
    m_price->setProperty("strong", true);
    setTone(m_origin, m_model.generativeAi ? Tone::Accent : Tone::Warning);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_name, 1);
    head->addWidget(m_price);
    body()->addLayout(head);
    body()->addWidget(m_facts);
    body()->addWidget(m_origin, 0, Qt::AlignLeft);
    ignoreMouseInside();
    retranslate();
}

void ModelCard::retranslate()
{
    m_name->setFullText(m_model.name);
    m_price->setText(tr("%1 each").arg(pointsText(m_model.lowestPrice())));
    m_origin->setText(GenerationWords::origin(m_model.generativeAi));
    const QString facts = GenerationWords::runBy(m_model);
    m_facts->setPlain(facts);
    setAccessibleName(QStringList{m_model.name, m_origin->text(), m_price->text(), facts}.join(QStringLiteral(". ")));
}

} // namespace mj::ui
