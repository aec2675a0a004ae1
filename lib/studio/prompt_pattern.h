#pragma once
#include <QHash>
#include <QStringList>
#include <optional>
#include <vector>

namespace mj::studio {

// A prompt as it was understood: text, blanks and groups of alternatives, in order. A value, made by readPattern.
struct PromptPattern {
    struct Piece {
        enum class Kind { Text, Blank, Group };
        Kind kind = Kind::Text;
        QString text; // the text, or the blank's name
        std::vector<PromptPattern> options;
    };
    std::vector<Piece> pieces;

    quint64 count() const; // saturates
    void collectBlanks(QStringList &names) const;
    QStringList expanded(const QHash<QString, QString> &fillings) const; // as many as count() says: ask it first
};

struct PatternReading {
    PromptPattern pattern;
    std::optional<qsizetype> unclosed; // where a group begins that does not end
    std::optional<qsizetype> tooDeep;
};

// The rules are those of prompt_alternatives.h.
PatternReading readPattern(const QString &text, int deepest);

} // namespace mj::studio
