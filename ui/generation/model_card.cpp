#include "ui/generation/model_card.h"
#include "ui/common/badge.h"
#include "ui/common/elided_label.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/draft_words.h"
#include "ui/generation/generation_words.h"
#include "ui/theme/roles.h"
#include <QHBoxLayout>
#include <algorithm>

namespace mj::ui {

ModelCard::ModelCard(api::Model model, QWidget *parent)
    : ChoiceCard(parent), m_model(std::move(model)), m_name(new ElidedLabel(this)), m_origin(new Badge(this)), m_paused(new Badge(this)),
      m_price(new QLabel(this)), m_facts(new Paragraph(this, Type::Small, Tone::Muted))
{
    setObjectName(QStringLiteral("create_model_") + m_model.id);
    m_name->setProperty("strong", true);
    m_price->setProperty("strong", true);
    setTone(m_origin, m_model.generativeAi ? Tone::Accent : Tone::Warning);
    setTone(m_paused, Tone::Danger);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_name, 1);
    head->addWidget(m_price);
    auto *badges = new QHBoxLayout;
    badges->setSpacing(space::s);
    badges->addWidget(m_origin);
    badges->addWidget(m_paused);
    badges->addStretch();
    body()->addLayout(head);
    body()->addWidget(m_facts);
    body()->addLayout(badges);
    ignoreMouseInside();
    retranslate();
}

void ModelCard::setTask(api::Task task)
{
    m_task = task;
    retranslate();
}

QString ModelCard::price() const
{
    const Points lowest = m_model.lowestPrice();
    const auto isSame = [lowest](const api::PictureTariff &row) { return row.points == lowest; };
    const bool isOne = m_model.pointsPerPicture == lowest && std::all_of(m_model.tariff.begin(), m_model.tariff.end(), isSame);
    return isOne ? tr("%1 each").arg(pointsText(lowest)) : tr("from %1").arg(pointsText(lowest));
}

void ModelCard::retranslate()
{
    const bool canDo = m_model.can(m_task);
    setEnabled(canDo);
    m_name->setFullText(m_model.name);
    m_price->setText(price());
    m_price->setVisible(canDo);
    m_origin->setText(GenerationWords::origin(m_model.generativeAi));
    m_origin->setVisible(canDo);
    m_paused->setText(tr("Paused"));
    m_paused->setVisible(canDo && m_model.state == api::ModelState::Paused);
    QString facts = GenerationWords::runBy(m_model);
    const QString speed = GenerationWords::speed(m_model.medianSeconds);
    if (!speed.isEmpty())
        facts += QStringLiteral(" · ") + speed;
    if (!canDo)
        facts = DraftWords::cannot(m_model.name, m_task);
    m_facts->setPlain(facts);
    QStringList spoken{m_model.name};
    if (canDo)
        spoken << m_origin->text() << m_price->text();
    if (m_paused->isVisibleTo(this))
        spoken << m_paused->text();
    setAccessibleName((spoken + QStringList{facts}).join(QStringLiteral(". ")));
}

} // namespace mj::ui
