#include "ui/common/clipping.h"
#include "ui/common/elided_label.h"
#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QToolButton>

namespace mj::ui {
namespace {

constexpr int kRounding = 1; // font metrics round up

QSize needOf(const QLabel &label)
{
    if (!label.wordWrap())
        return label.sizeHint();
    return {label.minimumSizeHint().width(), label.heightForWidth(label.width())};
}

// Of a button: the words and the icon; its padding is room, not text.
QSize needOf(const QAbstractButton &button)
{
    const QSize text = button.fontMetrics().size(Qt::TextShowMnemonic, button.text());
    const bool stacked = qobject_cast<const QToolButton *>(&button)
                         && static_cast<const QToolButton &>(button).toolButtonStyle() == Qt::ToolButtonTextUnderIcon;
    const bool box = qobject_cast<const QCheckBox *>(&button) || qobject_cast<const QRadioButton *>(&button);
    const QSize icon = box ? button.iconSize() : button.icon().isNull() ? QSize(0, 0) : button.iconSize();
    return stacked ? QSize(qMax(text.width(), icon.width()), text.height() + icon.height())
                   : QSize(text.width() + icon.width(), qMax(text.height(), icon.height()));
}

void note(QStringList &found, const QWidget &widget, const QString &text, const QSize &need)
{
    if (need.width() <= widget.width() + kRounding && need.height() <= widget.height() + kRounding)
        return;
    found.append(QStringLiteral("%1 %2: %3 (needs %4x%5, has %6x%7)")
                     .arg(QString::fromLatin1(widget.metaObject()->className()), widget.objectName(), text)
                     .arg(need.width()).arg(need.height()).arg(widget.width()).arg(widget.height()));
}

} // namespace

QStringList clippedTexts(const QWidget &root)
{
    QStringList found;
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (label->isVisible() && !label->text().isEmpty() && !qobject_cast<const ElidedLabel *>(label))
            note(found, *label, label->text(), needOf(*label));
    }
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        if (button->isVisible() && !button->text().isEmpty())
            note(found, *button, button->text(), needOf(*button));
    }
    return found;
}

} // namespace mj::ui
