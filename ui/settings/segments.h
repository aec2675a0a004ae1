#pragma once
#include <QHash>
#include <QStringList>
#include <QWidget>

class QPushButton;

namespace mj::ui {

// A few choices side by side of which exactly one holds.
class Segments : public QWidget
{
    Q_OBJECT
public:
    // Each choice is a button named "<name>_<value>".
    Segments(const QString &name, const QStringList &values, QWidget *parent = nullptr);

    void setWords(const QString &label, const QStringList &words); // in the order of the values
    void choose(const QString &value);                             // without a signal

signals:
    void chosen(const QString &value);

private:
    QStringList m_values;
    QHash<QString, QPushButton *> m_buttons;
};

} // namespace mj::ui
