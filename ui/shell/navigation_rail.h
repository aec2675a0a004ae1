#pragma once
#include "ui/common/page.h"
#include <QFrame>
#include <QHash>

class QToolButton;
class QVBoxLayout;

namespace mj::ui {

// The column of places on the left: icon and label each, Settings and Account at its foot.
class NavigationRail : public QFrame
{
    Q_OBJECT
public:
    explicit NavigationRail(QWidget *parent = nullptr);

    void setCurrent(Place place);
    void setPerson(const QString &name, const QByteArray &photo); // on the account's button
    static const QList<Place> &places(); // from top to bottom; the first five have Ctrl+1..5

signals:
    void chosen(mj::ui::Place place);

protected:
    void changeEvent(QEvent *event) override;

private:
    QToolButton *addButton(Place place);
    void retranslate();

    void drawPerson();

    QVBoxLayout *m_column;
    QString m_name;
    QByteArray m_photo;
    QHash<Place, QToolButton *> m_buttons;
};

} // namespace mj::ui
