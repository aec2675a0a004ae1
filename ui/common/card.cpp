#include "ui/common/card.h"
#include "ui/theme/roles.h"
#include <QLabel>
#include <QVariant>

namespace mj::ui {
namespace {

QString nameOf(Card::Look look)
{
    switch (look) {
    case Card::Look::Plain: return QStringLiteral("plain");
    case Card::Look::Soft: return QStringLiteral("soft");
    case Card::Look::Accent: return QStringLiteral("accent");
    case Card::Look::Selected: return QStringLiteral("selected");
    }
    return {};
}

} // namespace

Card::Card(QWidget *parent, Look look) : QFrame(parent), m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(space::l, space::l, space::l, space::l);
    m_body->setSpacing(space::m);
    setLook(look);
}

void Card::setLook(Look look)
{
    const QString name = nameOf(look);
    if (property("card") == name)
        return;
    setProperty("card", name);
    restyle(this);
}

QLabel *Card::addTitle()
{
    auto *label = new QLabel(this);
    setType(label, Type::Title);
    m_body->addWidget(label);
    return label;
}

} // namespace mj::ui
