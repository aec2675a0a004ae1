#include "ui/privacy/privacy_page.h"
#include "studio/gallery.h"
#include "studio/generation.h"
#include "studio/mail_deliveries.h"
#include "studio/privacy.h"
#include "studio/session.h"
#include "ui/common/paragraph.h"
#include "ui/common/scroll_column.h"
#include "ui/common/state_view.h"
#include "ui/privacy/copy_card.h"
#include "ui/privacy/device_card.h"
#include "ui/privacy/holding_card.h"
#include "ui/privacy/officer_card.h"
#include "ui/common/policy_book.h"
#include "ui/privacy/policy_card.h"
#include "ui/privacy/privacy_words.h"
#include "ui/privacy/processor_card.h"
#include "ui/privacy/result_mail_card.h"
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace mj::ui {

namespace {

QString policyFolder()
{
    return QStringLiteral(":/policy");
}

PolicyBook currentBook()
{
    const bool korean = QLocale().language() == QLocale::Korean;
    return PolicyBook::read(policyFolder(), korean ? QStringLiteral("ko") : QStringLiteral("en")).value_or(PolicyBook());
}

} // namespace

PrivacyPage::PrivacyPage(const Features &features, QWidget *parent, AskFile askFile)
    : Page(parent), m_features(features), m_tabs(new QTabBar), m_stack(new QStackedWidget), m_holdings(new ScrollColumn(nullptr, length::wide)), m_state(new StateView(m_holdings)),
      m_processors(new ScrollColumn(nullptr, length::wide)), m_yours(new ScrollColumn), m_policy(new ScrollColumn), m_device(new DeviceCard(features.privacy)),
      m_mails(new ResultMailCard(features.generation.mails()))
{
    m_tabs->setObjectName(QStringLiteral("privacy_tabs"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    for (QWidget *tab : std::initializer_list<QWidget *>{m_state, m_yours, m_processors, m_policy}) {
        m_tabs->addTab(QString());
        m_stack->addWidget(tab);
    }
    m_yours->column()->addWidget(new CopyCard(features, std::move(askFile)));
    m_yours->column()->addWidget(m_mails);
    m_yours->column()->addWidget(m_device);
    m_yours->column()->addStretch();
    m_policy->column()->addWidget(new PolicyCard(policyFolder()));
    m_policy->column()->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *row = new QHBoxLayout;
    row->setContentsMargins(space::m, 0, space::xl, 0);
    row->addWidget(m_tabs);
    row->addStretch();
    column->addLayout(row);
    column->addWidget(m_stack, 1);

    studio::Privacy &privacy = m_features.privacy;
    connect(&privacy, &studio::Privacy::holdingsChanged, this, [this] {
        fillHoldings();
        showState();
    });
    connect(&privacy, &studio::Privacy::loadingChanged, this, &PrivacyPage::showState);
    connect(&m_features.gallery, &studio::Gallery::rowsChanged, m_device, &DeviceCard::refresh);
    connect(&m_features.session, &studio::Session::keepingChanged, m_device, &DeviceCard::refresh);
    connect(&m_features.session, &studio::Session::offlineChanged, this, &PrivacyPage::showState);
    connect(m_state, &StateView::retryRequested, &privacy, &studio::Privacy::load);
    retranslate();
    showState();
}

QString PrivacyPage::title() const
{
    return tr("Privacy");
}

void PrivacyPage::activate()
{
    m_features.privacy.load();
    m_features.generation.mails().readSwitch();
    m_device->refresh();
}

void PrivacyPage::openItem(const QString &item)
{
    if (item != QLatin1String("result_mails"))
        return;
    m_tabs->setCurrentIndex(m_stack->indexOf(m_yours));
    m_mails->setFocus();
}

void PrivacyPage::empty(QVBoxLayout *column)
{
    while (QLayoutItem *item = column->takeAt(0)) {
        // What is inside may be the sender.
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
}

void PrivacyPage::fillHoldings()
{
    const PolicyBook book = currentBook();
    const QList<api::Holding> &holdings = m_features.privacy.holdings();
    QVBoxLayout *column = m_holdings->column();
    empty(column);
    for (const QString &group : PrivacyWords::groups()) {
        const bool any = std::any_of(holdings.begin(), holdings.end(), [&group](const api::Holding &holding) { return holding.group == group; });
        if (any)
            column->addWidget(new HoldingCard(group, holdings, book));
    }
    column->addStretch();
}

void PrivacyPage::fillProcessors()
{
    const PolicyBook book = currentBook();
    QVBoxLayout *column = m_processors->column();
    empty(column);
    auto *officer = new OfficerCard(book);
    connect(officer, &OfficerCard::copied, this, [this] { emit noticeRequested(tr("Address copied."), Tone::Success); });
    column->addWidget(new ProcessorCard(book));
    column->addWidget(officer);
    column->addStretch();
}

void PrivacyPage::showState()
{
    const studio::Privacy &privacy = m_features.privacy;
    m_state->setOffline(m_features.session.isOffline());
    if (!privacy.holdings().isEmpty())
        m_state->showContent();
    else if (privacy.loadFailure() && !privacy.isLoading())
        m_state->showError(*privacy.loadFailure());
    else if (privacy.isLoading())
        m_state->showLoading();
    else
        m_state->showEmpty();
}

void PrivacyPage::retranslate()
{
    const QStringList names{tr("What is held"), tr("Your copy and this computer"), tr("Who processes it"), tr("Policy")};
    for (int tab = 0; tab < names.size(); ++tab)
        m_tabs->setTabText(tab, names[tab]);
    m_tabs->setAccessibleName(title());
    m_state->setEmptyText(QStringLiteral("privacy"), tr("Nothing is held about you."));
    fillHoldings();
    fillProcessors();
}

} // namespace mj::ui
