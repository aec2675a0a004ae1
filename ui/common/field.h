#pragma once
#include "base/error.h"
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace mj::ui {

// A label above an input and one line below it: the hint, or what is wrong. Takes the input and names it for screen readers.
class Field : public QWidget
{
    Q_OBJECT
public:
    explicit Field(QWidget *input, QWidget *parent = nullptr);

    void setLabel(const QString &label);
    void setHint(const QString &hint);
    void setProblem(const QString &problem); // empty: none. The input keeps what was typed
    bool hasProblem() const { return !m_problem.isEmpty(); }
    QWidget *input() const { return m_input; }
    void addBelow(QWidget *widget); // between the input and the line below

private:
    void showLine();

    QWidget *m_input;
    QLabel *m_label;
    QLabel *m_line;
    QVBoxLayout *m_layout;
    QString m_hint;
    QString m_problem;
};

} // namespace mj::ui
