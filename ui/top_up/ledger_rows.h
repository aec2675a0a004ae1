#pragma once
#include "api/points.h"
#include <QWidget>

class QGridLayout;

namespace mj::ui {

// Movements of points in words, a line each: when, what for, how many, how many afterwards. What a line is about can be opened. GUI thread.
class LedgerRows : public QWidget
{
    Q_OBJECT
public:
    explicit LedgerRows(const QList<api::PointEntry> &entries, QWidget *parent = nullptr);

signals:
    void orderRequested(const QString &orderId);
    void generationRequested(const QString &generationId);

private:
    void addEntry(int row, const api::PointEntry &entry);
    void addSubject(int row, const api::PointEntry &entry);

    QGridLayout *m_grid;
};

} // namespace mj::ui
