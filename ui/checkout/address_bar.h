#pragma once
#include <QFrame>
#include <QUrl>

class QLabel;
class QPushButton;

namespace mj::ui {

class ElidedLabel;

// Whose page is shown, the one thing a person can check before typing into it, and the ways out of it. GUI thread.
class AddressBar : public QFrame
{
    Q_OBJECT
public:
    // A bank's window is closed like any window and cannot be continued elsewhere: it has no ways out here.
    enum class WaysOut { None, BrowserAndClose };

    explicit AddressBar(WaysOut ways, QWidget *parent = nullptr);

    void setAddress(const QUrl &address); // empty and about: addresses leave what was said before

signals:
    void browserRequested();
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Line { Encrypted, ThisComputer, Open };

    Line line() const;
    void addWaysOut();
    void paintIcon();
    void retranslate();

    QUrl m_address;
    QLabel *m_icon;
    ElidedLabel *m_host;
    QPushButton *m_browser = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace mj::ui
