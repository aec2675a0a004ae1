#pragma once
#include <QHash>
#include <QStringList>
#include <optional>

namespace mj::studio {

// What a prompt with alternatives and blanks comes to.
//   {a|b|c}    alternatives: one prompt each; several groups give every combination, the first group changing slowest. Groups may be
//              nested and may be empty ("{red |}rose").
//   {place}    a blank with that name, filled in before sending. The filling is taken as it is.
//   \{ \| \}   the character itself. Backslashes count only in front of one of these three (two make one there).
// Everything else is text: a lone "}", a "|" outside braces, "{}", and a "{" that nobody closes - unless a "|" follows it, because then
// somebody meant alternatives and would pay for a sentence with a brace in it.
struct PromptAlternatives {
    enum class Kind {
        Unclosed, // "{red|blue rose": the brace at `position`
        TooDeep,  // more than `deepest` groups inside each other, at `position`
        TooMany,  // more than `most` prompts; `count` says how many
    };
    struct Problem {
        Kind kind = Kind::Unclosed;
        qsizetype position = 0; // in UTF-16 units, as a cursor counts
    };
    static constexpr int most = 50;
    static constexpr int deepest = 16;

    QStringList prompts;   // in a stable order; empty when there is a problem
    quint64 count = 0;     // before expanding; stays at its greatest value when there are more
    QStringList blanks;    // each name once, as they come
    QStringList unfilled;  // blanks without a filling; they stand in `prompts` as they were written
    std::optional<Problem> problem;

    bool isPlain() const { return !problem && count == 1 && blanks.isEmpty(); }
};

PromptAlternatives expandPrompt(const QString &text, const QHash<QString, QString> &fillings = {});

// Text that expandPrompt gives back as it is: for a prompt that was sent before and is written into the box again.
QString escapedPrompt(const QString &text);

} // namespace mj::studio
