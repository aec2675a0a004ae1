#pragma once
#include <QPluginLoader>
#include <QStringList>
#include <QUrl>
#include <QWidget>
#include <functional>
#include <memory>

class QLabel;
class QPushButton;
class QStackedLayout;

namespace mj::ui {

class CheckoutPage;

// Shows one checkout at a time inside the window, through the checkout plugin; when the plugin cannot be had or gives up, says what happened
// and offers the same order again, here or in the system browser. GUI thread. The plugin file is loaded when the first checkout opens, never before.
class CheckoutHost : public QWidget
{
    Q_OBJECT
public:
    using OpenInBrowser = std::function<bool(const QUrl &)>;

    explicit CheckoutHost(QStringList pluginFolders = defaultFolders(), OpenInBrowser openInBrowser = {}, QWidget *parent = nullptr);
    ~CheckoutHost() override;

    // Beside the program in a build tree, then where an installed package puts it.
    static QStringList defaultFolders();

    void open(const QUrl &checkout, const QUrl &returnUrl);
    void clear(); // ends what is shown without a signal
    bool isEmbedded() const { return m_page != nullptr; }

signals:
    void ended(); // came back, was closed, or the person says it is paid: only the service knows what happened

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Offer { NotLoaded, HostUnknown, NoAnswer, Unreachable, Unproven, Stopped, Sent, Refused };
    static Offer offerFor(const QString &reasonCode);
    bool showEmbedded();
    void offer(Offer offer);
    void sendToBrowser();
    void retranslate();
    bool neverShown() const; // nothing of the payment was on the screen

    QStringList m_folders;
    OpenInBrowser m_openInBrowser;
    std::unique_ptr<QPluginLoader> m_loader;
    QUrl m_checkout;
    QUrl m_return;
    CheckoutPage *m_page = nullptr;
    Offer m_offered = Offer::NotLoaded;
    QWidget *m_offer = nullptr;
    QLabel *m_title = nullptr;
    QLabel *m_text = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_browser = nullptr;
    QPushButton *m_check = nullptr;
    QStackedLayout *m_stack = nullptr;
};

} // namespace mj::ui
