#include "ui/account/brand_panel.h"
#include "ui/account/brand_landscape.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace mj::ui {

BrandPanel::BrandPanel(QWidget *parent) : QWidget(parent), m_line(new QLabel(this)), m_more(new QLabel(this))
{
    setObjectName(QStringLiteral("brand_panel"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::huge, space::huge, space::huge, space::huge);
    column->setSpacing(space::m);
    auto *mark = new QLabel(this);
    mark->setPixmap(iconPixmap(QStringLiteral("logo"), length::iconHero + space::s, Ink::Original, devicePixelRatioF()));
    auto *name = new QLabel(QStringLiteral("MJ Studio"), this);
    for (QLabel *label : {name, m_line, m_more})
        label->setProperty("onBrand", true);
    setType(name, Type::Title);
    setType(m_line, Type::Display);
    setType(m_more, Type::Body);
    m_line->setWordWrap(true);
    m_more->setWordWrap(true);
    column->addWidget(mark);
    column->addWidget(name);
    column->addSpacing(space::xl);
    column->addWidget(m_line);
    column->addWidget(m_more);
    column->addStretch(1);
    retranslate();
}

void BrandPanel::retranslate()
{
    m_line->setText(tr("Pictures from your words"));
    m_more->setText(tr("You see what it costs and who sees your words before anything is sent. Your gallery stays on this computer, "
                       "sealed."));
}

void BrandPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_picture = {};
}

void BrandPanel::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull()) {
        m_picture = brandLandscape(size() * devicePixelRatioF());
        m_picture.setDevicePixelRatio(devicePixelRatioF());
    }
    QPainter(this).drawPixmap(0, 0, m_picture);
}

void BrandPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
