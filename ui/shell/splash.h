#pragma once
#include <QWidget>

namespace mj::ui {

// What stands in the window while the session of last time is being restored: the mark, nothing else.
class Splash : public QWidget
{
    Q_OBJECT
public:
    explicit Splash(QWidget *parent = nullptr);
};

} // namespace mj::ui
