#pragma once
#include <QPixmap>
#include <QWidget>

class QLabel;

namespace mj::ui {

// The left half of joining and signing in: a landscape painted here, the name, and one sentence on what this is.
class BrandPanel : public QWidget
{
    Q_OBJECT
public:
    explicit BrandPanel(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_line;
    QLabel *m_more;
    QPixmap m_picture;
};

} // namespace mj::ui
