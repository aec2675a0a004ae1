#pragma once
#include <QStringList>

namespace mj::studio {

// What a person looks for, by the gallery's rule: every word, case-folded, part of a word is enough (also two Korean syllables).
class PromptSearch
{
public:
    PromptSearch() = default;
    explicit PromptSearch(const QString &text);

    bool isEmpty() const { return m_words.isEmpty(); }
    bool matches(const QString &foldedText) const;
    static QString folded(const QString &text); // composed and case-folded

private:
    QStringList m_words;
};

} // namespace mj::studio
