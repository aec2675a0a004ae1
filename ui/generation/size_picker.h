#pragma once
#include <QList>
#include <QSize>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;

namespace mj::ui {

// Picture sizes as buttons with a drawn rectangle of that shape; one is chosen. GUI thread.
class SizePicker : public QWidget
{
    Q_OBJECT
public:
    explicit SizePicker(QWidget *parent = nullptr);

    void setSizes(const QList<QSize> &sizes);
    void setCurrent(const QSize &size); // ignored when not offered
    QSize current() const;

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QList<QSize> m_sizes;
    QButtonGroup *m_buttons;
};

} // namespace mj::ui
