#include "studio/prompt_search.h"

#include <algorithm>

namespace mj::studio {

PromptSearch::PromptSearch(const QString &text) : m_words(folded(text).simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {}

bool PromptSearch::matches(const QString &foldedText) const
{
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return foldedText.contains(word); });
}

QString PromptSearch::folded(const QString &text)
{
    return text.normalized(QString::NormalizationForm_C).toCaseFolded();
}

} // namespace mj::studio
