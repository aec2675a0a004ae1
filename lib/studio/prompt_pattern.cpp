#include "studio/prompt_pattern.h"

#include <limits>
#include <utility>

namespace mj::studio {
namespace {

constexpr quint64 manyMost = std::numeric_limits<quint64>::max();
constexpr qsizetype longestName = 40;

struct Mark {
    QChar sign;          // '{', '|', '}', or null: text
    QString text;        // of text
    qsizetype at = 0;    // in the prompt
    qsizetype end = -1;  // of a '{' that is closed: index of its '}'
    bool hasBar = false; // of a '{'
};

bool isSign(QChar c)
{
    return c == u'{' || c == u'|' || c == u'}';
}

// Signs and the text between them, backslashes resolved.
std::vector<Mark> marksOf(const QString &text)
{
    std::vector<Mark> marks;
    const auto say = [&marks](const QString &words, qsizetype at) {
        if (words.isEmpty())
            return;
        if (marks.empty() || !marks.back().sign.isNull())
            marks.push_back({QChar(), QString(), at});
        marks.back().text += words;
    };
    for (qsizetype i = 0; i < text.size();) {
        qsizetype after = i;
        while (after < text.size() && text.at(after) == u'\\')
            ++after;
        const qsizetype slashes = after - i;
        const bool isBefore = after < text.size() && isSign(text.at(after));
        say(QString(isBefore ? slashes / 2 : slashes, u'\\'), i);
        if (after < text.size() && isBefore && slashes % 2 == 0)
            marks.push_back({text.at(after), QString(), after});
        else if (after < text.size())
            say(text.at(after), after);
        i = after + 1;
    }
    return marks;
}

// Finds the pairs. A '}' or '|' outside every pair is text. Gives the braces that stay open.
std::vector<qsizetype> pairUp(std::vector<Mark> &marks)
{
    std::vector<qsizetype> open;
    for (qsizetype i = 0; i < qsizetype(marks.size()); ++i) {
        Mark &mark = marks[i];
        if (mark.sign == u'{') {
            open.push_back(i);
        } else if (open.empty() && !mark.sign.isNull()) {
            mark.text = std::exchange(mark.sign, QChar());
        } else if (mark.sign == u'|') {
            marks[open.back()].hasBar = true;
        } else if (mark.sign == u'}') {
            marks[open.back()].end = i;
            open.pop_back();
        }
    }
    return open;
}

std::optional<qsizetype> tooDeep(const std::vector<Mark> &marks, int deepest)
{
    int depth = 0;
    for (const Mark &mark : marks) {
        depth += mark.sign == u'{' ? 1 : mark.sign == u'}' ? -1 : 0;
        if (depth > deepest)
            return mark.at;
    }
    return std::nullopt;
}

// Letters, digits, blanks, '_' and '-': a piece of JSON in a prompt is not a blank to fill in.
bool isName(const QString &name)
{
    if (name.isEmpty() || name.size() > longestName)
        return false;
    for (const char32_t c : name.toUcs4()) {
        if (!QChar::isLetterOrNumber(c) && !QChar::isMark(c) && c != U' ' && c != U'_' && c != U'-')
            return false;
    }
    return true;
}

class Builder
{
public:
    explicit Builder(const std::vector<Mark> &marks) : m_marks(marks) {}

    PromptPattern build(qsizetype from, qsizetype to) const
    {
        PromptPattern pattern;
        for (qsizetype i = from; i < to; ++i) {
            const Mark &mark = m_marks[i];
            if (mark.sign != u'{') {
                say(pattern, mark.text);
                continue;
            }
            if (mark.hasBar)
                pattern.pieces.push_back({PromptPattern::Piece::Kind::Group, QString(), optionsOf(i)});
            else
                addBraces(pattern, i);
            i = mark.end;
        }
        return pattern;
    }

private:
    static void say(PromptPattern &pattern, const QString &text)
    {
        if (pattern.pieces.empty() || pattern.pieces.back().kind != PromptPattern::Piece::Kind::Text)
            pattern.pieces.push_back({PromptPattern::Piece::Kind::Text, text, {}});
        else
            pattern.pieces.back().text += text;
    }

