#include "ui/support/support_page.h"
#include "ui/common/banner.h"
#include "ui/common/card.h"
#include "ui/common/paragraph.h"
#include "ui/common/scroll_column.h"
#include "ui/theme/icons.h"
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>

namespace mj::ui {
namespace {

constexpr auto kMail = "webmaster@imagefactory.co.kr";
constexpr auto kPhone = "(+82)31-702-9820";

} // namespace

SupportPage::SupportPage(QWidget *parent) : Page(parent), m_notYet(new Banner(QStringLiteral("info"), Tone::Accent, this))
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new ScrollColumn(this);
    outer->addWidget(scroll);
    auto *contact = new Card(this);
    m_who = contact->addTitle();
    m_position = new QLabel(contact);
    setType(m_position, Type::Body, Tone::Muted);
    m_position->setWordWrap(true);
    contact->body()->addWidget(m_position);
    m_mail = addLine(contact->body(), QString::fromLatin1(kMail), QStringLiteral("support_copy_email"));
    m_phone = addLine(contact->body(), QString::fromLatin1(kPhone), QStringLiteral("support_copy_phone"));
    auto *help = new Card(this, Card::Look::Soft);
    m_helpTitle = help->addTitle();
    m_help = new Paragraph(help);
    help->body()->addWidget(m_help);
    scroll->column()->addWidget(m_notYet);
    scroll->column()->addWidget(contact);
    scroll->column()->addWidget(help);
    scroll->column()->addStretch(1);
    retranslate();
}

SupportPage::Line SupportPage::addLine(QVBoxLayout *column, const QString &value, const QString &name)
{
    Line line{new QLabel(this), new QLabel(value, this), new QPushButton(this)};
    setType(line.word, Type::Small, Tone::Muted);
    setType(line.value, Type::Body);
    line.value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    line.copy->setObjectName(name);
    line.copy->setIcon(icon(QStringLiteral("copy")));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(line.word);
    words->addWidget(line.value);
    auto *row = new QHBoxLayout;
    row->addLayout(words, 1);
    row->addWidget(line.copy);
    column->addLayout(row);
    connect(line.copy, &QPushButton::clicked, this, [this, value] { copyText(value); });
    return line;
}

void SupportPage::copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    emit noticeRequested(tr("Copied"), Tone::Success);
}

QString SupportPage::title() const
{
    return tr("Support");
}

void SupportPage::retranslate()
{
    m_notYet->setText(tr("Inquiries inside the program are not there yet. Until then a person answers mail and telephone."));
    m_who->setText(tr("Minju Song (송민주)"));
    m_position->setText(tr("CEO and personal information protection officer"));
    m_mail.word->setText(tr("E-mail"));
    m_phone.word->setText(tr("Telephone"));
    m_mail.copy->setText(tr("Copy"));
    m_phone.copy->setText(tr("Copy"));
    m_mail.copy->setAccessibleName(tr("Copy the e-mail address"));
    m_phone.copy->setAccessibleName(tr("Copy the telephone number"));
    m_helpTitle->setText(tr("What helps us to help you"));
    m_help->setPlain(tr("Say what you did, what you expected and what happened instead. For a payment, add the order number from Points. "
                        "Never send a password or a card number."));
}

} // namespace mj::ui
