#pragma once
#include "api/model.h"
#include "studio/gallery.h"
#include <QScrollArea>

class QFormLayout;
class QLabel;
class QPushButton;

namespace mj::ui {

class DisclosureList;

// How one picture was made: the prompt to read, select and copy, then the figures. GUI thread.
class RecipePanel : public QScrollArea
{
    Q_OBJECT
public:
    explicit RecipePanel(QWidget *parent = nullptr);

    void setPicture(const studio::Gallery::Picture &picture);

    void setTasks(const QList<api::Task> &tasks); // what some model can do with a picture now
    DisclosureList *disclosures() const { return m_disclosures; }

signals:
    void copied();
    void taskRequested(mj::api::Task task, const QString &pictureId);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void copyPrompt();
    void fillFacts();
    void addFact(const QString &name, const QString &value);

    studio::Gallery::Picture m_picture;
    QLabel *m_origin;
    QLabel *m_promptTitle;
    QLabel *m_prompt;
    QPushButton *m_copy;
    QWidget *m_tasks;
    DisclosureList *m_disclosures;
    QLabel *m_factsTitle;
    QFormLayout *m_facts;
};

} // namespace mj::ui
