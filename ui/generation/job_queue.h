#pragma once
#include "ui/generation/job_card.h"
#include <QHash>
#include <QWidget>

class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace mj::studio {
class Generation;
}

namespace mj::ui {

class BatchView;
class ConfirmBar;
class Paragraph;

// The jobs of this session as cards: what is being made, what waits in the order of its turns, then what has ended, newest first. A changed job
// repaints its own card only. GUI thread.
class JobQueue : public QWidget
{
    Q_OBJECT
public:
    explicit JobQueue(studio::Generation &generation, QWidget *parent = nullptr);

    void showJob(const QString &id); // scrolls to it

signals:
    void openRequested(const QString &pictureId);
    void editRequested(const mj::api::Recipe &recipe);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void refresh(const QString &id);
    void showCard(const QString &id);
    void refreshAll();
    QStringList ordered() const;
    JobCard *makeCard(const QString &id);
    JobCard::Surroundings around(const api::Generation &job) const;
    QStringList waiting() const; // in the order they will be worked
    QStringList failed() const;
    Points priceOf(const QStringList &ids) const;
    void connectParts();
    void move(const QString &id, bool isUp);
    void compare(const QString &batchId);
    void showRetryAll();
    void askAboutRetry(const QStringList &ids, Points points);
    void retranslate();

    studio::Generation &m_generation;
    QHash<QString, JobCard *> m_cards;
    QStringList m_order; // of the cards
    QLabel *m_title;
    QPushButton *m_retryAll;
    ConfirmBar *m_dearer;
    QStringList m_dearerIds;
    Points m_dearerPoints;
    BatchView *m_batch;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    QWidget *m_empty;
    QLabel *m_emptyIcon;
    Paragraph *m_emptyText;
};

} // namespace mj::ui
