#pragma once
#include <QHash>
#include <QWidget>

class QLabel;
class QScrollArea;
class QVBoxLayout;

namespace mj::studio {
class Generation;
}

namespace mj::ui {

class JobCard;
class Paragraph;

// The jobs of this session as cards, newest first; a changed job repaints its own card only. GUI thread.
class JobQueue : public QWidget
{
    Q_OBJECT
public:
    explicit JobQueue(studio::Generation &generation, QWidget *parent = nullptr);

    void showJob(const QString &id); // scrolls to it

signals:
    void openRequested(const QString &pictureId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void refresh(const QString &id);
    JobCard *makeCard(const QString &id);
    void retranslate();

    studio::Generation &m_generation;
    QHash<QString, JobCard *> m_cards;
    QLabel *m_title;
    QScrollArea *m_scroll;
    QVBoxLayout *m_list;
    QWidget *m_empty;
    QLabel *m_emptyIcon;
    Paragraph *m_emptyText;
};

} // namespace mj::ui
