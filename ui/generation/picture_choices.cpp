#include "ui/generation/picture_choices.h"
#include "studio/gallery.h"
#include "ui/theme/tokens.h"
#include <QIcon>
#include <QPixmap>
#include <algorithm>

namespace mj::ui {

PictureChoices::PictureChoices(studio::Gallery &gallery, QObject *parent) : QAbstractListModel(parent), m_gallery(gallery)
{
    connect(&gallery, &studio::Gallery::opened, this, &PictureChoices::refill);
    connect(&gallery, &studio::Gallery::rowsChanged, this, &PictureChoices::refill);
    connect(&gallery, &studio::Gallery::thumbnailReady, this, [this](const QString &id) {
        const auto row = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row &one) { return one.id == id; });
        if (row != m_rows.end()) {
            const QModelIndex changed = index(int(row - m_rows.begin()));
            emit dataChanged(changed, changed, {Qt::DecorationRole});
        }
    });
    refill();
}

void PictureChoices::setSearch(const QString &text)
{
    m_search = text.normalized(QString::NormalizationForm_C).toCaseFolded().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    refill();
}

void PictureChoices::refill()
{
    beginResetModel();
    m_rows.clear();
    for (const studio::Gallery::Picture &picture : m_gallery.all()) {
        const QString folded = picture.prompt.normalized(QString::NormalizationForm_C).toCaseFolded();
        if (std::all_of(m_search.begin(), m_search.end(), [&](const QString &word) { return folded.contains(word); }))
            m_rows.append({picture.id, picture.prompt});
    }
    endResetModel();
}

QString PictureChoices::idAt(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_rows.size() ? m_rows[index.row()].id : QString();
}

int PictureChoices::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PictureChoices::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_rows.size())
        return {};
    const Row &row = m_rows[index.row()];
    if (role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
        return row.words;
    if (role != Qt::DecorationRole)
        return {};
    const QImage image = m_gallery.thumbnail(row.id);
    if (!image.isNull())
        return QPixmap::fromImage(image.scaled(length::rail, length::rail, Qt::KeepAspectRatio, Qt::SmoothTransformation));
    QPixmap empty(length::rail, length::rail);
    empty.fill(Qt::transparent);
    return empty;
}

} // namespace mj::ui
