#include "ui/top_up/points_page.h"
#include "studio/ledger.h"
#include "studio/session.h"
#include "studio/top_up.h"
#include "ui/common/flow_layout.h"
#include "ui/common/scroll_column.h"
#include "ui/common/state_view.h"
#include "ui/theme/roles.h"
#include "ui/top_up/balance_card.h"
#include "ui/top_up/ledger_view.h"
#include "ui/top_up/limits_card.h"
#include "ui/top_up/order_list.h"
#include "ui/top_up/order_review.h"
#include "ui/top_up/outcome_panel.h"
#include "ui/top_up/package_card.h"
#include <QLocale>
#include <QStackedLayout>
#include <QVBoxLayout>
#include <utility>

namespace mj::ui {

using State = studio::TopUp::State;

PointsPage::PointsPage(const Features &features, QWidget *parent, QStringList pluginFolders, CheckoutHost::OpenInBrowser openInBrowser)
    : Page(parent), m_features(features), m_stack(new QStackedLayout), m_state(nullptr), m_packagesTitle(new QLabel), m_review(new OrderReview),
      m_checkout(new CheckoutHost(std::move(pluginFolders), std::move(openInBrowser))), m_outcome(new OutcomePanel(features.topUp)),
      m_reviewStep(centred(m_review)), m_outcomeStep(centred(m_outcome))
{
    m_state = new StateView(makeOverview());
    m_checkout->setObjectName(QStringLiteral("checkout_host"));
    for (QWidget *step : std::initializer_list<QWidget *>{m_state, m_reviewStep, m_checkout, m_outcomeStep})
        m_stack->addWidget(step);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_stack);
    connectFeatures();
    rebuildPackages();
    retranslate();
    showState();
    showStep();
}

QWidget *PointsPage::centred(QWidget *panel)
{
    auto *step = new ScrollColumn;
    step->column()->addWidget(panel);
    step->column()->addStretch();
    return step;
}

QWidget *PointsPage::makeOverview()
{
    auto *scroll = new ScrollColumn(nullptr, length::wide);
    QVBoxLayout *column = scroll->column();
    setType(m_packagesTitle, Type::Title);
    auto *packages = new QWidget;
    m_packageRow = new FlowLayout(packages, space::m);
    m_packageRow->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new BalanceCard(m_features.session, m_features.ledger));
    column->addWidget(m_packagesTitle);
    column->addWidget(packages);
    column->addWidget(new OrderList(m_features.topUp));
    auto *ledger = new LedgerView(m_features);
    connect(ledger, &LedgerView::placeRequested, this, &PointsPage::placeRequested);
    connect(ledger, &LedgerView::orderRequested, this, &PointsPage::openItem);
    column->addWidget(ledger);
    column->addWidget(new LimitsCard(m_features.ledger));
    column->addStretch();
    return scroll;
}

void PointsPage::connectFeatures()
{
    studio::TopUp &topUp = m_features.topUp;
    connect(&topUp, &studio::TopUp::packagesChanged, this, &PointsPage::rebuildPackages);
    connect(&topUp, &studio::TopUp::loadingChanged, this, &PointsPage::showState);
    connect(&topUp, &studio::TopUp::stateChanged, this, &PointsPage::showStep);
    connect(&topUp, &studio::TopUp::checkoutReady, this, [this](const QUrl &checkout, const QUrl &returnUrl) {
        m_reviewing = false;
        m_checkout->open(checkout, returnUrl);
        m_stack->setCurrentWidget(m_checkout);
    });
    connect(m_checkout, &CheckoutHost::ended, &topUp, &studio::TopUp::finish);
    connect(m_outcome, &OutcomePanel::createRequested, this, [this] { emit placeRequested(Place::Create); });
    connect(m_review, &OrderReview::backRequested, this, [this] {
        m_reviewing = false;
        showStep();
    });
    connect(m_review, &OrderReview::payRequested, &topUp, [this](const QString &packageId) {
        const bool korean = QLocale().language() == QLocale::Korean;
        m_features.topUp.start(packageId, korean ? QStringLiteral("ko") : QStringLiteral("en"));
    });
    connect(m_state, &StateView::retryRequested, &topUp, &studio::TopUp::load);
    connect(&m_features.session, &studio::Session::offlineChanged, this, &PointsPage::showState);
}

QString PointsPage::title() const
{
    return tr("Points");
}

void PointsPage::activate()
{
    m_features.session.refreshBalance();
    m_features.topUp.load();
    m_features.ledger.load();
}

void PointsPage::openItem(const QString &orderId)
{
    m_features.topUp.checkAgain(orderId);
}

void PointsPage::rebuildPackages()
{
    // A rebuild may come while a card is being pressed.
    for (PackageCard *card : std::as_const(m_packages)) {
        m_packageRow->removeWidget(card);
        card->setObjectName(QString());
        card->hide();
        card->deleteLater();
    }
    m_packages.clear();
    for (const api::Package &package : m_features.topUp.packages()) {
        auto *card = new PackageCard(package, m_packageRow->parentWidget());
        card->setFixedWidth((length::wide - 3 * space::m) / 4);
        m_packageRow->addWidget(card);
        card->show();
        m_packages.append(card);
        connect(card, &QAbstractButton::clicked, this, [this, package] { review(package); });
    }
    showState();
}

void PointsPage::review(const api::Package &package)
{
    m_reviewing = true;
    m_review->setPackage(package);
    showStep();
    m_review->focusBack();
}

void PointsPage::showStep()
{
    const State state = m_features.topUp.state();
    m_review->setBusy(state == State::Ordering);
    if (state != State::Paying)
        m_checkout->clear();
    m_outcome->refresh();
    if (state == State::Paying) {
        m_stack->setCurrentWidget(m_checkout);
    } else if (state == State::Idle) {
        m_stack->setCurrentWidget(m_reviewing ? m_reviewStep : m_state);
    } else if (state == State::Ordering && m_reviewing) {
        m_stack->setCurrentWidget(m_reviewStep);
    } else {
        m_reviewing = false;
        m_stack->setCurrentWidget(m_outcomeStep);
    }
}

void PointsPage::showState()
{
    const studio::TopUp &topUp = m_features.topUp;
    m_state->setOffline(m_features.session.isOffline());
    const bool something = !topUp.packages().isEmpty() || !topUp.orders().isEmpty() || !topUp.entries().isEmpty();
    if (something)
        m_state->showContent();
    else if (topUp.loadFailure() && !topUp.isLoading())
        m_state->showError(*topUp.loadFailure());
    else if (topUp.isLoading())
        m_state->showLoading();
    else
        m_state->showContent();
}

void PointsPage::retranslate()
{
    m_packagesTitle->setText(tr("Buy points"));
    for (PackageCard *card : std::as_const(m_packages))
        card->retranslate();
}

} // namespace mj::ui
