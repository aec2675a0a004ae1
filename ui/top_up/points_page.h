#pragma once
#include "api/top_up.h"
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/top_up/checkout_host.h"

class QLabel;
class QStackedLayout;

namespace mj::ui {

class FlowLayout;
class OrderReview;
class OutcomePanel;
class PackageCard;
class StateView;

// The balance, buying points from package to outcome, and the record of both. GUI thread.
class PointsPage : public Page
{
    Q_OBJECT
public:
    explicit PointsPage(const Features &features, QWidget *parent = nullptr, QStringList pluginFolders = CheckoutHost::defaultFolders(),
                        CheckoutHost::OpenInBrowser openInBrowser = {});

    QString title() const override;
    void activate() override;
    void openItem(const QString &orderId) override;

protected:
    void retranslate() override;

private:
    QWidget *makeOverview();
    QWidget *centred(QWidget *panel);
    void connectFeatures();
    void rebuildPackages();
    void review(const api::Package &package);
    void showState();
    void showStep();

    Features m_features;
    QStackedLayout *m_stack;
    StateView *m_state;
    QLabel *m_packagesTitle;
    FlowLayout *m_packageRow = nullptr;
    QList<PackageCard *> m_packages;
    OrderReview *m_review;
    CheckoutHost *m_checkout;
    OutcomePanel *m_outcome;
    QWidget *m_reviewStep;
    QWidget *m_outcomeStep;
    bool m_reviewing = false;
};

} // namespace mj::ui
