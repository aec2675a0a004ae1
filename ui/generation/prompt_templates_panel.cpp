#include "ui/generation/prompt_templates_panel.h"
#include "studio/prompt_templates.h"
#include "ui/common/banner.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/generation/prompt_import_words.h"
#include "ui/generation/prompt_template_form.h"
#include "ui/generation/prompt_template_list.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QStackedLayout>
#include <QStandardPaths>

namespace mj::ui {

PromptTemplatesPanel::PromptTemplatesPanel(studio::PromptTemplates &templates, QWidget *parent)
    : QWidget(parent), m_templates(templates), m_list(new PromptTemplateList(templates, this)), m_form(new PromptTemplateForm(this)),
      m_import(new QPushButton(this)), m_export(new QPushButton(this)), m_report(new Banner(QStringLiteral("info"), Tone::Success, this)),
      m_details(new Paragraph(this, Type::Caption, Tone::Muted)), m_stack(new QStackedLayout(this))
{
    m_listPage = makeListPage();
    m_stack->addWidget(m_listPage);
    m_stack->addWidget(m_form);
    connect(m_list, &PromptTemplateList::useRequested, this, &PromptTemplatesPanel::use);
    connect(m_list, &PromptTemplateList::editRequested, this, &PromptTemplatesPanel::edit);
    connect(m_list, &PromptTemplateList::newRequested, this, [this] { writeNew({}); });
    connect(m_form, &PromptTemplateForm::saveRequested, this, &PromptTemplatesPanel::save);
    connect(m_form, &PromptTemplateForm::cancelRequested, this, &PromptTemplatesPanel::showList);
    connect(m_import, &QPushButton::clicked, this, &PromptTemplatesPanel::startImport);
    connect(m_export, &QPushButton::clicked, this, &PromptTemplatesPanel::startExport);
    connect(&m_templates, &studio::PromptTemplates::opened, this, [this] {
        // What one account was writing is not shown to the next.
        if (!m_templates.isOpen() && m_stack->currentWidget() == m_form) {
            m_form->begin({});
            m_stack->setCurrentWidget(m_listPage);
        }
        if (!m_templates.isOpen()) {
            m_report->hide();
            m_details->hide();
        }
        retranslate();
    });
    connect(&m_templates, &studio::PromptTemplates::changed, this, [this] { m_export->setEnabled(!m_templates.all().isEmpty()); });
    connect(&m_templates, &studio::PromptTemplates::failed, this, [this](const Error &error) { say(errorText(error).inlineText(), false); });
    retranslate();
}

QWidget *PromptTemplatesPanel::makeListPage()
{
    m_import->setObjectName(QStringLiteral("templates_import"));
    m_export->setObjectName(QStringLiteral("templates_export"));
    m_report->setObjectName(QStringLiteral("templates_report"));
    m_details->setObjectName(QStringLiteral("templates_report_lines"));
    m_import->setIcon(icon(QStringLiteral("folder")));
    m_export->setIcon(icon(QStringLiteral("download")));
    setKind(m_import, Kind::Quiet);
    setKind(m_export, Kind::Quiet);
    m_report->actionButton()->setObjectName(QStringLiteral("templates_report_close"));
    connect(m_report, &Banner::actionRequested, this, [this] {
        m_report->hide();
        m_details->hide();
    });
    m_report->hide();
    m_details->hide();
    auto *page = new QWidget(this);
    auto *files = new QHBoxLayout;
    files->setSpacing(space::s);
    files->addWidget(m_import);
    files->addWidget(m_export);
    files->addStretch(1);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_list, 1);
    column->addLayout(files);
    column->addWidget(m_report);
    column->addWidget(m_details);
    return page;
}

void PromptTemplatesPanel::setAskFiles(AskOpenFile import, AskFile save)
{
    m_askImport = std::move(import);
    m_askSave = std::move(save);
}

void PromptTemplatesPanel::activate()
{
    if (m_stack->currentWidget() == m_listPage)
        m_list->activate();
}

void PromptTemplatesPanel::writeNew(const QString &prompt, const QString &negative)
{
    m_stack->setCurrentWidget(m_form);
    m_form->begin({{}, {}, prompt, negative});
}

void PromptTemplatesPanel::edit(const QString &id)
{
    const studio::PromptTemplates::Template *one = m_templates.find(id);
    if (!one)
        return;
    m_stack->setCurrentWidget(m_form);
    m_form->begin(*one);
}

void PromptTemplatesPanel::save()
{
    const Result<QString> kept = m_templates.keep(m_form->record());
    if (!kept)
        return m_form->showProblem(kept.error());
    showList();
    m_list->choose(*kept);
}

void PromptTemplatesPanel::showList()
{
    m_stack->setCurrentWidget(m_listPage);
    m_list->activate();
}

void PromptTemplatesPanel::use(const QString &id)
{
    if (const studio::PromptTemplates::Template *one = m_templates.find(id))
        emit useRequested(one->prompt, one->negative);
}

void PromptTemplatesPanel::startImport()
{
    const auto take = [this](const QString &file) {
        m_templates.importFrom(file, this, [this](const studio::TemplateImport &import) { showImport(import); });
    };
    if (m_askImport) {
        const QString file = m_askImport();
        if (!file.isEmpty())
            take(file);
        return;
    }
    auto *dialog = new QFileDialog(this, tr("Import templates"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation),
                                   tr("Templates (*.csv *.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, take);
    dialog->open();
}

void PromptTemplatesPanel::showImport(const studio::TemplateImport &import)
{
    say(importSummary(import), !import.problem && import.leftOut.isEmpty(), importDetails(import));
    if (!import.taken.isEmpty())
        m_list->choose(import.taken.first().record.id);
}

void PromptTemplatesPanel::startExport()
{
    const SaveQuestion question{tr("Export templates"), QStringLiteral("mjstudio-templates.csv"), tr("Table (*.csv);;JSON (*.json)"), false};
    askWhereToSave(this, question, m_askSave, [this](const QString &file) {
        m_templates.exportTo(file, this, [this](const Result<int> &written) {
            if (written)
                say(tr("Templates exported: %1.").arg(QLocale().toString(*written)), true);
            else
                say(errorText(written.error()).inlineText(), false);
        });
    });
}

void PromptTemplatesPanel::say(const QString &text, bool isGood, const QString &details)
{
    m_report->setTone(isGood ? Tone::Success : Tone::Warning, isGood ? QStringLiteral("check") : QStringLiteral("warning"));
    m_report->setText(text);
    m_report->show();
    m_details->setPlain(details);
    m_details->setVisible(!details.isEmpty());
}

void PromptTemplatesPanel::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_report->hide(); // its sentence is in the language of before
    m_details->hide();
    retranslate();
}

void PromptTemplatesPanel::retranslate()
{
    m_import->setText(tr("Import…"));
    m_import->setToolTip(tr("CSV or JSON with name, prompt and negative_prompt, as InvokeAI writes it"));
    m_export->setText(tr("Export…"));
    m_report->setAction(tr("Close"));
    m_import->setEnabled(m_templates.isOpen());
    m_export->setEnabled(!m_templates.all().isEmpty());
}

} // namespace mj::ui
