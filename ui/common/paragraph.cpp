#include "ui/common/paragraph.h"

namespace mj::ui {
namespace {

int pixelsOf(Type type)
{
    switch (type) {
    case Type::Caption: return type::caption;
    case Type::Small: return type::small;
    case Type::Body: return type::body;
    case Type::Title: return type::title;
    case Type::Headline: return type::headline;
    case Type::Display: return type::display;
    }
    return type::body;
}

} // namespace

Paragraph::Paragraph(QWidget *parent, Type size, Tone tone) : QLabel(parent), m_pixels(pixelsOf(size))
{
    setWordWrap(true);
    setTextFormat(Qt::RichText);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setType(this, size, tone);
}

void Paragraph::setPlain(const QString &text)
{
    m_plain = text;
    QString html = text.toHtmlEscaped();
    html.replace(QLatin1Char('\n'), QStringLiteral("<br/>"));
    const int line = qRound(m_pixels * type::lineHeight);
    setText(QStringLiteral("<p style=\"margin:0; line-height:%1px\">%2</p>").arg(line).arg(html));
    setAccessibleName(text);
}

} // namespace mj::ui
