#pragma once
#include "api/generation.h"
#include "api/queue.h"
#include "ui/common/card.h"
#include <QImage>
#include <optional>

class QAbstractButton;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace mj::ui {

class Badge;
class ElidedLabel;
class Paragraph;
class PartialPicture;

// One job of the queue: what was asked, how far it is, what it costs or gave back, and the one thing to do next. GUI thread.
class JobCard : public Card
{
    Q_OBJECT
public:
    explicit JobCard(QWidget *parent = nullptr);

    // What a card shows beside its job.
    struct Surroundings {
        QString modelName; // empty when the model is gone
        QImage picture;    // may be null
        std::optional<api::QueuePlace> place;
        bool canMoveUp = false; // an own waiting job is before it, or after it
        bool canMoveDown = false;
        bool canCompare = false; // others of its batch have pictures
    };
    void setJob(const api::Generation &job, const Surroundings &around);
    QString jobId() const { return m_job.id; }

signals:
    void cancelRequested(const QString &id, mj::Points mostPoints);
    void openRequested(const QString &pictureId);
    void retryRequested(const QString &id, mj::Points most);
    void editRequested(const QString &id);
    void moveRequested(const QString &id, bool isUp);
    void compareRequested(const QString &batchId);
    void forgetRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *makeHead();
    QLayout *makeFoot();
    void connectButtons();
    QList<QAbstractButton *> buttons() const;
    void retranslate();
    void showState();
    QString sentence() const;

    api::Generation m_job;
    Surroundings m_around;
    PartialPicture *m_picture;
    ElidedLabel *m_prompt;
    QToolButton *m_forget;
    ElidedLabel *m_recipe;
    Badge *m_state;
    QLabel *m_points;
    QProgressBar *m_progress;
    Paragraph *m_sentence;
    QToolButton *m_up;
    QToolButton *m_down;
    QPushButton *m_cancel;
    QPushButton *m_edit;
    QPushButton *m_retry;
    QPushButton *m_compare;
    QPushButton *m_open;
};

} // namespace mj::ui
