#pragma once
#include <QPlainTextEdit>

namespace mj::ui {

// The text box for a prompt: grows with its text, Ctrl+Enter asks to send, and nothing is sent while an input method composes. Pictures that are
// pasted or dropped here are handed on, text stays text. GUI thread.
class PromptBox : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit PromptBox(QWidget *parent = nullptr);

    bool isComposing() const { return m_composing; }
    void setVisibleLines(int fewest, int most);
    void setTakesPictures(bool takes) { m_takesPictures = takes; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void sendRequested();
    void picturesOffered(const QMimeData *pictures); // only while it takes them

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    void keyPressEvent(QKeyEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fitToText();
    int heightOf(int lines) const;

    bool m_composing = false;
    bool m_takesPictures = false;
    int m_fewest = 3;
    int m_most = 12;
};

} // namespace mj::ui
