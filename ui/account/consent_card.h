#pragma once
#include "ui/common/card.h"
#include <QList>
#include <QPair>

class QCheckBox;
class QGridLayout;
class QLabel;

namespace mj::ui {

class Paragraph;

// One matter to agree to, apart from all others: what it is, four facts, and a box that is never ticked beforehand.
class ConsentCard : public Card
{
    Q_OBJECT
public:
    ConsentCard(const QString &purpose, const QString &name, QWidget *parent = nullptr); // name: the box's objectName

    using Facts = QList<QPair<QString, QString>>; // what, and the fact; always as many as the first time
    void setWords(const QString &heading, const QString &agree, const Facts &facts);
    void setProblem(bool problem);
    bool isAgreed() const;
    QString purpose() const { return m_purpose; }
    QCheckBox *box() const { return m_box; }

signals:
    void answered();

private:
    QString m_purpose;
    QLabel *m_heading;
    QGridLayout *m_grid;
    QList<QPair<QLabel *, Paragraph *>> m_facts;
    QCheckBox *m_box;
    QLabel *m_problem;
};

} // namespace mj::ui
