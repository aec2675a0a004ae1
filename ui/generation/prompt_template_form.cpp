#include "ui/generation/prompt_template_form.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/generation/prompt_box.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

namespace mj::ui {

PromptTemplateForm::PromptTemplateForm(QWidget *parent)
    : QWidget(parent), m_title(new QLabel(this)), m_name(new QLineEdit(this)), m_prompt(new PromptBox(this)), m_negative(new PromptBox(this)),
      m_nameField(new Field(m_name, this)), m_promptField(new Field(m_prompt, this)), m_negativeField(new Field(m_negative, this)),
      m_save(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    m_name->setObjectName(QStringLiteral("template_name"));
    m_prompt->setObjectName(QStringLiteral("template_prompt"));
    m_negative->setObjectName(QStringLiteral("template_negative"));
    m_save->setObjectName(QStringLiteral("template_save"));
    m_cancel->setObjectName(QStringLiteral("template_cancel"));
    m_name->setMaxLength(studio::longestTemplateName);
    m_prompt->setVisibleLines(4, 12);
    m_negative->setVisibleLines(2, 6);
    setType(m_title, Type::Title);
    setKind(m_save, Kind::Primary);
    auto *deeds = new QHBoxLayout;
    deeds->setSpacing(space::s);
    deeds->addWidget(m_save);
    deeds->addWidget(m_cancel);
    deeds->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    column->addWidget(m_title);
    column->addWidget(m_nameField);
    column->addWidget(m_promptField);
    column->addWidget(m_negativeField);
    column->addLayout(deeds);
    column->addStretch(1);
    connect(m_save, &QPushButton::clicked, this, &PromptTemplateForm::saveRequested);
    connect(m_cancel, &QPushButton::clicked, this, &PromptTemplateForm::cancelRequested);
    connect(m_name, &QLineEdit::returnPressed, this, &PromptTemplateForm::saveRequested);
    for (PromptBox *box : {m_prompt, m_negative})
        connect(box, &PromptBox::sendRequested, this, &PromptTemplateForm::saveRequested);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameField->setProblem({}); });
    connect(m_prompt, &QPlainTextEdit::textChanged, this, [this] { m_promptField->setProblem({}); });
    connect(m_negative, &QPlainTextEdit::textChanged, this, [this] { m_negativeField->setProblem({}); });
    retranslate();
}

void PromptTemplateForm::begin(const studio::PromptTemplates::Template &record)
{
    m_id = record.id;
    m_name->setText(record.name);
    m_prompt->setPlainText(record.prompt);
    m_negative->setPlainText(record.negative);
    clearProblems();
    retranslate();
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

studio::PromptTemplates::Template PromptTemplateForm::record() const
{
    return {m_id, m_name->text(), m_prompt->toPlainText(), m_negative->toPlainText()};
}

void PromptTemplateForm::clearProblems()
{
    for (Field *field : {m_nameField, m_promptField, m_negativeField})
        field->setProblem({});
}

void PromptTemplateForm::showProblem(const Error &error)
{
    clearProblems();
    Field *field = error.field == QLatin1String("negative_prompt") ? m_negativeField
                   : error.field == QLatin1String("prompt")        ? m_promptField
                                                                   : m_nameField;
    field->setProblem(problemText(error));
    field->input()->setFocus(Qt::OtherFocusReason);
}

QString PromptTemplateForm::problemText(const Error &error) const
{
    const QString most = QLocale().toString(studio::longestTemplatePrompt);
    if (error.code == Code::Conflict)
        return tr("Another template has this name. Choose a different one.");
    if (error.code == Code::PayloadTooLarge)
        return tr("There are %1 templates already. Delete some that you do not need.").arg(QLocale().toString(studio::mostTemplates));
    if (error.code == Code::NotFound)
        return tr("This template was deleted meanwhile. Go back and make a new one.");
    if (error.code != Code::InvalidField)
        return errorText(error).inlineText();
    if (error.field == QLatin1String("name"))
        return tr("Give the template a name of at most %1 letters.").arg(studio::longestTemplateName);
    if (error.field == QLatin1String("prompt") && m_prompt->toPlainText().trimmed().isEmpty())
        return tr("Write a prompt, or at least what to leave out.");
    return tr("This is longer than %1 letters. Shorten it.").arg(most);
}

void PromptTemplateForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit cancelRequested();
    else
        QWidget::keyPressEvent(event);
}

void PromptTemplateForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        clearProblems();
        retranslate();
    }
}

void PromptTemplateForm::retranslate()
{
    m_title->setText(m_id.isEmpty() ? tr("New template") : tr("Edit template"));
    m_nameField->setLabel(tr("Name"));
    m_promptField->setLabel(tr("Prompt"));
    m_promptField->setHint(tr("{animal} leaves a blank to fill in, {red|blue} makes one picture of each. Write \\{ for a brace itself."));
    m_negativeField->setLabel(tr("Leave out"));
    m_negativeField->setHint(tr("Optional. What should not be in the picture."));
    m_save->setText(tr("Save template"));
    m_cancel->setText(tr("Cancel"));
}

} // namespace mj::ui
