#pragma once
#include "ui/common/features.h"
#include <QFrame>

class QLabel;

namespace mj::ui {

class Badge;

// The foot of the window: whether the service is reached, what is in the making, and where the studio runs.
class StatusLine : public QFrame
{
    Q_OBJECT
public:
    StatusLine(const Features &features, bool localStudio, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Features m_features;
    QLabel *m_dot;
    QLabel *m_connection;
    QLabel *m_queue;
    Badge *m_local;
};

} // namespace mj::ui
