#pragma once
#include <QList>
#include <QPair>
#include <QWidget>

class QGridLayout;

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
    QGridLayout *m_grid;
};

} // namespace mj::ui
