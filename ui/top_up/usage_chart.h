#pragma once
#include "api/points.h"
#include <QList>
#include <QWidget>
#include <functional>

namespace mj::ui {

// Points used, a bar for each model, the most used first; beyond twelve bars the last one is all others. GUI thread.
class UsageChart : public QWidget
{
    Q_OBJECT
public:
    struct Bar {
        QString label;
        Points points;
        bool operator==(const Bar &) const = default;
    };
    static constexpr int mostBars = 12;

    // What settled movements used, by model; `nameOf` gives a model's name.
    static QList<Bar> barsOf(const QList<api::PointEntry> &entries, const std::function<QString(const QString &)> &nameOf);

    explicit UsageChart(QWidget *parent = nullptr);

    void setBars(const QList<Bar> &bars); // tells the numbers to screen readers too
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int labelWidth() const;

    QList<Bar> m_bars;
};

} // namespace mj::ui
