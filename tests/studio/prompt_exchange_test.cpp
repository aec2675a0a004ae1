#include "studio/prompt_csv.h"
#include "studio/prompt_exchange.h"
#include "support/catch.h"

#include <QRandomGenerator>
#include <QStringEncoder>

using namespace mj;
using namespace mj::studio;
using client::TemplateRecord;
using FileProblem = TemplateImport::FileProblem;
using LineProblem = TemplateImport::LineProblem;

namespace {

TemplateRecord one(const QString &name, const QString &prompt, const QString &negative = {})
{
    return {{}, name, prompt, negative};
}

QList<TemplateRecord> taken(const TemplateImport &import)
{
    QList<TemplateRecord> records;
    for (const TemplateImport::Line &line : import.taken)
        records.append(line.record);
    return records;
}

QList<TemplateRecord> awkward()
{
    return {one(QStringLiteral("=1+1"), QStringLiteral("-low, \"quoted\"; a, b"), QStringLiteral("@sum\nsecond line")),
            one(QStringLiteral("'=already"), QStringLiteral("''+x"), QStringLiteral("'plain")),
            one(QStringLiteral("한글 👩‍🎨"), QStringLiteral("{red|blue} {animal}"), {}),
            one(QStringLiteral("＝전각"), QStringLiteral("a\tb"), QStringLiteral("C:\\x"))};
}

TemplateImport readText(const QString &text)
{
    return readTemplates(text.toUtf8());
}

} // namespace

TEST_CASE("templates: CSV and JSON give back what they were made of")
{
    const QByteArray csv = templatesAsCsv(awkward());
    CHECK(csv.startsWith("\xEF\xBB\xBFname,prompt,negative_prompt\r\n"));
    CHECK(taken(readTemplates(csv)) == awkward());
    CHECK(taken(readTemplates(templatesAsJson(awkward()))) == awkward());
    CHECK(readTemplates(templatesAsJson(awkward())).isJson);
    CHECK(readTemplates(templatesAsCsv({})).taken.isEmpty());
    CHECK_FALSE(readTemplates(templatesAsCsv({})).problem);
}

TEST_CASE("templates: no cell of a CSV is a formula")
{
    const QList<CsvRow> rows = readCsv(QString::fromUtf8(templatesAsCsv(awkward()).mid(3)));
    REQUIRE(rows.size() == 5);
    for (const CsvRow &row : rows) {
        for (const QString &cell : row.cells)
            CHECK_FALSE((!cell.isEmpty() && QStringLiteral("=+-@\t\r\n＝＋－＠").contains(cell.front())));
    }
    CHECK(rows[1].cells[0] == QStringLiteral("'=1+1"));
    CHECK(rows[2].cells[2] == QStringLiteral("'plain"));
}

TEST_CASE("templates: any text survives the table")
{
    QRandomGenerator random(11);
    const QString letters = QStringLiteral("\"',;=+-@\n\t a가＝\\{|}");
    for (int i = 0; i < 5'000; ++i) {
        QStringList cells;
        for (int c = 0; c < 3; ++c) {
            QString cell;
            for (int length = random.bounded(12); length > 0; --length)
                cell += letters.at(random.bounded(int(letters.size())));
            REQUIRE(unguardedCell(guardedCell(cell)) == cell);
            cells.append(cell);
        }
        const QList<CsvRow> rows = readCsv(QStringLiteral("a,b,c\r\n") + csvLine(cells));
        REQUIRE(rows.size() == 2);
        for (int c = 0; c < 3; ++c)
            REQUIRE(unguardedCell(rows[1].cells[c]) == cells[c]);
    }
}

TEST_CASE("templates: tables of other programs")
{
    const QList<TemplateRecord> rain{one(QStringLiteral("Rain"), QStringLiteral("wet, street"), QStringLiteral("sun"))};
    CHECK(taken(readText(QStringLiteral("name,prompt,negative_prompt\nRain,\"wet, street\",sun"))) == rain);
    CHECK(taken(readText(QStringLiteral("negative_prompt;NAME; Prompt \r\nsun;Rain;wet, street\r\n"))) == rain);
    CHECK(taken(readText(QStringLiteral("name\tprompt\tnegative_prompt\rRain\twet, street\tsun\r"))) == rain);
    CHECK(taken(readText(QStringLiteral("\n\nid,name,prompt,negative_prompt\n7,Rain,\"wet, street\",sun\n\n"))) == rain);
    CHECK(taken(readText(QStringLiteral("name,prompt\nRain,wet"))) == QList{one(QStringLiteral("Rain"), QStringLiteral("wet"))});
    CHECK(taken(readText(QStringLiteral("{\"name\":\"Rain\",\"positive_prompt\":\"wet, street\",\"negative_prompt\":\"sun\"}"))) == rain);
}

