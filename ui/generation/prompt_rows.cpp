#include "ui/generation/prompt_rows.h"

namespace mj::ui {

PromptRows::PromptRows(Source source, QObject *parent) : QAbstractListModel(parent), m_source(std::move(source)), m_count(m_source.count()) {}

void PromptRows::refresh()
{
    beginResetModel();
    m_count = m_source.count();
    endResetModel();
}

QString PromptRows::idAt(int row) const
{
    return row >= 0 && row < m_count ? m_source.id(row) : QString();
}

int PromptRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_count;
}

QVariant PromptRows::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_count)
        return {};
    if (role == IdRole)
        return idAt(index.row());
    const PromptRow row = m_source.row(index.row());
    switch (role) {
    case TitleRole: return row.title;
    case TextRole: return row.text;
    case FactsRole: return row.facts;
    case PinnedRole: return row.isPinned;
    case Qt::ToolTipRole: return row.text.size() > 400 ? QString(row.text.left(400) + QChar(0x2026)).toHtmlEscaped() : row.text.toHtmlEscaped();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return row.title.isEmpty() ? row.text : row.title + QStringLiteral(". ") + row.text;
    case Qt::AccessibleDescriptionRole: return row.facts;
    default: return {};
    }
}

} // namespace mj::ui
