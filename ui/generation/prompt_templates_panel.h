#pragma once
#include "ui/common/open_file.h"
#include "ui/common/save_file.h"
#include <QWidget>

class QPushButton;
class QStackedLayout;

namespace mj::studio {
class PromptTemplates;
struct TemplateImport;
} // namespace mj::studio

namespace mj::ui {

class Banner;
class Paragraph;
class PromptTemplateForm;
class PromptTemplateList;

// Templates: the list with import and export, or one of them being written. GUI thread.
class PromptTemplatesPanel : public QWidget
{
    Q_OBJECT
public:
    explicit PromptTemplatesPanel(studio::PromptTemplates &templates, QWidget *parent = nullptr);

    void activate();                                                  // shown: the search gets the focus
    void writeNew(const QString &prompt, const QString &negative = {}); // "save as template" of what is in the prompt box
    void setAskFiles(AskOpenFile import, AskFile save);               // without them the system's dialogs ask

signals:
    void useRequested(const QString &prompt, const QString &negative); // as it was written: with blanks and alternatives

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeListPage();
    void edit(const QString &id);
    void save();
    void showList();
    void use(const QString &id);
    void startImport();
    void showImport(const studio::TemplateImport &import);
    void startExport();
    void say(const QString &text, bool isGood, const QString &details = {});
    void retranslate();

    studio::PromptTemplates &m_templates;
    AskOpenFile m_askImport;
    AskFile m_askSave;
    PromptTemplateList *m_list;
    PromptTemplateForm *m_form;
    QPushButton *m_import;
    QPushButton *m_export;
    Banner *m_report;
    Paragraph *m_details;
    QWidget *m_listPage = nullptr;
    QStackedLayout *m_stack;
};

} // namespace mj::ui
