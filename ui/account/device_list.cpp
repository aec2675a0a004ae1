#include "ui/account/device_list.h"
#include "studio/membership.h"
#include "ui/account/reauthentication_sheet.h"
#include "ui/common/badge.h"
#include "ui/common/confirm_bar.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/theme/icons.h"
#include <QPushButton>
#include <utility>

namespace mj::ui {

DeviceList::DeviceList(const Features &features, QWidget *parent)
    : QWidget(parent), m_features(features), m_cards(new QVBoxLayout), m_problem(new Paragraph(this, Type::Small, Tone::Danger)),
      m_confirm(new ConfirmBar(this)), m_endOthers(new QPushButton(this))
{
    m_endOthers->setObjectName(QStringLiteral("devices_end_others"));
    m_problem->setObjectName(QStringLiteral("devices_problem"));
    m_confirm->setName(QStringLiteral("devices_confirm"));
    m_problem->hide();
    m_cards->setSpacing(space::m);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::l);
    column->addLayout(m_cards);
    column->addWidget(m_problem);
    column->addWidget(m_confirm);
    column->addWidget(m_endOthers, 0, Qt::AlignLeft);
    connect(m_endOthers, &QPushButton::clicked, this, [this] {
        m_confirm->ask(tr("Every device but this one is signed out at once and needs the password again."), tr("Sign the others out"), Kind::Danger);
    });
    connect(m_confirm, &ConfirmBar::confirmed, this, &DeviceList::endOthers);
}

void DeviceList::setDevices(const QList<api::Device> &devices)
{
    m_devices = devices;
    m_problem->hide();
    fill();
}

void DeviceList::fill()
{
    while (QLayoutItem *item = m_cards->takeAt(0)) {
        // Its button may be the sender.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const api::Device &device : std::as_const(m_devices))
        m_cards->addWidget(makeCard(device));
    m_endOthers->setVisible(m_devices.size() > 1);
    m_endOthers->setEnabled(true);
}

Card *DeviceList::makeCard(const api::Device &device)
{
    auto *card = new Card(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::m);
    auto *mark = new QLabel(card);
    mark->setPixmap(iconPixmap(QStringLiteral("device"), length::iconLarge, Ink::Muted, devicePixelRatioF()));
    auto *name = new QLabel(device.name, card);
    name->setTextFormat(Qt::PlainText);
    name->setProperty("strong", true);
    setType(name, Type::Body);
    auto *facts = new Paragraph(card, Type::Small, Tone::Muted);
    facts->setPlain(tr("Signed in %1 · last used %2 · address %3").arg(dateText(device.signedInAt), dateText(device.lastUsedAt), device.address));
    auto *head = new QHBoxLayout;
    head->setSpacing(space::s);
    head->addWidget(name);
    if (device.isCurrent)
        head->addWidget(new Badge(tr("This one"), Tone::Success, card));
    head->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::xs);
    words->addLayout(head);
    words->addWidget(facts);
    row->addWidget(mark, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    if (!device.isCurrent) {
        auto *end = new QPushButton(tr("Sign out"), card);
        end->setObjectName(QStringLiteral("device_end_") + device.sessionId);
        end->setAccessibleName(tr("Sign %1 out").arg(device.name));
        row->addWidget(end, 0, Qt::AlignVCenter);
        connect(end, &QPushButton::clicked, this, [this, id = device.sessionId, end] { endOne(id, end); });
    }
    card->body()->addLayout(row);
    return card;
}

void DeviceList::endOne(const QString &sessionId, QPushButton *button)
{
    button->setEnabled(false);
    m_problem->hide();
    m_features.membership.endDevice(sessionId, button, [this, button](const Result<void> &done) {
        // One that has ended meanwhile is what was wanted.
        if (done || done.error().code == Code::NotFound) {
            emit ended(false);
            return;
        }
        button->setEnabled(true);
        showProblem(done.error());
    });
}

void DeviceList::endOthers()
{
    m_endOthers->setEnabled(false);
    m_problem->hide();
    m_features.membership.endOtherDevices(this, [this](const Result<void> &done) {
        m_endOthers->setEnabled(true);
        if (done)
            emit ended(true);
        else if (done.error().code == Code::ReauthenticationRequired)
            ReauthenticationSheet::ask(m_features, this, [this] { endOthers(); });
        else
            showProblem(done.error());
    });
}

void DeviceList::showProblem(const Error &error)
{
    m_problem->setPlain(errorText(error).inlineText());
    m_problem->show();
}

void DeviceList::retranslate()
{
    m_endOthers->setText(tr("Sign out all other devices…"));
    fill();
}

} // namespace mj::ui
