#pragma once
#include <QHash>
#include <QStringList>
#include <optional>

namespace mj::studio {

// What a prompt with alternatives and blanks comes to.
//   {a|b|c}    alternatives: one prompt each. Several groups give every combination, the first group changing slowest. Groups may stand in
//              groups, and one may be empty ("{red |}rose").
//   {place}    a blank of that name (letters, digits, spaces, "_", "-"), filled in before sending. A filling is taken as it is.
//   \{ \| \}   the character itself. Backslashes mean something only in front of these three, where two make one.
// Everything else is text: a lone "}", a "|" outside braces, "{}", JSON, and a "{" that nobody closes - unless a "|" follows it, because then
// somebody meant alternatives and would pay for a sentence with a brace in it.
struct PromptAlternatives {
    enum class Kind {
        Unclosed, // "{red|blue rose": the brace at `position`
        TooDeep,  // more than `deepest` braces in each other, the first of them at `position`
        TooMany,  // more than `most` prompts; `count` says how many
    };
    struct Problem {
        Kind kind = Kind::Unclosed;
        qsizetype position = 0; // in UTF-16 units, as a cursor counts
    };
    static constexpr quint64 most = 50;
    static constexpr int deepest = 16;

    QStringList prompts;  // in a stable order; empty when there is a problem
    quint64 count = 0;    // before expanding; stays at its greatest value when there are more
    QStringList blanks;   // each name once, as they come
    QStringList unfilled; // blanks without a filling; in `prompts` they stand in their braces
    std::optional<Problem> problem;

    bool isPlain() const { return !problem && count == 1 && blanks.isEmpty(); }
};

PromptAlternatives expandPrompt(const QString &text, const QHash<QString, QString> &fillings = {});

// The text that expandPrompt makes `text` of: for a prompt that was sent before and comes into the box again.
QString escapedPrompt(const QString &text);

} // namespace mj::studio
