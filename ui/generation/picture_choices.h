#pragma once
#include <QAbstractListModel>
#include <QStringList>

namespace mj::studio {
class Gallery;
}

namespace mj::ui {

// The pictures of the gallery that a search leaves, as thumbnails to choose from. The gallery's own search is not touched. GUI thread.
class PictureChoices : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PictureChoices(studio::Gallery &gallery, QObject *parent = nullptr);

    void setSearch(const QString &text); // every word, case-folded, part of a word is enough
    QString idAt(const QModelIndex &index) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void refill();

    struct Row {
        QString id;
        QString words;
    };
    studio::Gallery &m_gallery;
    QStringList m_search;
    QList<Row> m_rows;
};

} // namespace mj::ui
