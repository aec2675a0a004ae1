#pragma once
#include <QLabel>

namespace mj::ui {

// The name of a site in one line. Without room its beginning goes, for the end of a name says whose it is. GUI thread.
class HostLabel : public QLabel
{
    Q_OBJECT
public:
    explicit HostLabel(QWidget *parent = nullptr);

    void setWhole(const QString &text);
    QString whole() const { return m_whole; }
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_whole;
};

} // namespace mj::ui
