#include "ui/account/account_gate.h"
#include "studio/google_sign_in.h"
#include "ui/account/brand_panel.h"
#include "ui/account/join_page.h"
#include "ui/account/keychain_notice.h"
#include "ui/account/reset_page.h"
#include "ui/account/sign_in_page.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>

namespace mj::ui {

AccountGate::AccountGate(const Features &features, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent), m_doors(new QStackedWidget), m_join(new JoinPage(features, surroundings)), m_signIn(new SignInPage(features)),
      m_reset(new ResetPage(features, surroundings)), m_keychain(new KeychainNotice(features.session, this)), m_back(new QPushButton(this))
{
    auto *form = new QWidget(this);
    form->setObjectName(QStringLiteral("account_form"));
    for (QWidget *door : std::initializer_list<QWidget *>{m_join, m_signIn, m_reset})
        m_doors->addWidget(wrap(door));
    m_keychain->setProperty("edge", true);
    m_back->setObjectName(QStringLiteral("gate_back"));
    m_back->setIcon(icon(QStringLiteral("back"), Ink::Accent));
    setKind(m_back, Kind::Link);
    m_back->hide();
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_keychain);
    auto *back = new QHBoxLayout;
    back->setContentsMargins(space::xl, space::s, space::xl, 0);
    back->addWidget(m_back);
    back->addStretch(1);
    column->addLayout(back);
    column->addWidget(m_doors, 1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new BrandPanel(this), 5);
    row->addWidget(form, 7);
    connectDoors();
    features.google.askMethods();
    retranslate();
}

void AccountGate::connectDoors()
{
    connect(m_join, &JoinPage::signInChosen, this, [this] { open(Door::SignIn); });
    connect(m_join, &JoinPage::googleAnswered, this, &AccountGate::onGoogle);
    connect(m_signIn, &SignInPage::joinChosen, this, [this] { open(Door::Join); });
    connect(m_signIn, &SignInPage::googleAnswered, this, &AccountGate::onGoogle);
    connect(m_signIn, &SignInPage::resetChosen, this, [this] {
        m_reset->setEmail(m_signIn->email());
        open(Door::Reset);
    });
    connect(m_reset, &ResetPage::signInChosen, this, [this] { open(Door::SignIn); });
    connect(m_keychain, &KeychainNotice::accepted, this, &AccountGate::memoryAccepted);
    connect(m_back, &QPushButton::clicked, this, &AccountGate::backRequested);
}

QScrollArea *AccountGate::wrap(QWidget *form)
{
    auto *body = new QWidget;
    body->setObjectName(QStringLiteral("scroll_body"));
    auto *row = new QHBoxLayout(body);
    row->setContentsMargins(space::xl, space::huge, space::xl, space::huge);
    form->setMaximumWidth(length::form);
    row->addStretch(1);
    row->addWidget(form, 100);
    row->addStretch(1);
    auto *scroll = new QScrollArea(m_doors);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(body);
    return scroll;
}

void AccountGate::onGoogle(const api::GoogleAnswer &answer)
{
    if (answer.next == QLatin1String("join")) {
        m_join->continueWith(answer);
        open(Door::Join);
    } else if (answer.next == QLatin1String("link")) {
        m_signIn->continueWith(answer);
        open(Door::SignIn);
    }
}

void AccountGate::open(Door door)
{
    m_doors->setCurrentIndex(int(door));
    if (door == Door::Join)
        m_join->activate();
    else if (door == Door::SignIn)
        m_signIn->activate();
    else
        m_reset->activate();
}

AccountGate::Door AccountGate::door() const
{
    return Door(m_doors->currentIndex());
}

Parting AccountGate::parting() const
{
    Parting parting = m_join->parting();
    parting.hasReset = m_reset->hasReset();
    return parting;
}

void AccountGate::setReturnable(bool returnable)
{
    m_back->setVisible(returnable);
}

void AccountGate::setMemoryAccepted(bool accepted)
{
    m_keychain->setAccepted(accepted);
}

void AccountGate::retranslate()
{
    m_back->setText(tr("Back"));
    m_back->setAccessibleName(tr("Back to the account that was open"));
}

void AccountGate::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace mj::ui
