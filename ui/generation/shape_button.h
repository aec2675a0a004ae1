#pragma once
#include "ui/common/choice_card.h"
#include <QSize>

namespace mj::ui {

// One checkable size: a rectangle in true proportion above its figures. GUI thread.
class ShapeButton : public ChoiceCard
{
    Q_OBJECT
public:
    explicit ShapeButton(const QSize &shape, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QFont figures() const;

    QSize m_shape;
};

} // namespace mj::ui
