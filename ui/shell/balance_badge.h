#pragma once
#include <QPushButton>

namespace mj::studio {
class Session;
}

namespace mj::ui {

// The member's points, always in sight: free to spend, and held for pictures in the making. A click leads to Points.
class BalanceBadge : public QPushButton
{
    Q_OBJECT
public:
    explicit BalanceBadge(studio::Session &session, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    studio::Session &m_session;
};

} // namespace mj::ui
