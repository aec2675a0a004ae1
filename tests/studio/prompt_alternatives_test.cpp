#include "studio/prompt_alternatives.h"
#include "support/catch.h"

#include <QRandomGenerator>
#include <limits>

using namespace mj::studio;
using Kind = PromptAlternatives::Kind;

namespace {

QStringList expanded(const QString &text)
{
    const PromptAlternatives answer = expandPrompt(text);
    REQUIRE_FALSE(answer.problem);
    CHECK(answer.count == quint64(answer.prompts.size()));
    return answer.prompts;
}

QString pick(QRandomGenerator &random, const QStringList &from)
{
    return from.at(random.bounded(int(from.size())));
}

QString word(QRandomGenerator &random)
{
    return pick(random, {QStringLiteral("red"), QStringLiteral("고양이"), QStringLiteral("👩‍🎨"), QStringLiteral(" "), QString(), QStringLiteral("a\\b"),
                         QStringLiteral("\\{x\\|y\\}"), QStringLiteral("e\u0301"), QStringLiteral("1/2")});
}

// A prompt of known size: text, groups, groups in groups.
struct Known {
    QString text;
    quint64 count = 1;
};

Known madeUp(QRandomGenerator &random, int depth)
{
    Known known;
    const int pieces = random.bounded(1, 4);
    for (int i = 0; i < pieces; ++i) {
        known.text += word(random);
        if (depth == 0 || random.bounded(2) == 0)
            continue;
        const int options = random.bounded(2, 4);
        QStringList texts;
        quint64 sum = 0;
        for (int o = 0; o < options; ++o) {
            const Known option = madeUp(random, depth - 1);
            texts.append(option.text);
            sum += option.count;
        }
        known.text += u'{' + texts.join(u'|') + u'}';
        known.count *= sum;
    }
    return known;
}

} // namespace

TEST_CASE("alternatives: every combination in the order of reading")
{
    CHECK(expanded(QStringLiteral("a lake")) == QStringList{QStringLiteral("a lake")});
    CHECK(expanded(QString()) == QStringList{QString()});
    CHECK(expanded(QStringLiteral("{red|blue} rose")) == QStringList{QStringLiteral("red rose"), QStringLiteral("blue rose")});
    CHECK(expanded(QStringLiteral("{a|b}{1|2}")) == QStringList{QStringLiteral("a1"), QStringLiteral("a2"), QStringLiteral("b1"), QStringLiteral("b2")});
    CHECK(expanded(QStringLiteral("{a|b {1|2}|c}"))
          == QStringList{QStringLiteral("a"), QStringLiteral("b 1"), QStringLiteral("b 2"), QStringLiteral("c")});
    CHECK(expanded(QStringLiteral("{red |}rose")) == QStringList{QStringLiteral("red rose"), QStringLiteral("rose")});
    CHECK(expanded(QStringLiteral("{|}")) == QStringList{QString(), QString()});
    CHECK(expanded(QStringLiteral("{고양이|👩‍🎨}와 바다")) == QStringList{QStringLiteral("고양이와 바다"), QStringLiteral("👩‍🎨와 바다")});
}

TEST_CASE("alternatives: escapes, and backslashes that are none")
{
    CHECK(expanded(QStringLiteral("\\{a\\|b\\}")) == QStringList{QStringLiteral("{a|b}")});
    CHECK(expanded(QStringLiteral("{a\\|b|c\\}}")) == QStringList{QStringLiteral("a|b"), QStringLiteral("c}")});
    CHECK(expanded(QStringLiteral("C:\\\\x \\(cat\\)")) == QStringList{QStringLiteral("C:\\\\x \\(cat\\)")});
    CHECK(expanded(QStringLiteral("\\\\{a|b}")) == QStringList{QStringLiteral("\\a"), QStringLiteral("\\b")});
    CHECK(expanded(QStringLiteral("end\\")) == QStringList{QStringLiteral("end\\")});
}

TEST_CASE("alternatives: what nobody meant as a group is text")
{
    for (const char *text : {"a } b", "a | b", "{}", "a { b", "{ }", "{{}}", "{\"size\": \"1024\"}", "{a,b}", "red|blue}", "{a\nb}"})
        CHECK(expanded(QString::fromUtf8(text)) == QStringList{QString::fromUtf8(text)});
    CHECK(expanded(QStringLiteral("{ {a|b}")) == QStringList{QStringLiteral("{ a"), QStringLiteral("{ b")});
    CHECK(expanded(QStringLiteral("{{a|b}}")) == QStringList{QStringLiteral("{a}"), QStringLiteral("{b}")});
}

