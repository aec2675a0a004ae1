#pragma once
#include <QWidget>

namespace mj::ui {

// Grey shapes where content will be. Stays blank for the first moment, so that fast answers do not flicker.
class Skeleton : public QWidget
{
    Q_OBJECT
public:
    explicit Skeleton(QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_visible = false;
};

} // namespace mj::ui
