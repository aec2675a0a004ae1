#include "ui/generation/mask_editor.h"
#include "ui/common/flow_layout.h"
#include "ui/common/paragraph.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace mj::ui {
namespace {

constexpr double step = 1.25; // of the brush and of the zoom

}

MaskEditor::MaskEditor(QWidget *host)
    : QWidget(host), m_former(host->window()->focusWidget()), m_canvas(new MaskCanvas(this)), m_title(new QLabel(this)),
      m_words(new Paragraph(this, Type::Small, Tone::Muted)), m_brush(addTool("mask_brush", "brush")), m_eraser(addTool("mask_eraser", "eraser")),
      m_rectangle(addTool("mask_rectangle", "rectangle")), m_invert(addTool("mask_invert", "invert")), m_clear(addTool("mask_clear", "trash")),
      m_undo(addTool("mask_undo", "undo")), m_redo(addTool("mask_redo", "redo")), m_closer(addTool("mask_closer", "plus")),
      m_wider(addTool("mask_wider", "minus")), m_whole(addTool("mask_whole", "picture")), m_sizeLabel(new QLabel(this)),
      m_size(new QSlider(Qt::Horizontal, this)), m_use(new QPushButton(this)), m_leave(new QPushButton(this))
{
    setObjectName(QStringLiteral("mask_editor"));
    setType(m_title, Type::Title);
    setType(m_sizeLabel, Type::Small, Tone::Muted);
    for (QToolButton *tool : {m_brush, m_eraser, m_rectangle})
        tool->setCheckable(true);
    m_size->setObjectName(QStringLiteral("mask_size"));
    m_size->setRange(MaskCanvas::smallestBrush, MaskCanvas::largestBrush);
    m_size->setFixedWidth(length::rail + space::xxl);
    m_use->setObjectName(QStringLiteral("mask_use"));
    m_leave->setObjectName(QStringLiteral("mask_leave"));
    setKind(m_use, Kind::Primary);
    setKind(m_leave, Kind::Secondary);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(space::xl, space::l, space::xl, space::l);
    column->setSpacing(space::s);
    column->addWidget(m_title);
    column->addLayout(makeTools());
    column->addWidget(m_canvas, 1);
    column->addLayout(makeDeeds());
    host->installEventFilter(this);
    connectTools();
    retranslate();
    hide();
}

QToolButton *MaskEditor::addTool(const char *name, const char *iconName)
{
    auto *tool = new QToolButton(this);
    tool->setObjectName(QLatin1String(name));
    tool->setIcon(icon(QLatin1String(iconName)));
    tool->setIconSize({length::icon, length::icon});
    setKind(tool, Kind::Icon);
    return tool;
}

QLayout *MaskEditor::makeTools()
{
    auto *row = new FlowLayout(nullptr, space::s);
    for (QWidget *tool : QList<QWidget *>{m_brush, m_eraser, m_rectangle, m_sizeLabel, m_size, m_invert, m_clear, m_undo, m_redo, m_closer, m_wider, m_whole})
        row->addWidget(tool);
    return row;
}

QLayout *MaskEditor::makeDeeds()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_words, 1);
    row->addWidget(m_leave, 0, Qt::AlignBottom);
    row->addWidget(m_use, 0, Qt::AlignBottom);
    return row;
}

void MaskEditor::connectTools()
{
    connect(m_brush, &QToolButton::clicked, this, [this] { m_canvas->setTool(MaskCanvas::Tool::Brush); });
    connect(m_eraser, &QToolButton::clicked, this, [this] { m_canvas->setTool(MaskCanvas::Tool::Eraser); });
    connect(m_rectangle, &QToolButton::clicked, this, [this] { m_canvas->setTool(MaskCanvas::Tool::Rectangle); });
    connect(m_invert, &QToolButton::clicked, m_canvas, &MaskCanvas::invert);
    connect(m_clear, &QToolButton::clicked, m_canvas, &MaskCanvas::clear);
    connect(m_undo, &QToolButton::clicked, m_canvas, &MaskCanvas::undo);
    connect(m_redo, &QToolButton::clicked, m_canvas, &MaskCanvas::redo);
    connect(m_closer, &QToolButton::clicked, this, [this] { m_canvas->zoomBy(step); });
    connect(m_wider, &QToolButton::clicked, this, [this] { m_canvas->zoomBy(1 / step); });
    connect(m_whole, &QToolButton::clicked, m_canvas, &MaskCanvas::fit);
    connect(m_size, &QSlider::valueChanged, m_canvas, &MaskCanvas::setBrush);
    connect(m_canvas, &MaskCanvas::brushChanged, this, &MaskEditor::showTool);
    connect(m_canvas, &MaskCanvas::toolChanged, this, &MaskEditor::showTool);
    connect(m_canvas, &MaskCanvas::drawn, this, [this] {
        m_isTouched = true;
        showSteps();
    });
    connect(m_use, &QPushButton::clicked, this, &MaskEditor::use);
    connect(m_leave, &QPushButton::clicked, this, &MaskEditor::leave);
}

void MaskEditor::open(const QImage &picture, const studio::MaskDrawing &drawing)
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
    m_canvas->setPicture(picture, drawing);
    m_isTouched = false;
    m_canvas->setFocus(Qt::OtherFocusReason);
    showTool();
}

void MaskEditor::showSteps()
{
    m_undo->setEnabled(m_canvas->drawing().canUndo());
    m_redo->setEnabled(m_canvas->drawing().canRedo());
}