TEST_CASE("alternatives: mistakes say where")
{
    const auto problem = [](const QString &text) {
        const PromptAlternatives answer = expandPrompt(text);
        REQUIRE(answer.problem);
        CHECK(answer.prompts.isEmpty());
        return *answer.problem;
    };
    CHECK(problem(QStringLiteral("a {red|blue rose")).kind == Kind::Unclosed);
    CHECK(problem(QStringLiteral("a {red|blue rose")).position == 2);
    CHECK(problem(QStringLiteral("👩 {a|b {c|d}")).position == 3); // two units of UTF-16 for the face
    CHECK(problem(QStringLiteral("{x|{y|z}")).position == 0);
    CHECK(problem(QStringLiteral("{x {y|z")).position == 3);
    const QString deep = QStringLiteral("{a|").repeated(17) + QString(17, u'}');
    CHECK(problem(deep).kind == Kind::TooDeep);
    CHECK(problem(deep).position == 48);
    CHECK_FALSE(expandPrompt(QStringLiteral("{a|").repeated(16) + QString(16, u'}')).problem);
}

TEST_CASE("alternatives: more than fifty are counted, not made")
{
    const PromptAlternatives fifty = expandPrompt(QStringLiteral("{1|2|3|4|5}{1|2|3|4|5}{a|b}"));
    CHECK(fifty.prompts.size() == 50);
    const PromptAlternatives more = expandPrompt(QStringLiteral("{1|2|3|4|5}{1|2|3|4|5}{a|b|c}"));
    REQUIRE(more.problem);
    CHECK(more.problem->kind == Kind::TooMany);
    CHECK(more.count == 75);
    CHECK(more.prompts.isEmpty());
    const PromptAlternatives huge = expandPrompt(QStringLiteral("{1|2}").repeated(64));
    CHECK(huge.count == std::numeric_limits<quint64>::max());
    CHECK(expandPrompt(QStringLiteral("{1|2}").repeated(63)).count == quint64(1) << 63);
    CHECK(expandPrompt(QStringLiteral("{1|2|3}").repeated(4000)).count == std::numeric_limits<quint64>::max());
}

TEST_CASE("blanks are named once, filled as they are, and say what is missing")
{
    const QString text = QStringLiteral("{animal} in { 장소 }, {animal|no {animal}} {mood-2}");
    const PromptAlternatives empty = expandPrompt(text);
    CHECK(empty.blanks == QStringList{QStringLiteral("animal"), QStringLiteral("장소"), QStringLiteral("mood-2")});
    CHECK(empty.unfilled == empty.blanks);
    CHECK(empty.count == 2);
    CHECK_FALSE(empty.isPlain());
    const PromptAlternatives filled =
        expandPrompt(text, {{QStringLiteral("animal"), QStringLiteral("{a|b}")}, {QStringLiteral("장소"), QStringLiteral("서울")}, {QStringLiteral("mood-2"), QStringLiteral("  ")}});
    CHECK(filled.unfilled == QStringList{QStringLiteral("mood-2")});
    CHECK(filled.prompts
          == QStringList{QStringLiteral("{a|b} in 서울, animal {mood-2}"), QStringLiteral("{a|b} in 서울, no {a|b} {mood-2}")});
    CHECK(expandPrompt(QStringLiteral("a lake")).isPlain());
}

TEST_CASE("alternatives: the number is the product, and what came out stays as it is")
{
    QRandomGenerator random(20261127);
    int expandedOnes = 0;
    for (int i = 0; i < 4000; ++i) {
        const Known known = madeUp(random, 3);
        const PromptAlternatives answer = expandPrompt(known.text);
        REQUIRE(answer.count == known.count);
        REQUIRE(answer.problem.has_value() == (known.count > PromptAlternatives::most));
        if (answer.problem)
            continue;
        ++expandedOnes;
        REQUIRE(quint64(answer.prompts.size()) == known.count);
        for (const QString &prompt : answer.prompts) {
            REQUIRE(expandPrompt(escapedPrompt(prompt)).prompts == QStringList{prompt});
            if (!prompt.contains(u'{') && !prompt.contains(u'|') && !prompt.contains(u'}'))
                REQUIRE(expandPrompt(prompt).prompts == QStringList{prompt});
        }
    }
    CHECK(expandedOnes > 1000);
}

TEST_CASE("alternatives: 20,000 texts of chance are understood or refused, and escaping brings each back")
{
    QRandomGenerator random(7);
    const QString letters = QStringLiteral("{{{}}}|||\\\\ab가\u1100\u1161 \n\U0001F600");
    int refused = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        for (int length = random.bounded(40); length > 0; --length)
            text += letters.at(random.bounded(int(letters.size()))); // also halves of a surrogate pair
        const PromptAlternatives answer = expandPrompt(text);
        if (answer.problem) {
            ++refused;
            REQUIRE(answer.prompts.isEmpty());
            REQUIRE((answer.problem->kind == Kind::TooMany || text.at(answer.problem->position) == u'{'));
        } else {
            REQUIRE(quint64(answer.prompts.size()) == answer.count);
        }
        REQUIRE(expandPrompt(escapedPrompt(text)).prompts == QStringList{text});
    }
    CHECK(refused > 100);
    CHECK(refused < 19'000);
}
