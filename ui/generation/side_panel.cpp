#include "ui/generation/side_panel.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/roles.h"
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPropertyAnimation>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace mj::ui {

SidePanel::SidePanel(const QString &name, QWidget *content, QWidget *host)
    : QWidget(host), m_title(new QLabel(this)), m_back(new QToolButton(this)), m_action(new QPushButton(this)),
      m_motion(new QPropertyAnimation(this, "pos", this))
{
    setObjectName(name);
    m_back->setObjectName(name + QStringLiteral("_close"));
    m_back->setIcon(icon(QStringLiteral("back")));
    m_back->setIconSize({length::icon, length::icon});
    setKind(m_back, Kind::Icon);
    m_action->setObjectName(name + QStringLiteral("_action"));
    setKind(m_action, Kind::Link);
    m_action->hide();
    setType(m_title, Type::Title);
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(m_back);
    head->addWidget(m_title, 1);
    head->addWidget(m_action);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, space::m, 0);
    column->setSpacing(space::m);
    column->addLayout(head);
    column->addWidget(content, 1);
    host->installEventFilter(this);
    m_motion->setEasingCurve(QEasingCurve::OutCubic);
    connect(m_back, &QToolButton::clicked, this, &SidePanel::close);
    connect(m_action, &QPushButton::clicked, this, &SidePanel::actionRequested);
    connect(m_motion, &QPropertyAnimation::finished, this, [this] { setVisible(m_isOpen); });
    hide();
}

void SidePanel::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_back->setToolTip(tr("Back to the prompt"));
    m_back->setAccessibleName(m_back->toolTip());
}

void SidePanel::setAction(const QString &text)
{
    m_action->setText(text);
    m_action->setAccessibleName(text);
    m_action->setVisible(!text.isEmpty());
}

void SidePanel::open()
{
    if (m_isOpen)
        return;
    m_isOpen = true;
    m_former = window()->focusWidget();
    resize(parentWidget()->size());
    raise();
    slide(-width(), 0);
    show();
}

void SidePanel::close()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    slide(0, -width());
    if (m_former && m_former->isVisible())
        m_former->setFocus(Qt::OtherFocusReason);
}

void SidePanel::slide(int from, int to)
{
    const int length = motionLength(motion::calm);
    m_motion->stop();
    if (length == 0) {
        move(to, 0);
        setVisible(m_isOpen);
        return;
    }
    m_motion->setDuration(length);
    m_motion->setStartValue(QPoint(from, 0));
    m_motion->setEndValue(QPoint(to, 0));
    m_motion->start();
}

bool SidePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        resize(parentWidget()->size());
    return QWidget::eventFilter(watched, event);
}

void SidePanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

void SidePanel::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(palette()).window);
}

} // namespace mj::ui
