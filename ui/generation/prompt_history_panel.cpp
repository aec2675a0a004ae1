#include "ui/generation/prompt_history_panel.h"
#include "studio/prompt_alternatives.h"
#include "studio/prompt_history.h"
#include "ui/common/banner.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/state_view.h"
#include "ui/generation/prompt_row_view.h"
#include "ui/generation/prompt_rows.h"
#include "ui/generation/prompt_undo.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>

namespace mj::ui {

PromptHistoryPanel::PromptHistoryPanel(studio::PromptHistory &history, QWidget *parent)
    : QWidget(parent), m_history(history), m_search(new QLineEdit(this)), m_count(new QLabel(this)),
      m_rows(new PromptRows({[this] { return m_history.count(); }, [this](int row) { return m_history.at(row).id; },
                             [this](const QString &id) { return m_history.rowOf(id); }, [this](int row) { return rowAt(row); }},
                            this)),
      m_view(new PromptRowView(m_rows, false, this)), m_state(new StateView(m_view, this)), m_undo(new PromptUndo(this)),
      m_problem(new Banner(QStringLiteral("warning"), Tone::Danger, this)), m_use(new QPushButton(this)), m_pin(new QPushButton(this)),
      m_remove(new QPushButton(this)), m_removeAll(new QPushButton(this))
{
    m_view->setObjectName(QStringLiteral("history_list"));
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(makeSearch());
    column->addWidget(m_problem);
    column->addWidget(m_state, 1);
    column->addWidget(m_undo);
    column->addLayout(makeDeeds());
    connect(m_search, &QLineEdit::textChanged, &m_history, &studio::PromptHistory::setSearch);
    connect(m_view, &PromptRowView::chosenChanged, this, &PromptHistoryPanel::showDeeds);
    connect(m_view, &PromptRowView::useRequested, this, &PromptHistoryPanel::use);
    connect(m_view, &PromptRowView::removeRequested, this, &PromptHistoryPanel::removeChosen);
    connect(m_state, &StateView::retryRequested, &m_history, &studio::PromptHistory::retry);
    connect(&m_history, &studio::PromptHistory::opened, this, [this] {
        m_undo->forget(); // another account's list may be open now
        m_problem->setVisible(m_problem->isVisible() && m_history.isOpen());
        showState();
    });
    connect(&m_history, &studio::PromptHistory::rowsChanged, this, [this] {
        m_problem->hide();
        showState();
    });
    connect(&m_history, &studio::PromptHistory::failed, this, [this](const Error &error) {
        m_problem->setText(errorText(error).inlineText());
        m_problem->show();
    });
    connectKeys();
    retranslate();
}

QLayout *PromptHistoryPanel::makeSearch()
{
    m_search->setObjectName(QStringLiteral("history_search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), Ink::Muted), QLineEdit::LeadingPosition);
    m_count->setObjectName(QStringLiteral("history_count"));
    setType(m_count, Type::Small, Tone::Muted);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    row->addWidget(m_search, 1);
    row->addWidget(m_count);
    return row;
}

QLayout *PromptHistoryPanel::makeDeeds()
{
    m_use->setObjectName(QStringLiteral("history_use"));
    m_pin->setObjectName(QStringLiteral("history_pin"));
    m_remove->setObjectName(QStringLiteral("history_delete"));
    m_removeAll->setObjectName(QStringLiteral("history_delete_all"));
    setKind(m_use, Kind::Primary);
    setKind(m_pin, Kind::Quiet);
    setKind(m_remove, Kind::Quiet);
    setKind(m_removeAll, Kind::Quiet);
    m_pin->setIcon(icon(QStringLiteral("pin")));
    m_remove->setIcon(icon(QStringLiteral("trash")));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_use);
    row->addWidget(m_pin);
    row->addWidget(m_remove);
    row->addStretch(1);
    row->addWidget(m_removeAll);
    connect(m_use, &QPushButton::clicked, this, [this] { use(m_view->chosenIds().value(0)); });
    connect(m_pin, &QPushButton::clicked, this, &PromptHistoryPanel::pinChosen);
    connect(m_remove, &QPushButton::clicked, this, &PromptHistoryPanel::removeChosen);
    connect(m_removeAll, &QPushButton::clicked, this, &PromptHistoryPanel::removeAll);
    return row;
}

void PromptHistoryPanel::connectKeys()
{
    const auto key = [this](const QKeySequence &keys, auto deed) {
        auto *shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, deed);
    };
    key(QKeySequence::Find, [this] { activate(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { pinChosen(); });
    key(QKeySequence::Undo, [this] { m_undo->undo(); }); // in the search line it belongs to what was typed there
    auto *down = new QShortcut(QKeySequence(Qt::Key_Down), m_search, nullptr, nullptr, Qt::WidgetShortcut);
    connect(down, &QShortcut::activated, this, [this] {
        m_view->setFocus(Qt::OtherFocusReason);
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_rows->index(0));
    });
}

void PromptHistoryPanel::activate()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

PromptRow PromptHistoryPanel::rowAt(int row) const
{
    const studio::PromptHistory::Entry &entry = m_history.at(row);
    QStringList facts{dateText(entry.usedAt)};
    if (entry.uses > 1)
        facts.append(tr("sent %1 times").arg(QLocale().toString(entry.uses)));
    if (!entry.negative.isEmpty())
        facts.append(tr("without: %1").arg(entry.negative));
    return {{}, entry.prompt, facts.join(QStringLiteral(" · ")), entry.pinned};
}

void PromptHistoryPanel::showState()
{
    m_view->refresh();
    const bool isSearch = !m_history.search().isEmpty();
    if (isSearch)
        m_state->setEmptyText(QStringLiteral("search"), tr("No prompt has these words. Try fewer or shorter ones."));
    else
        m_state->setEmptyText(QStringLiteral("clock"), tr("Prompts that you send are kept here, on this device only."));
    if (m_history.failure())
        m_state->showError(*m_history.failure());
    else if (!m_history.isOpen())
        m_state->showLoading();
    else if (m_history.count() == 0)
        m_state->showEmpty();
    else
        m_state->showContent();
    const QString total = QLocale().toString(m_history.total());
    m_count->setText(isSearch ? tr("%1 of %2").arg(QLocale().toString(m_history.count()), total) : total);
    m_count->setAccessibleName(tr("Prompts: %1").arg(m_count->text()));
    showDeeds();
}

void PromptHistoryPanel::showDeeds()
{
    const QStringList chosen = m_view->chosenIds();
    const int row = chosen.isEmpty() ? -1 : m_history.rowOf(chosen.first());
    const bool isPinned = row >= 0 && m_history.at(row).pinned;
    m_use->setEnabled(chosen.size() == 1);
    m_pin->setEnabled(!chosen.isEmpty());
    m_remove->setEnabled(!chosen.isEmpty());
    m_removeAll->setEnabled(m_history.total() > 0);
    m_pin->setText(isPinned ? tr("Unpin") : tr("Pin"));
    m_pin->setIcon(icon(isPinned ? QStringLiteral("pin-filled") : QStringLiteral("pin")));
}

void PromptHistoryPanel::use(const QString &id)
{
    const int row = m_history.rowOf(id);
    if (row >= 0)
        emit useRequested(studio::escapedPrompt(m_history.at(row).prompt), m_history.at(row).negative);
}

void PromptHistoryPanel::pinChosen()
{
    const QStringList chosen = m_view->chosenIds();
    const int first = chosen.isEmpty() ? -1 : m_history.rowOf(chosen.first());
    if (first < 0)
        return;
    const bool isPinned = m_history.at(first).pinned;
    for (const QString &id : chosen)
        m_history.setPinned(id, !isPinned);
}

void PromptHistoryPanel::removeChosen()
{
    const auto removed = m_history.remove(m_view->chosenIds());
    if (!removed.isEmpty())
        m_undo->offer(removed.size() == 1 ? tr("Prompt deleted.") : tr("%1 prompts deleted.").arg(QLocale().toString(removed.size())),
                      [this, removed] { m_history.restore(removed); });
}

void PromptHistoryPanel::removeAll()
{
    const auto removed = m_history.removeAll();
    if (!removed.isEmpty())
        m_undo->offer(tr("%1 prompts deleted.").arg(QLocale().toString(removed.size())), [this, removed] { m_history.restore(removed); });
}

void PromptHistoryPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PromptHistoryPanel::retranslate()
{
    m_search->setPlaceholderText(tr("Search your prompts"));
    m_search->setAccessibleName(tr("Search your prompts"));
    m_view->setAccessibleName(tr("Sent prompts"));
    m_use->setText(tr("Use again"));
    m_remove->setText(tr("Delete"));
    m_removeAll->setText(tr("Delete all"));
    m_removeAll->setToolTip(tr("Deletes the whole history, pinned prompts too. Pictures stay."));
    showState();
}

} // namespace mj::ui
