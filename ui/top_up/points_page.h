#pragma once
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/save_file.h"
#include "ui/top_up/checkout_host.h"
#include "ui/top_up/purchase.h"

class QPushButton;
class QStackedLayout;
class QStackedWidget;
class QTabBar;

namespace mj::ui {

class AmountCard;
class FlowLayout;
class OrderReview;
class OutcomePanel;
class PackageCard;
class Paragraph;
class RefundPanel;
class StateView;

// How the page reaches out of the window.
struct PointsDoors {
    QStringList pluginFolders = CheckoutHost::defaultFolders();
    CheckoutHost::OpenInBrowser openInBrowser; // checkouts and receipts; without one the desktop's own
    AskFile askFile;                           // without one the system's dialog
    std::function<QUrl()> playBank{};          // local studio: where its play money is moved
};

// The balance, buying points from package to outcome, giving them back, and the record of all of it. GUI thread.
class PointsPage : public Page
{
    Q_OBJECT
public:
    explicit PointsPage(const Features &features, QWidget *parent = nullptr, PointsDoors doors = {});

    QString title() const override;
    void activate() override;
    void openItem(const QString &orderId) override;

protected:
    void retranslate() override;

private:
    enum Tab { Buy, Orders, Movements };
    QWidget *makeOverview();
    QWidget *makeBuying();
    QWidget *makeOrders();
    QWidget *makeMovements();
    QWidget *centred(QWidget *panel);
    void connectTopUp();
    void connectRefund();
    void showTab(int tab);
    void rebuildPackages();
    void review(const Purchase &purchase);
    void pay(const Purchase &purchase);
    void openReceipt(const QUrl &receipt);
    void saveDocument(const QString &orderId);
    void showState();
    void showStep();

    Features m_features;
    PointsDoors m_doors;
    QStackedLayout *m_stack;
    StateView *m_state = nullptr;
    QTabBar *m_tabs;
    QStackedWidget *m_tabStack;
    QLabel *m_packagesTitle;
    FlowLayout *m_packageRow = nullptr;
    QList<PackageCard *> m_packages;
    Paragraph *m_noOffer;
    AmountCard *m_amount;
    QPushButton *m_playBank;
    OrderReview *m_review;
    CheckoutHost *m_checkout;
    OutcomePanel *m_outcome;
    RefundPanel *m_refund;
    QWidget *m_reviewStep;
    QWidget *m_outcomeStep;
    QWidget *m_refundStep;
    bool m_reviewing = false;
};

} // namespace mj::ui