void MaskEditor::showTool()
{
    m_brush->setChecked(m_canvas->tool() == MaskCanvas::Tool::Brush);
    m_eraser->setChecked(m_canvas->tool() == MaskCanvas::Tool::Eraser);
    m_rectangle->setChecked(m_canvas->tool() == MaskCanvas::Tool::Rectangle);
    m_size->setEnabled(m_canvas->tool() != MaskCanvas::Tool::Rectangle);
    const QSignalBlocker quiet(m_size);
    m_size->setValue(m_canvas->brush());
}

bool MaskEditor::actOn(int key)
{
    switch (key) {
    case Qt::Key_B:
        m_brush->click();
        return true;
    case Qt::Key_E:
        m_eraser->click();
        return true;
    case Qt::Key_R:
        m_rectangle->click();
        return true;
    case Qt::Key_I:
        m_canvas->invert();
        return true;
    case Qt::Key_Delete:
        m_canvas->clear();
        return true;
    case Qt::Key_BracketLeft:
        m_canvas->setBrush(qMin(m_canvas->brush() - 1, qRound(m_canvas->brush() / step)));
        return true;
    case Qt::Key_BracketRight:
        m_canvas->setBrush(qMax(m_canvas->brush() + 1, qRound(m_canvas->brush() * step)));
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_canvas->zoomBy(step);
        return true;
    case Qt::Key_Minus:
        m_canvas->zoomBy(1 / step);
        return true;
    case Qt::Key_0:
        m_canvas->fit();
        return true;
    default:
        return false;
    }
}

void MaskEditor::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    event->accept();
    if (event->matches(QKeySequence::Undo))
        m_canvas->undo();
    else if (event->matches(QKeySequence::Redo) || (event->key() == Qt::Key_Y && event->modifiers() == Qt::ControlModifier))
        m_canvas->redo();
    else if (event->key() == Qt::Key_Escape)
        leave();
    else if (isEnter && event->modifiers().testFlag(Qt::ControlModifier))
        use();
    else if (!event->modifiers().testFlag(Qt::ControlModifier))
        actOn(event->key());
}

void MaskEditor::use()
{
    if (m_isFinished)
        return;
    emit used(m_canvas->drawing().toPng());
    finish();
}

void MaskEditor::leave()
{
    if (m_isFinished)
        return;
    if (m_isTouched && m_canvas->drawing().canUndo())
        emit left(m_canvas->drawing().toPng());
    finish();
}

void MaskEditor::finish()
{
    m_isFinished = true;
    setObjectName(QString());
    hide();
    if (m_former && m_former->isVisible())
        m_former->setFocus(Qt::OtherFocusReason);
    deleteLater();
}

bool MaskEditor::event(QEvent *event)
{
    // The shortcuts of the page below must not work through the editor.
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    return QWidget::event(event);
}

bool MaskEditor::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

bool MaskEditor::focusNextPrevChild(bool next)
{
    QWidget *const start = isAncestorOf(QApplication::focusWidget()) ? QApplication::focusWidget() : this;
    for (QWidget *one = next ? start->nextInFocusChain() : start->previousInFocusChain(); one != start;
         one = next ? one->nextInFocusChain() : one->previousInFocusChain()) {
        const bool isInside = isAncestorOf(one) && one->isVisible() && one->isEnabled();
        if (isInside && (one->focusPolicy() & Qt::TabFocus) == Qt::TabFocus) {
            one->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
            break;
        }
    }
    return true;
}

void MaskEditor::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensOf(palette()).window);
}

void MaskEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void MaskEditor::retranslate()
{
    const auto name = [](QToolButton *tool, const QString &words, const QString &key) {
        tool->setToolTip(QStringLiteral("%1 (%2)").arg(words, key));
        tool->setAccessibleName(words);
    };
    setAccessibleName(tr("Mark where the picture may change"));
    m_title->setText(accessibleName());
    name(m_brush, tr("Brush"), QStringLiteral("B"));
    name(m_eraser, tr("Eraser"), QStringLiteral("E"));
    name(m_rectangle, tr("Rectangle"), QStringLiteral("R"));
    name(m_invert, tr("Mark everything else"), QStringLiteral("I"));
    name(m_clear, tr("Clear"), tr("Delete", "the key"));
    name(m_undo, tr("Undo"), QStringLiteral("Ctrl+Z"));
    name(m_redo, tr("Redo"), QStringLiteral("Ctrl+Y"));
    name(m_closer, tr("Closer"), QStringLiteral("+"));
    name(m_wider, tr("Wider"), QStringLiteral("−"));
    name(m_whole, tr("Whole picture"), QStringLiteral("0"));
    m_sizeLabel->setText(tr("Brush size"));
    m_size->setAccessibleName(tr("Brush size"));
    m_size->setToolTip(tr("Brush size ([ and ])"));
    m_words->setPlain(tr("Striped parts may change, all else stays. Wheel: zoom. Space and drag: move. Without a mouse: arrows, Enter puts the tool down and lifts it."));
    m_canvas->setAccessibleName(tr("Picture with its mask"));
    m_canvas->setAccessibleDescription(m_words->plain());
    m_use->setText(tr("Use this mask"));
    m_use->setAccessibleName(m_use->text());
    m_leave->setText(tr("Leave"));
    m_leave->setAccessibleName(tr("Leave without using it"));
}

} // namespace mj::ui
