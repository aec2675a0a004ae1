#include "ui/generation/prompt_import_words.h"
#include "ui/common/money_text.h"
#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace mj::ui {
namespace {

using studio::TemplateImport;

struct PromptImportWords {
    Q_DECLARE_TR_FUNCTIONS(PromptImportWords)
public:
    static QString ofFile(const TemplateImport &import);
    static QString ofLine(TemplateImport::LineProblem problem);
    static QString summary(const TemplateImport &import);
    static QString place(const TemplateImport &import, int line);
    static QString more(qsizetype count) { return tr("… and %1 more.").arg(QLocale().toString(count)); }
};

QString PromptImportWords::ofFile(const TemplateImport &import)
{
    using Problem = TemplateImport::FileProblem;
    switch (*import.problem) {
    case Problem::Unreadable: return tr("The file cannot be read. Check that it still exists and that you may open it.");
    case Problem::TooLarge: return tr("The file is larger than %1. Split it into smaller ones.").arg(bytesText(studio::largestTemplateFile));
    case Problem::Empty: return tr("The file is empty. Choose another one.");
    case Problem::KoreanBytes:
        return tr("The file is saved in the old Korean encoding (EUC-KR, CP949). Open it in your spreadsheet, save it as “CSV UTF-8” and import that file.");
    case Problem::OtherUnicode: return tr("The file is saved as UTF-16 or UTF-32. Save it as “CSV UTF-8” and import that file.");
    case Problem::NoText: return tr("The file is not text in UTF-8. Save it as “CSV UTF-8” or JSON and import that file.");
    case Problem::NoJson: return tr("The JSON breaks off in line %1. Correct that line and import the file again.").arg(QLocale().toString(import.line));
    case Problem::NoColumns: return tr("The first line must name the columns: name, prompt, negative_prompt. Add it and import the file again.");
    case Problem::NotStored: return tr("Your templates were closed meanwhile. Import the file again.");
    }
    return {};
}

QString PromptImportWords::ofLine(TemplateImport::LineProblem problem)
{
    using Problem = TemplateImport::LineProblem;
    switch (problem) {
    case Problem::NoName: return tr("no name");
    case Problem::NoPrompt: return tr("neither a prompt nor a negative prompt");
    case Problem::NameTooLong: return tr("the name is longer than %1 letters").arg(studio::longestTemplateName);
    case Problem::PromptTooLong: return tr("a text is longer than %1 letters").arg(QLocale().toString(studio::longestTemplatePrompt));
    case Problem::NoTemplate: return tr("not a template: it needs “name” and “prompt”");
    case Problem::OpenQuote: return tr("a quotation mark is never closed; everything after it was left out");
    case Problem::ControlCharacter: return tr("a character that cannot be shown");
    case Problem::Full: return tr("no room: %1 templates are the most").arg(QLocale().toString(studio::mostTemplates));
    }
    return {};
}

QString PromptImportWords::place(const TemplateImport &import, int line)
{
    return (import.isJson ? tr("Entry %1") : tr("Line %1")).arg(QLocale().toString(line));
}

QString PromptImportWords::summary(const TemplateImport &import)
{
    if (import.problem)
        return tr("Nothing was imported.") + QLatin1Char(' ') + ofFile(import);
    QStringList sentences;
    const auto number = [](qsizetype count) { return QLocale().toString(count); };
    sentences.append(import.taken.isEmpty() ? tr("Nothing new was imported.") : tr("Imported: %1.").arg(number(import.taken.size())));
    if (import.renamed > 0)
        sentences.append(tr("Kept beside one of the same name, with a number: %1.").arg(number(import.renamed)));
    if (import.identical > 0)
        sentences.append(tr("There already: %1.").arg(number(import.identical)));
    if (!import.leftOut.isEmpty())
        sentences.append(tr("Left out: %1.").arg(number(import.leftOut.size())));
    return sentences.join(QLatin1Char(' '));
}

} // namespace

QString importSummary(const TemplateImport &import)
{
    return PromptImportWords::summary(import);
}

QString importDetails(const TemplateImport &import)
{
    QStringList lines;
    for (const TemplateImport::LeftOut &left : import.leftOut.first(qMin<qsizetype>(mostDetails, import.leftOut.size())))
        lines.append(PromptImportWords::place(import, left.line) + QStringLiteral(": ") + PromptImportWords::ofLine(left.problem));
    if (import.leftOut.size() > mostDetails)
        lines.append(PromptImportWords::more(import.leftOut.size() - mostDetails));
    return lines.join(QLatin1Char('\n'));
}

} // namespace mj::ui
