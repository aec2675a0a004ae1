#include "ui/checkout/host_label.h"

#include <QEvent>

namespace mj::ui {

HostLabel::HostLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void HostLabel::setWhole(const QString &text)
{
    m_whole = text;
    elide();
}

QSize HostLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 3, QLabel::minimumSizeHint().height()};
}

void HostLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    elide();
}

void HostLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        elide();
}

void HostLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_whole, Qt::ElideLeft, contentsRect().width());
    if (text() != shown)
        setText(shown);
    setToolTip(shown == m_whole ? QString() : m_whole);
}

} // namespace mj::ui
