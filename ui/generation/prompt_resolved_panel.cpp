#include "ui/generation/prompt_resolved_panel.h"
#include "ui/common/banner.h"
#include "ui/common/field.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>
#include <limits>
#include <utility>

namespace mj::ui {
namespace {

constexpr int mostRowsShown = 6; // then the list scrolls

}

PromptResolvedPanel::PromptResolvedPanel(QWidget *parent)
    : QWidget(parent), m_blanksTitle(new QLabel(this)), m_blanks(new QVBoxLayout), m_problem(new Banner(QStringLiteral("warning"), Tone::Warning, this)),
      m_count(new QLabel(this)), m_prompts(new QStringListModel(this)), m_list(new QListView(this))
{
    m_count->setObjectName(QStringLiteral("resolved_count"));
    m_list->setObjectName(QStringLiteral("resolved_list"));
    m_problem->setObjectName(QStringLiteral("resolved_problem"));
    m_problem->actionButton()->setObjectName(QStringLiteral("resolved_show"));
    m_blanksTitle->setProperty("strong", true);
    m_count->setProperty("strong", true);
    setType(m_blanksTitle, Type::Small);
    setType(m_count, Type::Small);
    m_list->setModel(m_prompts);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setUniformItemSizes(true);
    m_list->setSpacing(space::xs / 2);
    m_list->setTabKeyNavigation(false);
    m_blanks->setSpacing(space::s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_blanksTitle);
    column->addLayout(m_blanks);
    column->addWidget(m_problem);
    column->addWidget(m_count);
    column->addWidget(m_list);
    connect(m_problem, &Banner::actionRequested, this, [this] {
        if (m_alternatives.problem)
            emit showRequested(static_cast<int>(m_alternatives.problem->position), 1);
    });
    retranslate();
    resolve();
}

void PromptResolvedPanel::setPrompt(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    resolve();
    emit changed();
}

bool PromptResolvedPanel::isReady() const
{
    return !m_alternatives.problem && m_alternatives.unfilled.isEmpty();
}

QStringList PromptResolvedPanel::prompts() const
{
    return isReady() ? m_alternatives.prompts : QStringList();
}

void PromptResolvedPanel::focusFirstBlank()
{
    if (!m_alternatives.unfilled.isEmpty())
        m_fields.value(m_alternatives.unfilled.first())->input()->setFocus(Qt::OtherFocusReason);
}

QStringList PromptResolvedPanel::fillings() const
{
    QStringList all;
    for (const QString &name : m_alternatives.blanks)
        all.append(m_fillings.value(name));
    return all;
}

void PromptResolvedPanel::selectInFilling(int blank, int start, int length)
{
    const Field *field = m_fields.value(m_alternatives.blanks.value(blank));
    if (!field)
        return;
    auto *line = qobject_cast<QLineEdit *>(field->input());
    line->setFocus(Qt::OtherFocusReason);
    line->setSelection(start, length);
}

void PromptResolvedPanel::resolve()
{
    m_alternatives = studio::expandPrompt(m_text, m_fillings);
    showBlanks();
    showPrompts();
    showProblem();
    setVisible(!m_alternatives.isPlain());
}

// Fields that stay are not made anew: one of them may have the focus.
void PromptResolvedPanel::showBlanks()
{
    const QStringList &blanks = m_alternatives.blanks;
    const QStringList shown = m_fields.keys();
    for (const QString &name : shown) {
        if (!blanks.contains(name)) {
            Field *field = m_fields.take(name);
            m_blanks->removeWidget(field);
            field->input()->setObjectName(QString());
            field->hide();
            field->deleteLater();
        }
    }
    for (int place = 0; place < blanks.size(); ++place) {
        const QString &name = blanks.at(place);
        Field *&field = m_fields[name];
        if (!field) {
            auto *line = new QLineEdit(m_fillings.value(name), this);
            line->setObjectName(QStringLiteral("resolved_blank_") + name);
            field = new Field(line, this);
            field->setLabel(name);
            connect(line, &QLineEdit::textChanged, this, [this, name](const QString &text) {
                m_fillings.insert(name, text);
                resolve();
                emit changed();
            });
        }
        if (m_blanks->indexOf(field) != place)
            m_blanks->insertWidget(place, field);
        field->show();
    }
    m_blanksTitle->setVisible(!blanks.isEmpty());
    orderTabs();
}

void PromptResolvedPanel::orderTabs()
{
    QWidget *before = nullptr;
    for (const QString &name : std::as_const(m_alternatives.blanks)) {
        QWidget *input = m_fields.value(name)->input();
        if (before)
            setTabOrder(before, input);
        before = input;
    }
    if (before)
        setTabOrder(before, m_problem->actionButton());
    setTabOrder(m_problem->actionButton(), m_list);
}

void PromptResolvedPanel::showPrompts()
{
    if (m_prompts->stringList() != m_alternatives.prompts)
        m_prompts->setStringList(m_alternatives.prompts);
    const int rows = qBound(1, static_cast<int>(m_alternatives.prompts.size()), mostRowsShown);
    const int row = qMax(m_list->sizeHintForRow(0), m_list->fontMetrics().height()) + space::xs;
    m_list->setFixedHeight(rows * row + 2 * m_list->frameWidth() + space::m);
    const bool hasPrompts = !m_alternatives.problem;
    m_count->setVisible(hasPrompts);
    m_list->setVisible(hasPrompts);
    m_count->setText(m_alternatives.count == 1 ? tr("This prompt is sent:") : tr("%1 prompts are sent:").arg(QLocale().toString(m_alternatives.count)));
    m_list->setAccessibleDescription(m_count->text());
}

void PromptResolvedPanel::showProblem()
{
    m_problem->setVisible(m_alternatives.problem.has_value());
    if (!m_alternatives.problem)
        return;
    m_problem->setText(problemText());
    const bool hasPlace = m_alternatives.problem->kind != studio::PromptAlternatives::Kind::TooMany;
    m_problem->setAction(hasPlace ? tr("Show me") : QString());
}

QString PromptResolvedPanel::problemText() const
{
    using Mistake = studio::PromptAlternatives::Kind;
    const QString most = QLocale().toString(studio::PromptAlternatives::most);
    switch (m_alternatives.problem->kind) {
    case Mistake::Unclosed: return tr("The { before these alternatives is not closed. Add a }, or write \\{ if you mean the brace itself.");
    case Mistake::TooDeep: return tr("More than %1 braces stand inside each other here. Take some out.").arg(studio::PromptAlternatives::deepest);
    case Mistake::TooMany:
        if (m_alternatives.count == std::numeric_limits<quint64>::max())
            return tr("These alternatives make more prompts than can be counted; %1 can be sent at once. Take some out.").arg(most);
        return tr("These alternatives make %1 prompts; %2 can be sent at once. Take some out.").arg(QLocale().toString(m_alternatives.count), most);
    }
    return {};
}

void PromptResolvedPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        showPrompts();
}

void PromptResolvedPanel::retranslate()
{
    m_blanksTitle->setText(tr("Fill in"));
    m_list->setAccessibleName(tr("Prompts to send"));
    showPrompts();
    showProblem();
}

} // namespace mj::ui
