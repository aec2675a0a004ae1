#include "ui/generation/prompt_row_view.h"
#include "ui/generation/prompt_rows.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QSet>
#include <algorithm>

namespace mj::ui {
namespace {

QFont sized(QFont font, int pixels, bool strong = false)
{
    font.setPixelSize(pixels);
    font.setWeight(strong ? QFont::DemiBold : QFont::Normal);
    return font;
}

// One line of a row, elided; gives the place below it.
int paintLine(QPainter *painter, const QRect &room, const QString &text, const QColor &colour)
{
    const QFontMetrics metrics(painter->font());
    const int height = qRound(metrics.height() * 1.1);
    painter->setPen(colour);
    painter->drawText(QRect(room.left(), room.top(), room.width(), height), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                      metrics.elidedText(text.simplified(), Qt::ElideRight, room.width()));
    return room.top() + height;
}

} // namespace

QSize PromptRowDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    int height = 2 * space::s + space::xs;
    for (const int pixels : {m_hasTitles ? type::body : 0, type::body, type::caption}) {
        if (pixels > 0)
            height += qRound(QFontMetrics(sized(option.font, pixels, true)).height() * 1.1);
    }
    return {length::form / 2, height};
}

void PromptRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Tokens tokens = tokensOf(QGuiApplication::palette());
    const bool isChosen = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const int half = length::focusRing / 2;
    painter->setPen(option.state.testFlag(QStyle::State_HasFocus) ? QPen(tokens.focus, length::focusRing) : QPen(Qt::NoPen));
    painter->setBrush(isChosen ? tokens.accentSoft : isHovered ? tokens.sunken : QColor(Qt::transparent));
    painter->drawRoundedRect(option.rect.adjusted(half, half, -half, -half), radius::s, radius::s);

    QRect room = option.rect.adjusted(space::m, space::s, -space::m, -space::s);
    if (index.data(PromptRows::PinnedRole).toBool()) {
        const QPixmap pin = iconPixmap(QStringLiteral("pin-filled"), length::iconSmall, Ink::Accent, painter->device()->devicePixelRatioF());
        painter->drawPixmap(room.right() - length::iconSmall, room.top(), pin);
        room.setRight(room.right() - length::iconSmall - space::s);
    }
    if (m_hasTitles) {
        painter->setFont(sized(option.font, type::body, true));
        room.setTop(paintLine(painter, room, index.data(PromptRows::TitleRole).toString(), tokens.text));
    }
    painter->setFont(sized(option.font, m_hasTitles ? type::small : type::body));
    room.setTop(paintLine(painter, room, index.data(PromptRows::TextRole).toString(), tokens.text) + space::xs);
    painter->setFont(sized(option.font, type::caption));
    paintLine(painter, room, index.data(PromptRows::FactsRole).toString(), tokens.textMuted);
    painter->restore();
}

PromptRowView::PromptRowView(PromptRows *rows, bool hasTitles, QWidget *parent) : QListView(parent), m_rows(rows)
{
    rows->setParent(this);
    setModel(rows);
    setItemDelegate(new PromptRowDelegate(hasTitles, this));
    setUniformItemSizes(true);
    setSelectionMode(ExtendedSelection);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setMinimumHeight(length::control * 4);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &PromptRowView::readChoice);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex &index) { emit useRequested(m_rows->idAt(index.row())); });
}

// The rows go after this: what that does to the choice is nobody's news any more.
PromptRowView::~PromptRowView()
{
    selectionModel()->disconnect(this);
}

void PromptRowView::readChoice()
{
    QModelIndexList chosen = selectionModel()->selectedIndexes();
    std::sort(chosen.begin(), chosen.end());
    m_chosen.clear();
    for (const QModelIndex &index : std::as_const(chosen))
        m_chosen.append(m_rows->idAt(index.row()));
    emit chosenChanged();
}

void PromptRowView::choose(const QString &id)
{
    const int row = m_rows->rowOf(id);
    if (row >= 0 && row < m_rows->rowCount())
        setCurrentIndex(m_rows->index(row));
}

void PromptRowView::refresh()
{
    const QStringList chosen = m_chosen;
    const int row = currentIndex().row();
    m_rows->refresh();
    m_chosen.clear();
    if (chosen.isEmpty() || m_rows->rowCount() == 0) {
        emit chosenChanged();
        return;
    }
    // A row that went leaves the choice at its place: Delete, Delete, Delete goes down the list.
    setCurrentIndex(m_rows->index(qBound(0, row, m_rows->rowCount() - 1)));
    choose(chosen.first());
}

void PromptRowView::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    const bool isBare = !(event->modifiers() & ~Qt::KeyboardModifiers(Qt::KeypadModifier));
    if (isEnter && isBare && currentIndex().isValid())
        emit useRequested(m_rows->idAt(currentIndex().row()));
    else if (event->key() == Qt::Key_Delete && !chosenIds().isEmpty())
        emit removeRequested();
    else
        QListView::keyPressEvent(event);
}

} // namespace mj::ui
