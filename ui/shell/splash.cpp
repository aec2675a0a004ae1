#include "ui/shell/splash.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QLabel>
#include <QVBoxLayout>

namespace mj::ui {

Splash::Splash(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("splash"));
    auto *column = new QVBoxLayout(this);
    column->setSpacing(space::m);
    auto *mark = new QLabel(this);
    mark->setPixmap(iconPixmap(QStringLiteral("logo"), length::iconHero * 2, Ink::Original, devicePixelRatioF()));
    mark->setAlignment(Qt::AlignCenter);
    auto *name = new QLabel(QStringLiteral("MJ Studio"), this);
    setType(name, Type::Title);
    name->setAlignment(Qt::AlignCenter);
    column->addStretch(1);
    column->addWidget(mark);
    column->addWidget(name);
    column->addStretch(1);
}

} // namespace mj::ui
