#include "ui/generation/shape_button.h"
#include "ui/generation/generation_words.h"
#include "ui/theme/tokens.h"
#include <QPainter>

namespace mj::ui {

ShapeButton::ShapeButton(const QSize &shape, QWidget *parent) : ChoiceCard(parent), m_shape(shape) {}

QFont ShapeButton::figures() const
{
    QFont small = font();
    small.setPixelSize(type::caption);
    return small;
}

QSize ShapeButton::sizeHint() const
{
    const QFontMetrics metrics(figures());
    const int width = metrics.horizontalAdvance(GenerationWords::size(m_shape)) + 2 * space::s;
    return {qMax(width, length::rail - space::s), length::iconHero + metrics.height() + 2 * space::s};
}

void ShapeButton::paintEvent(QPaintEvent *event)
{
    ChoiceCard::paintEvent(event);
    const Tokens &tokens = tokensOf(palette());
    QColor colour = tokens.textMuted;
    if (!isEnabled())
        colour = tokens.textDisabled;
    else if (isChecked())
        colour = tokens.accentText;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF drawn = QSizeF(m_shape).scaled(length::iconLarge, length::iconLarge, Qt::KeepAspectRatio);
    QRectF shape(QPointF(), drawn);
    shape.moveCenter(QPointF(width() / 2.0, space::xs + length::iconHero / 2.0));
    painter.setPen(QPen(colour, length::focusRing));
    painter.drawRoundedRect(shape, space::xs / 2.0, space::xs / 2.0);

    painter.setFont(figures());
    painter.setPen(isEnabled() && !isChecked() ? tokens.text : colour);
    painter.drawText(rect().adjusted(0, 0, 0, -space::s), Qt::AlignHCenter | Qt::AlignBottom, GenerationWords::size(m_shape));
}

} // namespace mj::ui
