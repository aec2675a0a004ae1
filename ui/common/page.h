#pragma once
#include "ui/theme/tokens.h"
#include <QEvent>
#include <QWidget>

namespace mj::ui {

enum class Place { Create, Gallery, Points, Privacy, Support, Settings, Account };

// One page of the window. The shell shows title() above it, so a page does not repeat its own title. GUI thread.
class Page : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    virtual QString title() const = 0;
    virtual void activate() {}              // just became visible: load what is missing, focus the first input
    virtual void openItem(const QString &) {} // a picture, order or job that another page points to

signals:
    void placeRequested(mj::ui::Place place, const QString &id = {}); // "show me that page, there that item"
    void noticeRequested(const QString &text, mj::ui::Tone tone = mj::ui::Tone::Neutral); // a toast, for what needs no answer

protected:
    virtual void retranslate() = 0; // sets every visible string; called on a language change, and by the page's own constructor
    virtual void refreshTheme() {}  // after a theme switch; icons and style sheet follow by themselves

    void changeEvent(QEvent *event) override
    {
        QWidget::changeEvent(event);
        if (event->type() == QEvent::LanguageChange)
            retranslate();
        else if (event->type() == QEvent::PaletteChange)
            refreshTheme();
    }
};

} // namespace mj::ui
