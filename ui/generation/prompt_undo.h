#pragma once
#include "ui/common/banner.h"
#include <QTimer>
#include <functional>

namespace mj::ui {

// "Deleted." with a way back for some seconds, by its button or Ctrl+Z. What is gone stays gone when it ends. GUI thread.
class PromptUndo : public Banner
{
    Q_OBJECT
public:
    explicit PromptUndo(QWidget *parent = nullptr);

    void offer(const QString &text, std::function<void()> undo);
    void undo();   // nothing when there is nothing
    void forget(); // no way back any more
    void setStay(int milliseconds) { m_stay.setInterval(milliseconds); }

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    std::function<void()> m_undo;
    QTimer m_stay;
};

} // namespace mj::ui
