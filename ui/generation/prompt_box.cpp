#include "ui/generation/prompt_box.h"
#include "ui/generation/reference_mime.h"
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QTextBlock>
#include <QTextLayout>

namespace mj::ui {

PromptBox::PromptBox(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(this, &QPlainTextEdit::textChanged, this, &PromptBox::fitToText);
    fitToText();
}

void PromptBox::setVisibleLines(int fewest, int most)
{
    m_fewest = fewest;
    m_most = most;
    fitToText();
}

QSize PromptBox::sizeHint() const
{
    return {QPlainTextEdit::sizeHint().width(), height()};
}

QSize PromptBox::minimumSizeHint() const
{
    return {QPlainTextEdit::minimumSizeHint().width(), heightOf(m_fewest)};
}

void PromptBox::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (!enter || !event->modifiers().testFlag(Qt::ControlModifier)) {
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    // While a syllable is being composed Enter belongs to the input method: what is on screen is not yet the text.
    event->accept();
    if (!m_composing)
        emit sendRequested();
}

bool PromptBox::canInsertFromMimeData(const QMimeData *source) const
{
    return (m_takesPictures && isPictures(source)) || QPlainTextEdit::canInsertFromMimeData(source);
}

void PromptBox::insertFromMimeData(const QMimeData *source)
{
    if (m_takesPictures && isPictures(source))
        emit picturesOffered(source);
    else
        QPlainTextEdit::insertFromMimeData(source);
}

void PromptBox::inputMethodEvent(QInputMethodEvent *event)
{
    m_composing = !event->preeditString().isEmpty();
    QPlainTextEdit::inputMethodEvent(event);
    fitToText();
}

void PromptBox::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    fitToText();
}

void PromptBox::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitToText();
}

int PromptBox::heightOf(int lines) const
{
    const QMargins margins = contentsMargins() + viewportMargins();
    const int around = margins.top() + margins.bottom() + 2 * frameWidth() + 2 * qRound(document()->documentMargin());
    return lines * fontMetrics().lineSpacing() + around;
}

void PromptBox::fitToText()
{
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && lines < m_most; block = block.next())
        lines += qMax(1, block.layout()->lineCount());
    const int wanted = heightOf(qBound(m_fewest, lines, m_most));
    if (wanted != height() || wanted != maximumHeight())
        setFixedHeight(wanted);
}

} // namespace mj::ui
