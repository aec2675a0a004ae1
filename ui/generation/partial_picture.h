#pragma once
#include <QImage>
#include <QWidget>

namespace mj::ui {

// A small square that shows a picture in the making: the latest partial one, or a quiet shape while there is none. GUI thread.
class PartialPicture : public QWidget
{
    Q_OBJECT
public:
    explicit PartialPicture(QWidget *parent = nullptr);

    void setSide(int pixels); // length::rail unless said otherwise
    void setPicture(const QImage &picture);
    void setMark(const QString &iconName); // shown while there is no picture

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_picture;
    QString m_mark;
};

} // namespace mj::ui
