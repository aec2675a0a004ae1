#pragma once
#include "base/money.h"
#include <QList>
#include <QString>
#include <QWidget>

namespace mj::ui {

// Points by model as bars, the largest first, each with its number; what does not fit into twelve is the last bar. GUI thread.
class ModelChart : public QWidget
{
    Q_OBJECT
public:
    struct Bar {
        QString label;
        Points points;
        bool operator==(const Bar &) const = default;
    };
    static constexpr int mostBars = 12;

    explicit ModelChart(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars); // largest first
    QList<Bar> bars() const { return m_shown; } // as painted
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    int rowHeight() const;
    int labelWidth() const;
    int valueWidth() const;

    QList<Bar> m_bars;
    QList<Bar> m_shown;
    bool m_hasOthers = false;
};

} // namespace mj::ui
