#include "ui/account/account_gate.h"
#include "ui/account/brand_panel.h"
#include "ui/account/join_page.h"
#include "ui/account/sign_in_page.h"
#include "ui/theme/tokens.h"
#include <QHBoxLayout>
#include <QScrollArea>
#include <QStackedWidget>

namespace mj::ui {

AccountGate::AccountGate(studio::Session &session, QWidget *parent)
    : QWidget(parent), m_doors(new QStackedWidget(this)), m_join(new JoinPage(session)), m_signIn(new SignInPage(session))
{
    m_doors->setObjectName(QStringLiteral("account_form"));
    m_doors->addWidget(wrap(m_join));
    m_doors->addWidget(wrap(m_signIn));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(new BrandPanel(this), 5);
    row->addWidget(m_doors, 7);
    connect(m_join, &JoinPage::signInChosen, this, [this] { open(Door::SignIn); });
    connect(m_signIn, &SignInPage::joinChosen, this, [this] { open(Door::Join); });
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

void AccountGate::open(Door door)
{
    m_doors->setCurrentIndex(door == Door::Join ? 0 : 1);
    if (door == Door::Join)
        m_join->activate();
    else
        m_signIn->activate();
}

AccountGate::Door AccountGate::door() const
{
    return m_doors->currentIndex() == 0 ? Door::Join : Door::SignIn;
}

} // namespace mj::ui
