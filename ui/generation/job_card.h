#pragma once
#include "api/generation.h"
#include "ui/common/card.h"

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

    // `modelName` may be empty when the model is gone. `picture` may be null.
    void setJob(const api::Generation &job, const QString &modelName, const QImage &picture);
    QString jobId() const { return m_job.id; }

signals:
    void cancelRequested(const QString &id, mj::Points mostPoints);
    void openRequested(const QString &pictureId);
    void forgetRequested(const QString &id);

protected:
    void changeEvent(QEvent *event) override;

private:
    QLayout *makeHead();
    QLayout *makeFoot();
    void retranslate();
    void showState();
    QString sentence() const;

    api::Generation m_job;
    QString m_modelName;
    PartialPicture *m_picture;
    ElidedLabel *m_prompt;
    QToolButton *m_forget;
    ElidedLabel *m_recipe;
    Badge *m_state;
    QLabel *m_points;
    QProgressBar *m_progress;
    Paragraph *m_sentence;
    QPushButton *m_cancel;
    QPushButton *m_open;
};

} // namespace mj::ui
