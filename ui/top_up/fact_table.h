#pragma once
#include <QList>
#include <QPair>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace mj::ui {

// Names on the left, what they are on the right, selectable. GUI thread.
class FactTable : public QWidget
{
    Q_OBJECT
public:
    using Fact = QPair<QString, QString>;

    explicit FactTable(QWidget *parent = nullptr);

    void setFacts(const QList<Fact> &facts);

private:
    void addRow();

    QGridLayout *m_grid;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
};

} // namespace mj::ui