    std::vector<PromptPattern> optionsOf(qsizetype group) const
    {
        std::vector<PromptPattern> options;
        qsizetype from = group + 1;
        for (qsizetype i = from; i <= m_marks[group].end; ++i) {
            if (m_marks[i].sign == u'{') {
                i = m_marks[i].end;
            } else if (m_marks[i].sign == u'|' || i == m_marks[group].end) {
                options.push_back(build(from, i));
                from = i + 1;
            }
        }
        return options;
    }

    // Braces without a bar: a blank when there is a name in them, else just braces around what is in them.
    void addBraces(PromptPattern &pattern, qsizetype open) const
    {
        const qsizetype end = m_marks[open].end;
        const QString name = end == open + 2 ? m_marks[open + 1].text.trimmed() : QString();
        if (isName(name) && m_marks[open + 1].sign.isNull()) {
            pattern.pieces.push_back({PromptPattern::Piece::Kind::Blank, name, {}});
            return;
        }
        say(pattern, QStringLiteral("{"));
        for (PromptPattern::Piece &piece : build(open + 1, end).pieces) {
            if (piece.kind == PromptPattern::Piece::Kind::Text)
                say(pattern, piece.text);
            else
                pattern.pieces.push_back(std::move(piece));
        }
        say(pattern, QStringLiteral("}"));
    }

    const std::vector<Mark> &m_marks;
};

quint64 product(quint64 a, quint64 b)
{
    return b != 0 && a > manyMost / b ? manyMost : a * b;
}

} // namespace

quint64 PromptPattern::count() const
{
    quint64 all = 1;
    for (const Piece &piece : pieces) {
        if (piece.kind != Piece::Kind::Group)
            continue;
        quint64 sum = 0;
        for (const PromptPattern &option : piece.options) {
            const quint64 some = option.count();
            sum = sum > manyMost - some ? manyMost : sum + some;
        }
        all = product(all, sum);
    }
    return all;
}

void PromptPattern::collectBlanks(QStringList &names) const
{
    for (const Piece &piece : pieces) {
        if (piece.kind == Piece::Kind::Blank && !names.contains(piece.text))
            names.append(piece.text);
        for (const PromptPattern &option : piece.options)
            option.collectBlanks(names);
    }
}

QStringList PromptPattern::expanded(const QHash<QString, QString> &fillings) const
{
    QStringList all{QString()};
    for (const Piece &piece : pieces) {
        QStringList ends;
        if (piece.kind == Piece::Kind::Text)
            ends.append(piece.text);
        else if (piece.kind == Piece::Kind::Blank)
            ends.append(fillings.value(piece.text, u'{' + piece.text + u'}'));
        for (const PromptPattern &option : piece.options)
            ends.append(option.expanded(fillings));
        QStringList longer;
        longer.reserve(all.size() * ends.size());
        for (const QString &start : std::as_const(all)) {
            for (const QString &end : std::as_const(ends))
                longer.append(start + end);
        }
        all = std::move(longer);
    }
    return all;
}

PatternReading readPattern(const QString &text, int deepest)
{
    PatternReading reading;
    std::vector<Mark> marks = marksOf(text);
    for (const qsizetype open : pairUp(marks)) {
        if (marks[open].hasBar) {
            reading.unclosed = marks[open].at;
            return reading;
        }
        marks[open].text = std::exchange(marks[open].sign, QChar());
    }
    reading.tooDeep = tooDeep(marks, deepest);
    if (!reading.tooDeep)
        reading.pattern = Builder(marks).build(0, qsizetype(marks.size()));
    return reading;
}

} // namespace mj::studio
