#include "ui/generation/prompt_undo.h"
#include <QEvent>
#include <QPushButton>
#include <utility>

namespace mj::ui {

PromptUndo::PromptUndo(QWidget *parent) : Banner(QStringLiteral("trash"), Tone::Neutral, parent)
{
    actionButton()->setObjectName(QStringLiteral("prompt_undo"));
    m_stay.setSingleShot(true);
    m_stay.setInterval(motion::noticeStay);
    connect(&m_stay, &QTimer::timeout, this, &PromptUndo::forget);
    connect(this, &Banner::actionRequested, this, &PromptUndo::undo);
    retranslate();
    hide();
}

void PromptUndo::offer(const QString &text, std::function<void()> undo)
{
    m_undo = std::move(undo);
    setText(text);
    m_stay.start();
    show();
}

void PromptUndo::undo()
{
    const std::function<void()> undo = std::exchange(m_undo, {});
    forget();
    if (undo)
        undo();
}

void PromptUndo::forget()
{
    m_stay.stop();
    m_undo = {};
    hide();
}

void PromptUndo::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        forget(); // its sentence is in the language of before
        retranslate();
    }
}

void PromptUndo::retranslate()
{
    setAction(tr("Undo"));
    actionButton()->setAccessibleName(tr("Undo the deletion"));
}

} // namespace mj::ui
