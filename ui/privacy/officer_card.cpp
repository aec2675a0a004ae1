#include "ui/privacy/officer_card.h"
#include "ui/common/paragraph.h"
#include "ui/common/policy_book.h"
#include "ui/theme/icons.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace mj::ui {

OfficerCard::OfficerCard(const PolicyBook &book, QWidget *parent) : Card(parent)
{
    const PolicyBook::Officer &officer = book.officer();
    addTitle()->setText(tr("Personal information protection officer"));
    auto *facts = new Paragraph(this);
    facts->setPlain(QStringLiteral("%1 (%2)\n%3\n%4").arg(officer.name, officer.position, officer.email, officer.phone));
    body()->addWidget(facts);
    auto *note = new Paragraph(this, Type::Small, Tone::Muted);
    note->setPlain(tr("You may ask to see, correct, delete or suspend your data, or to leave, at any time. An answer comes within 10 days."));
    body()->addWidget(note);
    auto *copy = new QPushButton(tr("Copy the e-mail address"), this);
    copy->setObjectName(QStringLiteral("officer_copy"));
    copy->setAccessibleName(copy->text());
    copy->setIcon(icon(QStringLiteral("copy")));
    body()->addWidget(copy, 0, Qt::AlignLeft);
    connect(copy, &QPushButton::clicked, this, [this, email = officer.email] {
        QGuiApplication::clipboard()->setText(email);
        emit copied();
    });
}

} // namespace mj::ui
