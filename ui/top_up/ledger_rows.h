#pragma once
#include "api/points.h"
#include <QStringList>
#include <QWidget>
#include <functional>

class QGridLayout;
class QLabel;

namespace mj::ui {

// Movements as lines: when, what for, how many, how many afterwards, and a link to what they belong to. GUI thread.
class LedgerRows : public QWidget
{
    Q_OBJECT
public:
    using ModelName = std::function<QString(const QString &id)>;

    explicit LedgerRows(ModelName modelName, QWidget *parent = nullptr);

    // Lines that are here already are left alone, with the focus they may have.
    void setEntries(const QList<api::PointEntry> &entries);
    void rewrite(); // in another language, or with names that came later

signals:
    void generationRequested(const QString &generationId);
    void orderRequested(const QString &orderId);

private:
    void addRow(int row, const api::PointEntry &entry);
    void addLink(int row, const api::PointEntry &entry, const QString &line);
    QLabel *addCell(int row, int column, const QString &text, int side);
    void clear();

    ModelName m_modelName;
    QList<api::PointEntry> m_entries;
    QStringList m_ids;
    QGridLayout *m_grid = nullptr;
    QWidget *m_body = nullptr;
};

} // namespace mj::ui
