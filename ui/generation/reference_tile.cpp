#include "ui/generation/reference_tile.h"
#include "ui/common/badge.h"
#include "ui/generation/generation_words.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPainterPath>
#include <QToolButton>
#include <QVBoxLayout>

namespace mj::ui {
namespace {

constexpr int side = length::rail + space::l; // of the picture

}

ReferenceTile::ReferenceTile(const QString &id, QWidget *parent)
    : QFrame(parent), m_id(id), m_state(new QLabel(this)), m_badge(new Badge(this)), m_mask(new QToolButton(this)), m_remove(new QToolButton(this))
{
    setObjectName(QStringLiteral("reference_") + id);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::OpenHandCursor);
    setFixedWidth(side);
    setType(m_state, Type::Caption, Tone::Muted);
    setTone(m_badge, Tone::Accent);
    m_mask->setObjectName(QStringLiteral("reference_mask_") + id);
    m_mask->setIcon(icon(QStringLiteral("brush")));
    m_remove->setObjectName(QStringLiteral("reference_remove_") + id);
    m_remove->setIcon(icon(QStringLiteral("close")));
    for (QToolButton *button : {m_mask, m_remove}) {
        setKind(button, Kind::Icon);
        button->setIconSize({length::iconSmall, length::iconSmall});
        button->setCursor(Qt::ArrowCursor);
    }
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(0);
    deeds->addWidget(m_mask);
    deeds->addStretch();
    deeds->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xs, space::xs, space::xs, space::xs);
    column->setSpacing(space::xs);
    column->addWidget(m_badge, 0, Qt::AlignLeft);
    column->addSpacing(side - 2 * space::xs - m_badge->sizeHint().height());
    column->addWidget(m_state);
    column->addLayout(deeds);
    connect(m_mask, &QToolButton::clicked, this, &ReferenceTile::maskRequested);
    connect(m_remove, &QToolButton::clicked, this, &ReferenceTile::removeRequested);
}

QString ReferenceTile::stateText(const studio::ReferencePictures::Picture &picture) const
{
    switch (picture.state) {
    case studio::ReferencePictures::State::Waiting:
        return tr("Here only");
    case studio::ReferencePictures::State::Uploading:
        return tr("Sending");
    case studio::ReferencePictures::State::Ready:
        return tr("Ready");
    case studio::ReferencePictures::State::Failed:
        return tr("Not sent");
    }
    return {};
}

void ReferenceTile::showPicture(const studio::ReferencePictures::Picture &picture, int place, bool offersMask)
{
    m_thumbnail = picture.thumbnail;
    m_offersMask = offersMask;
    m_state->setText(stateText(picture));
    setTone(m_state, picture.state == studio::ReferencePictures::State::Failed ? Tone::Danger : Tone::Muted);
    m_badge->setText(picture.hasMask && offersMask ? tr("%1 · mask").arg(place + 1) : QString::number(place + 1));
    m_mask->setVisible(offersMask);
    const QString name = tr("Picture %1, %2").arg(QString::number(place + 1), GenerationWords::size(picture.size));
    setAccessibleName(name + QStringLiteral(". ") + m_state->text());
    setAccessibleDescription(tr("Drag, or Ctrl and an arrow key, moves it. Delete removes it."));
    setToolTip(accessibleDescription());
    m_mask->setToolTip(picture.hasMask ? tr("Change where it may be changed") : tr("Mark where it may be changed"));
    m_mask->setAccessibleName(m_mask->toolTip() + QStringLiteral(": ") + name);
    m_remove->setToolTip(tr("Remove this picture"));
    m_remove->setAccessibleName(m_remove->toolTip() + QStringLiteral(": ") + name);
    update();
    setVisible(true);
}

void ReferenceTile::keyPressEvent(QKeyEvent *event)
{
    const bool withControl = event->modifiers().testFlag(Qt::ControlModifier);
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        emit removeRequested();
    else if (withControl && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Up))
        emit moveRequested(-1);
    else if (withControl && (event->key() == Qt::Key_Right || event->key() == Qt::Key_Down))
        emit moveRequested(1);
    else if (!withControl && m_offersMask && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        emit maskRequested();
    else
        QFrame::keyPressEvent(event);
}

void ReferenceTile::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return QFrame::mousePressEvent(event);
    m_isPressed = true;
    m_isDragged = false;
    m_pressed = event->pos();
    setFocus(Qt::MouseFocusReason);
}

void ReferenceTile::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_isPressed)
        return;
    m_isDragged = m_isDragged || (event->pos() - m_pressed).manhattanLength() >= QApplication::startDragDistance();
    if (!m_isDragged)
        return;
    setCursor(Qt::ClosedHandCursor);
    emit dragged(mapToParent(event->pos()));
}

void ReferenceTile::mouseReleaseEvent(QMouseEvent *)
{
    m_isPressed = m_isDragged = false;
    setCursor(Qt::OpenHandCursor);
}

void ReferenceTile::focusInEvent(QFocusEvent *event)
{
    QFrame::focusInEvent(event);
    update();
}

void ReferenceTile::focusOutEvent(QFocusEvent *event)
{
    QFrame::focusOutEvent(event);
    update();
}

void ReferenceTile::paintEvent(QPaintEvent *)
{
    const Tokens &tokens = tokensOf(palette());
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const double line = hasFocus() ? length::focusRing : length::hairline;
    painter.setPen(QPen(hasFocus() ? tokens.focus : tokens.border, line));
    painter.setBrush(tokens.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius::s, radius::s);
    const QRectF box(space::xs, space::xs, width() - 2 * space::xs, side - 2 * space::xs);
    QPainterPath frame;
    frame.addRoundedRect(box, radius::s, radius::s);
    painter.setClipPath(frame);
    painter.fillRect(box, tokens.sunken);
    if (m_thumbnail.isNull())
        return;
    // The whole picture: what is cut off would not be seen to be sent.
    QRectF shown(QPointF(), QSizeF(m_thumbnail.size()).scaled(box.size(), Qt::KeepAspectRatio));
    shown.moveCenter(box.center());
    painter.drawImage(shown, m_thumbnail);
}

} // namespace mj::ui
