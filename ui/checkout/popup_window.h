#pragma once
#include <QWidget>

class QLabel;
class QWebEngineView;

namespace mj::ui {

class AddressBar;
class CheckoutWebPage;
class NoticeBar;

// A window that a card issuer or bank opens during a checkout. Deletes itself, and its page, when the page or the person closes it. GUI thread.
class PopupWindow : public QWidget
{
    Q_OBJECT
public:
    PopupWindow(CheckoutWebPage *page, QWidget *parent);
    ~PopupWindow() override;

    CheckoutWebPage *page() const { return m_page; }

signals:
    void closedByPerson(); // the page that opened it may wait for it without end
    void stopped();        // its renderer died; it closes itself

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void showSite();
    void retranslate();
    void tellWhatIsRefused();
    void closeByItself();
    void closeIfBlank();

    CheckoutWebPage *m_page;
    AddressBar *m_bar;
    NoticeBar *m_notice;
    QLabel *m_wait;
    QWebEngineView *m_view;
    bool m_byItself = false;
};

} // namespace mj::ui
