#pragma once
#include "client/prompt_record.h"
#include <QByteArray>
#include <QList>
#include <optional>

namespace mj::studio {

constexpr int mostTemplates = 5'000;
constexpr int longestTemplateName = 120;
constexpr int longestTemplatePrompt = 32'000; // as a prompt that is sent
constexpr qint64 largestTemplateFile = 8 * 1024 * 1024;

// What became of a file of templates.
struct TemplateImport {
    enum class FileProblem {
        Unreadable,
        TooLarge,     // above largestTemplateFile
        Empty,
        KoreanBytes,  // looks like EUC-KR or CP949, as spreadsheets in Korea save it
        OtherUnicode, // UTF-16 or UTF-32
        NoText,       // neither of those nor UTF-8
        NoJson,       // broken at `line`
        NoColumns,    // CSV without the columns "name" and "prompt"
        NotStored,
    };
    enum class LineProblem { NoName, NoPrompt, NameTooLong, PromptTooLong, NoTemplate, OpenQuote, ControlCharacter, Full };
    struct LeftOut {
        int line = 0; // from 1
        LineProblem problem = LineProblem::NoName;
    };

    std::optional<FileProblem> problem;
    int line = 0; // of the file, when the problem has one
    struct Line {
        int line = 0;
        client::TemplateRecord record; // without an id until it is merged
    };
    bool isJson = false;  // then a "line" of taken and leftOut is the number of the entry
    QList<Line> taken;
    int identical = 0;                   // were there already, letter for letter
    int renamed = 0;                     // the name was there with other words: kept as "name (2)"
    QList<LeftOut> leftOut;
};

// InvokeAI's columns: name, prompt, negative_prompt. RFC 4180 in UTF-8 with its mark; a text that a spreadsheet would take for a formula gets
// an apostrophe in front, which readTemplates takes away again.
QByteArray templatesAsCsv(const QList<client::TemplateRecord> &templates);
QByteArray templatesAsJson(const QList<client::TemplateRecord> &templates); // an array of objects with the same names

// CSV (comma, semicolon or tab; columns in any order) or JSON, told apart by the first character. Pure; any thread.
TemplateImport readTemplates(const QByteArray &bytes);

// Puts what was read behind what is there: identical ones are left out, a name in use gets a number, room ends at mostTemplates. Gives ids.
void mergeTemplates(QList<client::TemplateRecord> &all, TemplateImport &import);

QString foldedName(const QString &name); // names that differ in case, blanks or composition only are one name

} // namespace mj::studio
