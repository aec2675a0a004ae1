#include "studio/prompt_exchange.h"

#include "base/ids.h"
#include "studio/prompt_csv.h"
#include "studio/prompt_encoding.h"
#include "studio/prompt_search.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMultiHash>
#include <QRegularExpression>
#include <QSet>
#include <algorithm>
#include <utility>

namespace mj::studio {
namespace {

using client::TemplateRecord;
using FileProblem = TemplateImport::FileProblem;
using LineProblem = TemplateImport::LineProblem;

const QString nameKey = QStringLiteral("name");
const QString promptKey = QStringLiteral("prompt");
const QString negativeKey = QStringLiteral("negative_prompt");

// Line feeds of one kind, no blanks at the ends.
QString tidied(QString text)
{
    text.replace(QLatin1String("\r\n"), QLatin1String("\n"));
    text.replace(u'\r', u'\n');
    return text.trimmed();
}

bool hasControls(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; });
}

std::optional<LineProblem> problemOf(const TemplateRecord &record)
{
    if (record.name.isEmpty())
        return LineProblem::NoName;
    if (record.prompt.isEmpty() && record.negative.isEmpty())
        return LineProblem::NoPrompt;
    if (record.name.size() > longestTemplateName)
        return LineProblem::NameTooLong;
    if (record.prompt.size() > longestTemplatePrompt || record.negative.size() > longestTemplatePrompt)
        return LineProblem::PromptTooLong;
    if (hasControls(record.name + record.prompt + record.negative))
        return LineProblem::ControlCharacter;
    return std::nullopt;
}

void takeLine(TemplateImport &import, int line, const TemplateRecord &raw)
{
    const TemplateRecord record{{}, raw.name.simplified(), tidied(raw.prompt), tidied(raw.negative)};
    if (const std::optional<LineProblem> problem = problemOf(record))
        import.leftOut.append({line, *problem});
    else
        import.taken.append({line, record});
}

void takeJson(TemplateImport &import, const QJsonArray &entries)
{
    int number = 0;
    for (const QJsonValue &entry : entries) {
        ++number;
        const QJsonObject object = entry.toObject();
        const QJsonValue prompt = object.contains(promptKey) ? object.value(promptKey) : object.value(QLatin1String("positive_prompt"));
        const bool isTemplate = object.value(nameKey).isString() && (prompt.isString() || object.value(negativeKey).isString());
        if (isTemplate)
            takeLine(import, number, {{}, object.value(nameKey).toString(), prompt.toString(), object.value(negativeKey).toString()});
        else
            import.leftOut.append({number, LineProblem::NoTemplate});
    }
}

void readJson(TemplateImport &import, const QString &text)
{
    import.isJson = true;
    const QByteArray utf8 = text.toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(utf8, &error);
    if (error.error != QJsonParseError::NoError) {
        import.problem = FileProblem::NoJson;
        import.line = static_cast<int>(utf8.left(error.offset).count('\n')) + 1;
        return;
    }
    takeJson(import, document.isArray() ? document.array() : QJsonArray{document.object()});
}

void readTable(TemplateImport &import, const QString &text)
{
    const QList<CsvRow> rows = readCsv(text);
    QStringList heads;
    for (const QString &head : rows.isEmpty() ? QStringList() : rows.first().cells)
        heads.append(head.trimmed().toLower());
    const qsizetype name = heads.indexOf(nameKey);
    const qsizetype prompt = heads.indexOf(promptKey);
    const qsizetype negative = heads.indexOf(negativeKey);
    if (name < 0 || prompt < 0) {
        import.problem = FileProblem::NoColumns;
        return;
    }
    for (const CsvRow &row : rows.mid(1)) {
        const auto cell = [&row](qsizetype column) { return unguardedCell(row.cells.value(column)); };
        if (row.isOpen)
            import.leftOut.append({row.line, LineProblem::OpenQuote});
        else
            takeLine(import, row.line, {{}, cell(name), cell(prompt), negative < 0 ? QString() : cell(negative)});
    }
}

// "Rain (2)" was made of "Rain" by an earlier import.
QString withoutNumber(const QString &name)
{
    static const QRegularExpression number(QStringLiteral(" \\([0-9]{1,4}\\)$"));
    return QString(name).remove(number);
}

QString numbered(const QString &name, const QSet<QString> &used)
{
    for (int number = 2;; ++number) {
        const QString end = QStringLiteral(" (%1)").arg(number);
        const QString whole = name.left(longestTemplateName - end.size()).trimmed() + end;
        if (!used.contains(foldedName(whole)))
            return whole;
    }
}

bool isSame(const TemplateRecord &a, const TemplateRecord &b)
{
    return a.prompt == b.prompt && a.negative == b.negative;
}

} // namespace

QString foldedName(const QString &name)
{
    return PromptSearch::folded(name.simplified());
}

QByteArray templatesAsCsv(const QList<TemplateRecord> &templates)
{
    QString table = QStringLiteral("name,prompt,negative_prompt\r\n");
    for (const TemplateRecord &record : templates)
        table += csvLine({record.name, record.prompt, record.negative});
    return QByteArrayLiteral("\xEF\xBB\xBF") + table.toUtf8();
}

QByteArray templatesAsJson(const QList<TemplateRecord> &templates)
{
    QJsonArray entries;
    for (const TemplateRecord &record : templates)
        entries.append(QJsonObject{{nameKey, record.name}, {promptKey, record.prompt}, {negativeKey, record.negative}});
    return QJsonDocument(entries).toJson();
}

TemplateImport readTemplates(const QByteArray &bytes)
{
    TemplateImport import;
    if (bytes.size() > largestTemplateFile) {
        import.problem = FileProblem::TooLarge;
        return import;
    }
    const DecodedText decoded = decodeText(bytes);
    import.problem = decoded.problem;
    if (import.problem)
        return import;
    const QString start = decoded.text.left(1024).trimmed();
    if (start.startsWith(u'[') || start.startsWith(u'{'))
        readJson(import, decoded.text);
    else
        readTable(import, decoded.text);
    return import;
}

void mergeTemplates(QList<TemplateRecord> &all, TemplateImport &import)
{
    QSet<QString> used;
    QMultiHash<QString, qsizetype> byName; // without numbers
    for (qsizetype i = 0; i < all.size(); ++i) {
        used.insert(foldedName(all.at(i).name));
        byName.insert(foldedName(withoutNumber(all.at(i).name)), i);
    }
    const QList<TemplateImport::Line> lines = std::exchange(import.taken, {});
    for (TemplateImport::Line line : lines) {
        const QString base = foldedName(withoutNumber(line.record.name));
        const QList<qsizetype> namesakes = byName.values(base);
        if (std::any_of(namesakes.begin(), namesakes.end(), [&](qsizetype i) { return isSame(all.at(i), line.record); })) {
            ++import.identical;
            continue;
        }
        if (all.size() >= mostTemplates) {
            import.leftOut.append({line.line, LineProblem::Full});
            continue;
        }
        if (used.contains(foldedName(line.record.name))) {
            line.record.name = numbered(withoutNumber(line.record.name), used);
            ++import.renamed;
        }
        line.record.id = newId(QLatin1String("template"));
        used.insert(foldedName(line.record.name));
        byName.insert(base, all.size());
        all.append(line.record);
        import.taken.append(line);
    }
}

} // namespace mj::studio
