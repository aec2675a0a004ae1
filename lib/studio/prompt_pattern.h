#pragma once
#include <QHash>
#include <QList>
#include <QStringList>
#include <memory>

namespace mj::studio {

// A prompt as it was understood: text, blanks and groups of alternatives. A value, made by readPattern.
struct PromptPattern {
    struct Piece {
        enum class Kind { Text, Blank, Group };
        Kind kind = Kind::Text;
        QString text; // the text, or the blank's name
        QList<PromptPattern> options;
    };
    QList<Piece> pieces;

    quint64 count() const; // saturates
    void collectBlanks(QStringList &names) const;
    QStringList expanded(const QHash<QString, QString> &fillings) const; // ask count() first
};

struct PatternProblem {
    bool isTooDeep = false; // else unclosed
    qsizetype position = 0;
};

// Either a pattern or what is wrong with it.
struct PatternReading {
    PromptPattern pattern;
    std::unique_ptr<PatternProblem> problem;
};

PatternReading readPattern(const QString &text, int deepest);

} // namespace mj::studio