TEST_CASE("templates: what is left out is named by line and reason")
{
    const TemplateImport import = readText(QStringLiteral("name,prompt,negative_prompt\r\n"
                                                          ",no name,\r\n"
                                                          "good,\"two\r\nlines\",\r\n"
                                                          "no prompt,,\r\n")
                                           + QString(121, u'n') + QStringLiteral(",long name,\r\n") + QStringLiteral("long,") + QString(32'001, u'p')
                                           + QStringLiteral(",\r\nbell,a\u0007b,\r\nonly negative,,blur\r\nopen,\"never ends,\r\nlost,x,"));
    CHECK_FALSE(import.problem);
    CHECK(taken(import) == QList{one(QStringLiteral("good"), QStringLiteral("two\nlines")), one(QStringLiteral("only negative"), {}, QStringLiteral("blur"))});
    CHECK(import.taken[1].line == 9);
    const QList<QPair<int, LineProblem>> wanted{{2, LineProblem::NoName},        {5, LineProblem::NoPrompt},         {6, LineProblem::NameTooLong},
                                                {7, LineProblem::PromptTooLong}, {8, LineProblem::ControlCharacter}, {10, LineProblem::OpenQuote}};
    REQUIRE(import.leftOut.size() == wanted.size());
    for (int i = 0; i < wanted.size(); ++i) {
        CHECK(import.leftOut[i].line == wanted[i].first);
        CHECK(import.leftOut[i].problem == wanted[i].second);
    }
    const TemplateImport json = readText(QStringLiteral("[1, {\"name\":\"a\"}, {\"name\":\"b\",\"prompt\":\"x\"}, {\"name\":\" \",\"prompt\":\"x\"}]"));
    REQUIRE(json.leftOut.size() == 3);
    CHECK(json.leftOut[1].problem == LineProblem::NoTemplate);
    CHECK(json.leftOut[2].line == 4);
    CHECK(json.taken.size() == 1);
}

TEST_CASE("templates: files that are refused whole")
{
    const auto problem = [](const QByteArray &bytes) {
        const TemplateImport import = readTemplates(bytes);
        CHECK(import.taken.isEmpty());
        return import.problem;
    };
    CHECK(problem("") == FileProblem::Empty);
    CHECK(problem("\xEF\xBB\xBF \r\n") == FileProblem::Empty);
    CHECK(problem(QByteArray(largestTemplateFile + 1, 'a')) == FileProblem::TooLarge);
    CHECK(problem("title,text\r\na,b\r\n") == FileProblem::NoColumns);
    // "이름,프롬프트" and "고양이" as Korean spreadsheets save them.
    CHECK(problem("name,prompt\r\n\xB0\xED\xBE\xE7\xC0\xCC,\xB0\xED\xBE\xE7\xC0\xCC") == FileProblem::KoreanBytes);
    CHECK(problem("name,prompt\r\n\xB0\xED\xBE\xE7\xC0\xCC,\x8C\x63\xB0\xA1 \xB0\xA1") == FileProblem::KoreanBytes); // a syllable of CP949 only
    CHECK(problem("name,prompt\r\ncaf\xE9,na\xEFve, d\xE9j\xE0 vu") == FileProblem::NoText);
    CHECK(problem("name,prompt\r\n\xC3") == FileProblem::NoText);
    QStringEncoder utf16(QStringEncoder::Utf16LE);
    CHECK(problem(QByteArray(utf16.encode(QStringLiteral("name,prompt\r\na,b")))) == FileProblem::OtherUnicode);
    CHECK(problem(QByteArray("\xFF\xFE", 2) + QByteArray(utf16.encode(QStringLiteral("이름")))) == FileProblem::OtherUnicode);
    CHECK(problem("[\n{\"name\": \"a\",\n]") == FileProblem::NoJson);
    CHECK(readTemplates("[\n{\"name\": \"a\",\n]").line == 3);
}

TEST_CASE("templates: a second import adds nothing, other words under a name get a number")
{
    QList<TemplateRecord> all;
    const QByteArray file = templatesAsCsv({one(QStringLiteral("Rain"), QStringLiteral("wet")), one(QStringLiteral("Snow"), QStringLiteral("cold"))});
    TemplateImport first = readTemplates(file);
    mergeTemplates(all, first);
    CHECK(all.size() == 2);
    CHECK_FALSE(all[0].id.isEmpty());
    TemplateImport again = readTemplates(file);
    mergeTemplates(all, again);
    CHECK(again.identical == 2);
    CHECK(all.size() == 2);

    const QByteArray other = templatesAsCsv({one(QStringLiteral("rain"), QStringLiteral("storm")), one(QStringLiteral("RAIN"), QStringLiteral("drizzle"))});
    TemplateImport renamed = readTemplates(other);
    mergeTemplates(all, renamed);
    CHECK(renamed.renamed == 2);
    REQUIRE(all.size() == 4);
    CHECK(all[2].name == QStringLiteral("rain (2)"));
    CHECK(all[3].name == QStringLiteral("RAIN (3)"));
    TemplateImport thirdTime = readTemplates(other);
    mergeTemplates(all, thirdTime);
    CHECK(thirdTime.identical == 2);
    CHECK(all.size() == 4);

    const QString longName(longestTemplateName, u'n');
    for (const char *prompt : {"a", "b"}) {
        TemplateImport next = readTemplates(templatesAsJson({one(longName, QLatin1String(prompt))}));
        mergeTemplates(all, next);
    }
    CHECK(all.last().name.size() <= longestTemplateName);
    CHECK(all.last().name.endsWith(QStringLiteral("n (2)")));
}

TEST_CASE("templates: room ends at five thousand, and the lines that found none are named")
{
    QList<TemplateRecord> many;
    for (int i = 0; i < mostTemplates + 3; ++i)
        many.append(one(QString::number(i), QStringLiteral("p")));
    QList<TemplateRecord> all;
    TemplateImport import = readTemplates(templatesAsCsv(many));
    mergeTemplates(all, import);
    CHECK(all.size() == mostTemplates);
    REQUIRE(import.leftOut.size() == 3);
    CHECK(import.leftOut[0].problem == LineProblem::Full);
    CHECK(import.leftOut[0].line == mostTemplates + 2);
}
