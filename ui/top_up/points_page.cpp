#include "ui/top_up/points_page.h"
#include "studio/ledger.h"
#include "studio/refund.h"
#include "studio/session.h"
#include "studio/top_up.h"
#include "ui/common/error_text.h"
#include "ui/common/flow_layout.h"
#include "ui/common/language.h"
#include "ui/common/paragraph.h"
#include "ui/common/scroll_column.h"
#include "ui/common/state_view.h"
#include "ui/top_up/amount_card.h"
#include "ui/top_up/balance_card.h"
#include "ui/top_up/ledger_view.h"
#include "ui/top_up/limits_card.h"
#include "ui/top_up/order_list.h"
#include "ui/top_up/order_review.h"
#include "ui/top_up/outcome_panel.h"
#include "ui/top_up/own_receipt.h"
#include "ui/top_up/package_card.h"
#include "ui/top_up/refund_panel.h"
#include <QDesktopServices>
#include <QPushButton>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>
#include <utility>

namespace mj::ui {
namespace {

using State = studio::TopUp::State;
using RefundState = studio::Refund::State;

constexpr int packagesInARow = 4;

// A receipt is a page of the payment service: nothing else is handed to the desktop.
bool isWebPage(const QUrl &url)
{
    const bool isLocal = url.host() == QLatin1String("127.0.0.1") || url.host() == QLatin1String("localhost");
    return url.isValid() && (url.scheme() == QLatin1String("https") || (url.scheme() == QLatin1String("http") && isLocal));
}

} // namespace

PointsPage::PointsPage(const Features &features, QWidget *parent, PointsDoors doors)
    : Page(parent), m_features(features), m_doors(std::move(doors)), m_stack(new QStackedLayout), m_tabs(new QTabBar),
      m_tabStack(new QStackedWidget), m_packagesTitle(new QLabel), m_noOffer(new Paragraph(nullptr, Type::Small, Tone::Muted)),
      m_amount(new AmountCard), m_playBank(new QPushButton), m_review(new OrderReview), m_checkout(new CheckoutHost(m_doors.pluginFolders, m_doors.openInBrowser)),
      m_outcome(new OutcomePanel(features.topUp)), m_refund(new RefundPanel(features.refund)), m_reviewStep(centred(m_review)),
      m_outcomeStep(centred(m_outcome)), m_refundStep(centred(m_refund))
{
    if (!m_doors.openInBrowser)
        m_doors.openInBrowser = [](const QUrl &url) { return QDesktopServices::openUrl(url); };
    m_state = new StateView(makeOverview());
    m_checkout->setObjectName(QStringLiteral("checkout_host"));
    for (QWidget *step : std::initializer_list<QWidget *>{m_state, m_reviewStep, m_checkout, m_outcomeStep, m_refundStep})
        m_stack->addWidget(step);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(m_stack);
    connectTopUp();
    connectRefund();
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
    m_tabs->setObjectName(QStringLiteral("points_tabs"));
    m_tabs->setExpanding(false);
    for (int tab = Buy; tab <= Movements; ++tab)
        m_tabs->addTab(QString());
    m_tabStack->addWidget(makeBuying());
    m_tabStack->addWidget(makeOrders());
    m_tabStack->addWidget(makeMovements());
    auto *overview = new QWidget;
    auto *column = new QVBoxLayout(overview);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::xl, 0, space::xl, 0);
    row->addWidget(m_tabs);
    row->addStretch(1);
    column->addLayout(row);
    column->addWidget(m_tabStack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &PointsPage::showTab);
    return overview;
}

QWidget *PointsPage::makeBuying()
{
    auto *scroll = new ScrollColumn(nullptr, length::wide);
    QVBoxLayout *column = scroll->column();
    setType(m_packagesTitle, Type::Title);
    m_noOffer->setObjectName(QStringLiteral("points_no_offer"));
    auto *packages = new QWidget;
    m_packageRow = new FlowLayout(packages, space::m);
    m_packageRow->setContentsMargins(0, 0, 0, 0);
    column->addWidget(new BalanceCard(m_features.session, m_features.ledger));
    column->addWidget(m_packagesTitle);
    column->addWidget(m_noOffer);
    column->addWidget(packages);
    column->addWidget(m_amount);
    column->addWidget(new LimitsCard(m_features.ledger));
    m_playBank->setObjectName(QStringLiteral("points_play_bank"));
    m_playBank->setVisible(bool(m_doors.playBank));
    setKind(m_playBank, Kind::Link);
    column->addWidget(m_playBank, 0, Qt::AlignLeft);
    column->addStretch();
    connect(m_playBank, &QPushButton::clicked, this, [this] {
        if (!m_doors.openInBrowser(m_doors.playBank()))
            emit noticeRequested(tr("The page could not be opened in the browser."), Tone::Danger);
    });
    connect(m_amount, &AmountCard::chosen, this, &PointsPage::review);
    return scroll;
}

