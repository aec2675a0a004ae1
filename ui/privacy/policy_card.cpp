#include "ui/privacy/policy_card.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/common/policy_book.h"
#include <QButtonGroup>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace mj::ui {

PolicyCard::PolicyCard(QString folder, QWidget *parent)
    : Card(parent), m_folder(std::move(folder)), m_title(addTitle()), m_version(new Paragraph(this, Type::Small, Tone::Muted)),
      m_korean(new QPushButton(this)), m_english(new QPushButton(this)), m_text(new Paragraph(this))
{
    m_korean->setObjectName(QStringLiteral("privacy_policy_ko"));
    m_english->setObjectName(QStringLiteral("privacy_policy_en"));
    m_text->setObjectName(QStringLiteral("privacy_policy"));
    auto *languages = new QButtonGroup(this);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::s);
    for (QPushButton *button : {m_korean, m_english}) {
        button->setCheckable(true);
        setKind(button, Kind::Chip);
        languages->addButton(button);
        row->addWidget(button);
    }
    row->addStretch();
    body()->addWidget(m_version);
    body()->addLayout(row);
    body()->addWidget(m_text);
    connect(m_korean, &QPushButton::clicked, this, [this] { showPolicy(QStringLiteral("ko")); });
    connect(m_english, &QPushButton::clicked, this, [this] { showPolicy(QStringLiteral("en")); });
    retranslate();
}

void PolicyCard::showPolicy(const QString &language)
{
    m_language = language;
    m_korean->setChecked(language == QLatin1String("ko"));
    m_english->setChecked(language == QLatin1String("en"));
    const Result<PolicyBook> book = PolicyBook::read(m_folder, language);
    if (!book) {
        m_text->setPlain(errorText(book.error()).inlineText());
        return;
    }
    m_version->setPlain(tr("In force since %1. The text of the company, unchanged; the English and the Korean say the same.").arg(dayText(book->version())));
    m_text->setPlain(book->text().trimmed());
}

void PolicyCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PolicyCard::retranslate()
{
    m_title->setText(tr("Privacy policy"));
    m_korean->setText(QStringLiteral("한국어"));
    m_english->setText(QStringLiteral("English"));
    m_korean->setAccessibleName(tr("Policy in Korean"));
    m_english->setAccessibleName(tr("Policy in English"));
    showPolicy(QLocale().language() == QLocale::Korean ? QStringLiteral("ko") : QStringLiteral("en"));
}

} // namespace mj::ui
