#pragma once
#include "api/generation.h"
#include <QWidget>

class QGridLayout;
class QLabel;
class QToolButton;

namespace mj::studio {
class Generation;
}

namespace mj::ui {

// What several models, or several wordings, made of one request: side by side, with what each cost and took. In place of the queue; Escape
// goes back. GUI thread.
class BatchView : public QWidget
{
    Q_OBJECT
public:
    explicit BatchView(studio::Generation &generation, QWidget *parent = nullptr);

    void setBatch(const QString &batchId);
    static QList<api::Generation> finishedOf(const studio::Generation &generation, const QString &batchId); // those with pictures, first asked first

signals:
    void openRequested(const QString &pictureId);
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void rebuild();
    QWidget *makeCell(const api::Generation &job, bool isSameWords);
    QString factsOf(const api::Generation &job) const;

    studio::Generation &m_generation;
    QString m_batchId;
    QToolButton *m_back;
    QLabel *m_title;
    QWidget *m_cells = nullptr;
    QGridLayout *m_grid = nullptr;
};

} // namespace mj::ui
