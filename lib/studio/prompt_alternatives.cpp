#include "studio/prompt_alternatives.h"

#include "studio/prompt_pattern.h"

namespace mj::studio {

PromptAlternatives expandPrompt(const QString &text, const QHash<QString, QString> &fillings)
{
    using Kind = PromptAlternatives::Kind;
    PromptAlternatives answer;
    const PatternReading reading = readPattern(text, PromptAlternatives::deepest);
    if (reading.unclosed || reading.tooDeep) {
        answer.problem = {reading.unclosed ? Kind::Unclosed : Kind::TooDeep, reading.unclosed ? *reading.unclosed : *reading.tooDeep};
        return answer;
    }
    answer.count = reading.pattern.count();
    reading.pattern.collectBlanks(answer.blanks);
    QHash<QString, QString> filled = fillings;
    filled.removeIf([](QHash<QString, QString>::iterator one) { return one.value().trimmed().isEmpty(); });
    for (const QString &blank : std::as_const(answer.blanks)) {
        if (!filled.contains(blank))
            answer.unfilled.append(blank);
    }
    if (answer.count > PromptAlternatives::most)
        answer.problem = {Kind::TooMany, 0};
    else
        answer.prompts = reading.pattern.expanded(filled);
    return answer;
}

QString escapedPrompt(const QString &text)
{
    QString escaped;
    qsizetype slashes = 0;
    for (const QChar c : text) {
        if (c == u'{' || c == u'|' || c == u'}')
            escaped += QString(slashes + 1, u'\\');
        slashes = c == u'\\' ? slashes + 1 : 0;
        escaped += c;
    }
    return escaped;
}

} // namespace mj::studio
