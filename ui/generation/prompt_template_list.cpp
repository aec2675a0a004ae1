#include "ui/generation/prompt_template_list.h"
#include "studio/prompt_alternatives.h"
#include "ui/common/state_view.h"
#include "ui/generation/prompt_row_view.h"
#include "ui/generation/prompt_rows.h"
#include "ui/generation/prompt_undo.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <algorithm>

namespace mj::ui {

PromptTemplateList::PromptTemplateList(studio::PromptTemplates &templates, QWidget *parent)
    : QWidget(parent), m_templates(templates), m_shown(templates.all()), m_search(new QLineEdit(this)), m_new(new QPushButton(this)),
      m_rows(new PromptRows({[this] { return static_cast<int>(m_shown.size()); }, [this](int row) { return m_shown.at(row).id; },
                             [this](const QString &id) { return rowOf(id); }, [this](int row) {
                                 const auto &one = m_shown.at(row);
                                 const QStringList blanks = studio::expandPrompt(one.prompt).blanks;
                                 const QString leave = one.negative.isEmpty() ? QString() : tr("Without: %1").arg(one.negative);
                                 const QString fill = blanks.isEmpty() ? QString() : tr("To fill in: %1").arg(blanks.join(QStringLiteral(", ")));
                                 return PromptRow{one.name, one.prompt, fill + (fill.isEmpty() || leave.isEmpty() ? QString() : QStringLiteral(" · ")) + leave, false};
                             }},
                            this)),
      m_view(new PromptRowView(m_rows, true, this)), m_state(new StateView(m_view, this)), m_undo(new PromptUndo(this)),
      m_use(new QPushButton(this)), m_edit(new QPushButton(this)), m_remove(new QPushButton(this)), m_up(new QPushButton(this)),
      m_down(new QPushButton(this))
{
    m_view->setObjectName(QStringLiteral("templates_list"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addLayout(makeSearch());
    column->addWidget(m_state, 1);
    column->addWidget(m_undo);
    column->addLayout(makeDeeds());
    connect(m_search, &QLineEdit::textChanged, this, &PromptTemplateList::showState);
    connect(m_new, &QPushButton::clicked, this, &PromptTemplateList::newRequested);
    connect(m_state, &StateView::actionRequested, this, &PromptTemplateList::newRequested);
    connect(m_state, &StateView::retryRequested, &m_templates, &studio::PromptTemplates::retry);
    connect(m_view, &PromptRowView::chosenChanged, this, &PromptTemplateList::showDeeds);
    connect(m_view, &PromptRowView::useRequested, this, &PromptTemplateList::useRequested);
    connect(m_view, &PromptRowView::removeRequested, this, &PromptTemplateList::removeChosen);
    connect(&m_templates, &studio::PromptTemplates::changed, this, &PromptTemplateList::showState);
    connect(&m_templates, &studio::PromptTemplates::opened, this, [this] {
        m_undo->forget(); // another account's list may be open now
        showState();
    });
    connectKeys();
    retranslate();
}

QLayout *PromptTemplateList::makeSearch()
{
    m_search->setObjectName(QStringLiteral("templates_search"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search"), Ink::Muted), QLineEdit::LeadingPosition);
    m_new->setObjectName(QStringLiteral("templates_new"));
    m_new->setIcon(icon(QStringLiteral("plus")));
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    row->addWidget(m_search, 1);
    row->addWidget(m_new);
    return row;
}

QLayout *PromptTemplateList::makeDeeds()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    const auto add = [row](QPushButton *button, const char *name, const char *iconName) {
        button->setObjectName(QLatin1String(name));
        setKind(button, Kind::Quiet);
        if (iconName)
            button->setIcon(icon(QLatin1String(iconName)));
        row->addWidget(button);
    };
    add(m_use, "templates_use", nullptr);
    setKind(m_use, Kind::Primary);
    add(m_edit, "templates_edit", "create");
    add(m_remove, "templates_delete", "trash");
    row->addStretch(1);
    add(m_up, "templates_up", "chevron-up");
    add(m_down, "templates_down", "chevron-down");
    connect(m_use, &QPushButton::clicked, this, [this] { emit useRequested(m_view->chosenIds().value(0)); });
    connect(m_edit, &QPushButton::clicked, this, &PromptTemplateList::editChosen);
    connect(m_remove, &QPushButton::clicked, this, &PromptTemplateList::removeChosen);
    connect(m_up, &QPushButton::clicked, this, [this] { moveChosen(-1); });
    connect(m_down, &QPushButton::clicked, this, [this] { moveChosen(1); });
    return row;
}

void PromptTemplateList::connectKeys()
{
    const auto key = [this](const QKeySequence &keys, QWidget *where, auto deed) {
        auto *shortcut = new QShortcut(keys, where, nullptr, nullptr, where == this ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, deed);
    };
    key(QKeySequence::Find, this, [this] { activate(); });
    key(QKeySequence(Qt::Key_F2), this, [this] { editChosen(); });
    key(QKeySequence::Undo, this, [this] { m_undo->undo(); }); // in the search line it belongs to what was typed there
    key(QKeySequence(Qt::ALT | Qt::Key_Up), this, [this] { moveChosen(-1); });
    key(QKeySequence(Qt::ALT | Qt::Key_Down), this, [this] { moveChosen(1); });
    key(QKeySequence(Qt::Key_Down), m_search, [this] {
        m_view->setFocus(Qt::OtherFocusReason);
        if (!m_view->currentIndex().isValid())
            m_view->setCurrentIndex(m_rows->index(0));
    });
}

void PromptTemplateList::activate()
{
    m_search->setFocus(Qt::OtherFocusReason);
    m_search->selectAll();
}

void PromptTemplateList::choose(const QString &id)
{
    if (rowOf(id) < 0)
        m_search->clear();
    m_view->choose(id);
    m_view->setFocus(Qt::OtherFocusReason);
}

int PromptTemplateList::rowOf(const QString &id) const
{
    const auto found = std::find_if(m_shown.cbegin(), m_shown.cend(), [&](const auto &one) { return one.id == id; });
    return found == m_shown.cend() ? -1 : static_cast<int>(found - m_shown.cbegin());
}

void PromptTemplateList::showState()
{
    m_shown = m_templates.found(m_search->text());
    m_view->refresh();
    if (m_templates.all().isEmpty())
        m_state->setEmptyText(QStringLiteral("copy"), tr("Keep prompts that you use often as templates, with blanks to fill in."), tr("New template"));
    else
        m_state->setEmptyText(QStringLiteral("search"), tr("No template has these words. Try fewer or shorter ones."));
    if (m_templates.failure())
        m_state->showError(*m_templates.failure());
    else if (!m_templates.isOpen())
        m_state->showLoading();
    else if (m_shown.isEmpty())
        m_state->showEmpty();
    else
        m_state->showContent();
    m_new->setEnabled(m_templates.isOpen());
    showDeeds();
}

void PromptTemplateList::showDeeds()
{
    const QStringList chosen = m_view->chosenIds();
    const bool isOne = chosen.size() == 1;
    const int row = isOne ? rowOf(chosen.first()) : -1;
    const bool isWhole = m_shown.size() == m_templates.all().size(); // a place among those found would say little
    m_use->setEnabled(isOne);
    m_edit->setEnabled(isOne);
    m_remove->setEnabled(!chosen.isEmpty());
    m_up->setEnabled(isOne && isWhole && row > 0);
    m_down->setEnabled(isOne && isWhole && row + 1 < m_shown.size());
}

void PromptTemplateList::editChosen()
{
    const QStringList chosen = m_view->chosenIds();
    if (chosen.size() == 1)
        emit editRequested(chosen.first());
}

void PromptTemplateList::moveChosen(int by)
{
    if (!(by < 0 ? m_up : m_down)->isEnabled())
        return;
    const QString id = m_view->chosenIds().value(0);
    m_templates.move(id, rowOf(id) + by);
    m_view->choose(id);
}

void PromptTemplateList::removeChosen()
{
    const auto removed = m_templates.remove(m_view->chosenIds());
    if (!removed.isEmpty())
        m_undo->offer(removed.size() == 1 ? tr("Template deleted.") : tr("%1 templates deleted.").arg(QLocale().toString(removed.size())),
                      [this, removed] { m_templates.restore(removed); });
}

void PromptTemplateList::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PromptTemplateList::retranslate()
{
    m_search->setPlaceholderText(tr("Search templates"));
    m_search->setAccessibleName(tr("Search templates"));
    m_view->setAccessibleName(tr("Templates"));
    m_new->setText(tr("New template"));
    m_use->setText(tr("Use"));
    m_edit->setText(tr("Edit"));
    m_remove->setText(tr("Delete"));
    m_up->setToolTip(tr("Move up"));
    m_up->setAccessibleName(tr("Move up"));
    m_down->setToolTip(tr("Move down"));
    m_down->setAccessibleName(tr("Move down"));
    showState();
}

} // namespace mj::ui
