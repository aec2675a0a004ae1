#include "ui/theme/roles.h"
#include <QAbstractButton>
#include <QLabel>
#include <QStyle>
#include <QVariant>

namespace mj::ui {
namespace {

QLatin1String nameOf(Kind kind)
{
    switch (kind) {
    case Kind::Primary: return QLatin1String("primary");
    case Kind::Secondary: return QLatin1String("secondary");
    case Kind::Quiet: return QLatin1String("quiet");
    case Kind::Danger: return QLatin1String("danger");
    case Kind::Link: return QLatin1String("link");
    case Kind::Icon: return QLatin1String("icon");
    case Kind::Navigation: return QLatin1String("navigation");
    case Kind::Chip: return QLatin1String("chip");
    }
    return {};
}

QLatin1String nameOf(Type type)
{
    switch (type) {
    case Type::Caption: return QLatin1String("caption");
    case Type::Small: return QLatin1String("small");
    case Type::Body: return QLatin1String("body");
    case Type::Title: return QLatin1String("title");
    case Type::Headline: return QLatin1String("headline");
    case Type::Display: return QLatin1String("display");
    }
    return {};
}

QLatin1String nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return QLatin1String("neutral");
    case Tone::Muted: return QLatin1String("muted");
    case Tone::Accent: return QLatin1String("accent");
    case Tone::Success: return QLatin1String("success");
    case Tone::Warning: return QLatin1String("warning");
    case Tone::Danger: return QLatin1String("danger");
    }
    return {};
}

void setRole(QWidget *widget, const char *property, const QVariant &value)
{
    if (widget->property(property) == value)
        return;
    widget->setProperty(property, value);
    restyle(widget);
}

} // namespace

void setKind(QAbstractButton *button, Kind kind)
{
    button->setCursor(Qt::PointingHandCursor);
    setRole(button, "kind", QString(nameOf(kind)));
}

void setType(QLabel *label, Type type, Tone tone)
{
    setRole(label, "type", QString(nameOf(type)));
    setTone(label, tone);
}

void setTone(QWidget *widget, Tone tone)
{
    setRole(widget, "tone", QString(nameOf(tone)));
}

void setInvalid(QWidget *input, bool invalid)
{
    setRole(input, "invalid", invalid);
}

void restyle(QWidget *widget)
{
    // Before the first show the sheet has not been applied yet and will be: unpolishing then only costs time.
    if (!widget->testAttribute(Qt::WA_WState_Polished))
        return;
    widget->style()->unpolish(widget);
    widget->style()->polish(widget);
    widget->updateGeometry();
    widget->update();
}

} // namespace mj::ui
