#include "ui/common/banner.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace mj::ui {
namespace {

Ink inkOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return Ink::Text;
    case Tone::Muted: return Ink::Muted;
    case Tone::Accent: return Ink::Accent;
    case Tone::Success: return Ink::Success;
    case Tone::Warning: return Ink::Warning;
    case Tone::Danger: return Ink::Danger;
    }
    return Ink::Text;
}

} // namespace

Banner::Banner(const QString &iconName, Tone tone, QWidget *parent)
    : QFrame(parent), m_iconName(iconName), m_tone(tone), m_icon(new QLabel(this)), m_text(new QLabel(this)),
        m_action(new QPushButton(this)), m_second(new QPushButton(this))
{
    setProperty("banner", true);
    ui::setTone(this, tone);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::m, space::s, space::m, space::s);
    row->setSpacing(space::s);
    m_text->setWordWrap(true);
    setType(m_text, Type::Small);
    setKind(m_action, Kind::Link);
    setKind(m_second, Kind::Link);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    row->addSpacing(space::s);
    row->addWidget(m_second);
    m_action->hide();
    m_second->hide();
    paintIcon();
    connect(m_action, &QPushButton::clicked, this, &Banner::actionRequested);
    connect(m_second, &QPushButton::clicked, this, &Banner::secondRequested);
}

void Banner::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString Banner::text() const
{
    return m_text->text();
}

void Banner::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void Banner::setSecondAction(const QString &text)
{
    m_second->setText(text);
    m_second->setVisible(!text.isEmpty());
}

void Banner::setTone(Tone tone, const QString &iconName)
{
    m_tone = tone;
    m_iconName = iconName;
    ui::setTone(this, tone);
    paintIcon();
}

void Banner::paintIcon()
{
    m_icon->setPixmap(iconPixmap(m_iconName, length::icon, inkOf(m_tone), devicePixelRatioF()));
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintIcon();
}

} // namespace mj::ui
