#include "ui/account/known_accounts.h"
#include "ui/account/avatar.h"
#include "ui/common/badge.h"
#include "ui/common/elided_label.h"
#include "ui/theme/roles.h"
#include <QHBoxLayout>
#include <QPushButton>

namespace mj::ui {

KnownAccounts::KnownAccounts(studio::AccountBook &book, Current current, QWidget *parent)
    : QWidget(parent), m_book(book), m_current(current), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(space::m);
    connect(&book, &studio::AccountBook::changed, this, &KnownAccounts::refill);
}

void KnownAccounts::setButton(const QString &text)
{
    m_button = text;
    refill();
}

void KnownAccounts::refill()
{
    while (QLayoutItem *item = m_column->takeAt(0)) {
        // A row's button may be the sender.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    m_rows = 0;
    for (const studio::KnownAccount &account : m_book.accounts()) {
        if (account.isCurrent && m_current == Current::LeftOut)
            continue;
        m_column->addWidget(makeRow(account));
        ++m_rows;
    }
    emit refilled();
}

QWidget *KnownAccounts::makeRow(const studio::KnownAccount &account)
{
    const bool isReadable = !account.email.isEmpty();
    auto *line = new QWidget(this);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::m);
    auto *face = new Avatar(length::iconHero, line);
    auto *name = new ElidedLabel(line);
    auto *address = new ElidedLabel(line);
    name->setProperty("strong", true);
    setType(name, Type::Body);
    setType(address, Type::Small, Tone::Muted);
    face->setPerson(isReadable ? account.name : QStringLiteral("?"));
    name->setFullText(isReadable ? account.name : tr("An account whose key cannot be opened"));
    address->setFullText(isReadable ? account.email : tr("Unlock the keychain to see whose it is"));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(name);
    words->addWidget(address);
    row->addWidget(face);
    row->addLayout(words, 1);
    if (account.isCurrent) {
        row->addWidget(new Badge(tr("In use"), Tone::Success, line));
    } else {
        auto *button = new QPushButton(m_button, line);
        button->setObjectName(QStringLiteral("known_account_") + account.id);
        button->setAccessibleName(isReadable ? QStringLiteral("%1: %2").arg(m_button, account.email) : m_button);
        setKind(button, Kind::Secondary);
        button->setEnabled(isReadable);
        row->addWidget(button);
        connect(button, &QPushButton::clicked, this, [this, account] { emit chosen(account); });
    }
    return line;
}

} // namespace mj::ui
