#include "ui/common/sheet.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/roles.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QToolButton>

namespace mj::ui {
namespace {

constexpr int kDim = 140; // of 255: the page stays readable, the card stands out

} // namespace

Sheet::Sheet(const QString &name, Way way, QWidget *host)
    : QWidget(host), m_way(way), m_card(new Card(this)), m_title(new QLabel(m_card)), m_close(new QToolButton(m_card)),
      m_former(host->window()->focusWidget())
{
    setObjectName(name);
    m_close->setObjectName(name + QStringLiteral("_close"));
    m_close->setIcon(icon(QStringLiteral("close"), Ink::Muted));
    setKind(m_close, Kind::Icon);
    m_close->setVisible(way == Way::Free);
    setType(m_title, Type::Title);
    m_title->setWordWrap(true);
    m_card->setFixedWidth(length::form + 2 * space::xl);
    body()->setContentsMargins(space::xl, space::xl, space::xl, space::xl);
    body()->setSpacing(space::l);
    auto *head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_close, 0, Qt::AlignTop);
    body()->addLayout(head);
    // A row, so that the card is as high as its text needs at the card's own width.
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_card);
    row->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->addStretch(2);
    column->addLayout(row);
    column->addStretch(3);
    host->installEventFilter(this);
    connect(m_close, &QToolButton::clicked, this, &Sheet::dismiss);
    hide();
}

void Sheet::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
}

void Sheet::open(QWidget *firstFocus)
{
    setGeometry(parentWidget()->rect());
    raise();
    fade(this, 0, 1, motion::sheet);
    firstFocus->setFocus(Qt::OtherFocusReason);
}

void Sheet::finish()
{
    if (m_isFinished)
        return;
    m_isFinished = true;
    setAttribute(Qt::WA_TransparentForMouseEvents);
    if (m_former && m_former->isVisible())
        m_former->setFocus(Qt::OtherFocusReason);
    fade(this, 1, 0, motion::sheet);
    QTimer::singleShot(motionLength(motion::sheet), this, &QObject::deleteLater);
}

void Sheet::dismiss()
{
    if (m_isFinished)
        return;
    emit dismissed();
    finish();
}

void Sheet::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

bool Sheet::event(QEvent *event)
{
    // The shortcuts of the page below must not work through the sheet.
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    return QWidget::event(event);
}

bool Sheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool Sheet::focusNextPrevChild(bool next)
{
    QWidget *const start = isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : this;
    for (QWidget *step = start;;) {
        step = next ? step->nextInFocusChain() : step->previousInFocusChain();
        const bool inside = isAncestorOf(step) && step->isVisible() && step->isEnabled();
        if (inside && (step->focusPolicy() & Qt::TabFocus) == Qt::TabFocus) {
            step->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            return true;
        }
        if (step == start)
            return true;
    }
}

void Sheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_way == Way::Free)
        dismiss();
    event->accept();
}

void Sheet::mousePressEvent(QMouseEvent *event)
{
    event->accept();
}

void Sheet::wheelEvent(QWheelEvent *event)
{
    event->accept();
}

void Sheet::paintEvent(QPaintEvent *)
{
    QColor dim = tokensOf(palette()).shadow;
    dim.setAlpha(kDim);
    QPainter(this).fillRect(rect(), dim);
}

} // namespace mj::ui