QWidget *PointsPage::makeOrders()
{
    auto *scroll = new ScrollColumn(nullptr, length::wide);
    auto *orders = new OrderList(m_features.topUp);
    scroll->column()->addWidget(orders);
    scroll->column()->addStretch();
    connect(orders, &OrderList::receiptRequested, this, &PointsPage::openReceipt);
    connect(orders, &OrderList::documentRequested, this, &PointsPage::saveDocument);
    connect(orders, &OrderList::checkRequested, this, [this](const QString &orderId) {
        m_features.topUp.checkAgain(orderId);
        emit noticeRequested(tr("Asking what became of this order…"));
    });
    connect(orders, &OrderList::buyRequested, this, [this] { m_tabs->setCurrentIndex(Buy); });
    connect(orders, &OrderList::refundRequested, this, [this](const QString &orderId) {
        m_features.refund.open(orderId);
        m_refund->focusBack();
    });
    return scroll;
}

QWidget *PointsPage::makeMovements()
{
    auto *scroll = new ScrollColumn(nullptr, length::wide);
    auto *ledger = new LedgerView(m_features);
    scroll->column()->addWidget(ledger);
    scroll->column()->addStretch();
    connect(ledger, &LedgerView::orderRequested, this, &PointsPage::openItem);
    connect(ledger, &LedgerView::placeRequested, this, &PointsPage::placeRequested);
    return scroll;
}

void PointsPage::connectTopUp()
{
    studio::TopUp &topUp = m_features.topUp;
    connect(&topUp, &studio::TopUp::offerChanged, this, &PointsPage::rebuildPackages);
    connect(&topUp, &studio::TopUp::ordersChanged, this, &PointsPage::showState);
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
    connect(m_review, &OrderReview::payRequested, this, &PointsPage::pay);
    connect(m_state, &StateView::retryRequested, this, &PointsPage::activate);
    connect(&m_features.session, &studio::Session::offlineChanged, this, &PointsPage::showState);
}

void PointsPage::connectRefund()
{
    connect(&m_features.refund, &studio::Refund::stateChanged, this, [this] {
        if (m_features.refund.state() == RefundState::Idle && m_stack->currentWidget() == m_refundStep)
            m_tabs->setCurrentIndex(Orders);
        showStep();
    });
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
    showTab(m_tabs->currentIndex());
}

void PointsPage::showTab(int tab)
{
    m_tabStack->setCurrentIndex(tab);
}

void PointsPage::openItem(const QString &orderId)
{
    m_tabs->setCurrentIndex(Orders);
    m_features.topUp.checkAgain(orderId);
}

void PointsPage::openReceipt(const QUrl &receipt)
{
    if (!isWebPage(receipt) || !m_doors.openInBrowser(receipt))
        emit noticeRequested(tr("The receipt could not be opened in the browser."), Tone::Danger);
}

void PointsPage::saveDocument(const QString &orderId)
{
    const std::optional<api::TopUp> order = m_features.topUp.order(orderId);
    if (!order)
        return;
    const SaveQuestion question{tr("Save the record of this order"), OwnReceipt::suggestedName(*order), tr("PDF document (*.pdf)"), false};
    askWhereToSave(this, question, m_doors.askFile, [this, order](const QString &file) {
        const Result<void> written = OwnReceipt::writePdf(*order, file);
        if (written)
            emit noticeRequested(tr("The record was saved."), Tone::Success);
        else
            emit noticeRequested(errorText(written.error()).inlineText(), Tone::Danger);
    });
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
        card->setFixedWidth((length::wide - (packagesInARow - 1) * space::m) / packagesInARow);
        m_packageRow->addWidget(card);
        card->show();
        m_packages.append(card);
        connect(card, &QAbstractButton::clicked, this, [this, package] { review(Purchase::of(package)); });
    }
    m_amount->setOffer(m_features.topUp.offer());
    showState();
}

void PointsPage::review(const Purchase &purchase)
{
    if (!m_features.topUp.offer())
        return;
    m_reviewing = true;
    m_review->setPurchase(purchase, *m_features.topUp.offer());
    showStep();
    m_review->focusBack();
}

void PointsPage::pay(const Purchase &purchase)
{
    if (purchase.packageId.isEmpty())
        m_features.topUp.start(purchase.won, languageNow());
    else
        m_features.topUp.start(purchase.packageId, languageNow());
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
    } else if (state == State::Ordering && m_reviewing) {
        m_stack->setCurrentWidget(m_reviewStep);
    } else if (state != State::Idle) {
        m_reviewing = false;
        m_stack->setCurrentWidget(m_outcomeStep);
    } else if (m_reviewing) {
        m_stack->setCurrentWidget(m_reviewStep);
    } else {
        m_stack->setCurrentWidget(m_features.refund.state() == RefundState::Idle ? static_cast<QWidget *>(m_state) : m_refundStep);
    }
}

void PointsPage::showState()
{
    const studio::TopUp &topUp = m_features.topUp;
    m_state->setOffline(m_features.session.isOffline());
    m_noOffer->setPlain(topUp.loadFailure() ? errorText(*topUp.loadFailure()).inlineText() : tr("Asking for the prices…"));
    m_noOffer->setVisible(!topUp.offer());
    const bool something = topUp.offer() || !topUp.orders().isEmpty();
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
    m_playBank->setText(tr("Local studio: move play money in the play bank"));
    m_tabs->setTabText(Buy, tr("Balance"));
    m_tabs->setTabText(Orders, tr("Orders"));
    m_tabs->setTabText(Movements, tr("Movements"));
    m_tabs->setAccessibleName(tr("Parts of the points page"));
    for (PackageCard *card : std::as_const(m_packages))
        card->retranslate();
    showState();
}

} // namespace mj::ui
