#pragma once
#include <QAbstractListModel>
#include <functional>

namespace mj::ui {

// What a row of prompts says.
struct PromptRow {
    QString title; // above, strong; may be empty
    QString text;  // the prompt
    QString facts; // below, muted
    bool isPinned = false;
};

// Rows of prompts as a list model: asked for when they are shown, so a history may be as long as it likes. GUI thread.
class PromptRows : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, TitleRole, TextRole, FactsRole, PinnedRole };

    struct Source {
        std::function<int()> count;
        std::function<QString(int)> id; // cheap: asked for every chosen row
        std::function<int(const QString &)> rowOf; // -1: not there
        std::function<PromptRow(int)> row;
    };
    explicit PromptRows(Source source, QObject *parent = nullptr);

    void refresh(); // all rows are new
    QString idAt(int row) const;
    int rowOf(const QString &id) const { return m_source.rowOf(id); }
    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    Source m_source;
    int m_count = 0;
};

} // namespace mj::ui
