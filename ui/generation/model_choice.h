#pragma once
#include "api/model.h"
#include <QWidget>

class QButtonGroup;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mj::ui {

class Banner;

// Which models a prompt goes to: one, or several that are compared. Those that cannot do the task stand below with the reason; a chosen one
// that is paused or gone is told, and stays chosen until the person takes another. GUI thread.
class ModelChoice : public QWidget
{
    Q_OBJECT
public:
    explicit ModelChoice(QWidget *parent = nullptr);

    void setModels(const QList<api::Model> &models);
    void setTask(api::Task task); // chosen ones that cannot do it make room for the first that can
    void setChosen(const QStringList &ids); // more than one: compared
    QList<api::Model> chosen() const;       // also paused and retired ones; none while there are no models
    QStringList chosenIds() const { return m_chosen; }
    QList<api::Task> tasks() const;         // that some live model can do

signals:
    void changed(); // by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    const api::Model *find(const QString &id) const;
    void settle();
    void rebuild();
    void showChosen();
    void onClicked(const QString &id);
    void onCompare(bool on);
    void showNotice();
    void useSuccessor();
    void retranslate();

    QList<api::Model> m_models;
    QStringList m_chosen;
    api::Task m_task = api::Task::Create;
    QString m_successor; // of the chosen retired one
    QLabel *m_title;
    QPushButton *m_compare;
    Banner *m_notice;
    QVBoxLayout *m_cards;
    QButtonGroup *m_buttons;
};

} // namespace mj::ui
