#include "ui/settings/settings_page.h"
#include "ui/account/mailbox_dialog.h"
#include "ui/common/badge.h"
#include "ui/common/card.h"
#include "ui/common/language.h"
#include "ui/common/paragraph.h"
#include "ui/common/scroll_column.h"
#include "ui/settings/segments.h"
#include "ui/theme/icons.h"
#include "ui/theme/theme.h"
#include <QPushButton>
#include <QVBoxLayout>

namespace mj::ui {

SettingsPage::SettingsPage(const Surroundings &surroundings, QWidget *parent) : Page(parent), m_surroundings(surroundings)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new ScrollColumn(this);
    outer->addWidget(scroll);
    scroll->column()->addWidget(makeLook());
    scroll->column()->addWidget(makeService());
    scroll->column()->addWidget(makeAbout());
    scroll->column()->addStretch(1);
    retranslate();
}

Card *SettingsPage::makeLook()
{
    auto *card = new Card(this);
    m_lookTitle = card->addTitle();
    m_languageWord = new QLabel(card);
    m_themeWord = new QLabel(card);
    setType(m_languageWord, Type::Small, Tone::Muted);
    setType(m_themeWord, Type::Small, Tone::Muted);
    m_language = new Segments(QStringLiteral("settings_language"), {QStringLiteral("system"), QStringLiteral("ko"),
        QStringLiteral("en")}, card);
    m_theme = new Segments(QStringLiteral("settings_theme"), {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")},
        card);
    card->body()->addWidget(m_languageWord);
    card->body()->addWidget(m_language);
    card->body()->addSpacing(space::xs);
    card->body()->addWidget(m_themeWord);
    card->body()->addWidget(m_theme);
    m_language->choose(m_surroundings.preferences.language());
    m_theme->choose(m_surroundings.preferences.theme());
    connect(m_language, &Segments::chosen, this, [this](const QString &value) {
        m_surroundings.preferences.setLanguage(value);
        m_surroundings.language.choose(value);
    });
    connect(m_theme, &Segments::chosen, this, [this](const QString &value) {
        m_surroundings.preferences.setTheme(value);
        m_surroundings.theme.setMode(Theme::modeFromName(value));
    });
    return card;
}

Card *SettingsPage::makeService()
{
    auto *card = new Card(this);
    m_serviceTitle = card->addTitle();
    m_local = new Badge(card, Tone::Accent);
    m_local->setVisible(m_surroundings.localStudio);
    m_address = new QLabel(card);
    m_address->setObjectName(QStringLiteral("settings_service"));
    m_address->setTextFormat(Qt::PlainText);
    m_address->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_address->setVisible(!m_surroundings.localStudio);
    m_serviceWords = new Paragraph(card, Type::Body, Tone::Muted);
    card->body()->addWidget(m_local, 0, Qt::AlignLeft);
    card->body()->addWidget(m_address);
    m_mailbox = new QPushButton(card);
    m_mailbox->setObjectName(QStringLiteral("settings_mailbox"));
    m_mailbox->setIcon(icon(QStringLiteral("mail"), Ink::Accent));
    setKind(m_mailbox, Kind::Secondary);
    m_mailbox->setVisible(bool(m_surroundings.mails));
    connect(m_mailbox, &QPushButton::clicked, this, [this] {
        auto *mailbox = new MailboxDialog(m_surroundings.mails, this);
        mailbox->setAttribute(Qt::WA_DeleteOnClose);
        mailbox->show();
    });
    card->body()->addWidget(m_serviceWords);
    card->body()->addWidget(m_mailbox, 0, Qt::AlignLeft);
    return card;
}

Card *SettingsPage::makeAbout()
{
    auto *card = new Card(this);
    m_aboutTitle = card->addTitle();
    m_version = new QLabel(card);
    m_licences = new Paragraph(card, Type::Small, Tone::Muted);
    card->body()->addWidget(m_version);
    card->body()->addWidget(m_licences);
    return card;
}

QString SettingsPage::title() const
{
    return tr("Settings");
}

void SettingsPage::retranslate()
{
    m_lookTitle->setText(tr("Look and language"));
    m_languageWord->setText(tr("Language"));
    m_language->setWords(tr("Language"), {tr("As the system"), QStringLiteral("한국어"), QStringLiteral("English")});
    m_themeWord->setText(tr("Theme"));
    m_theme->setWords(tr("Theme"), {tr("As the system"), tr("Light"), tr("Dark")});
    m_serviceTitle->setText(tr("Service"));
    m_local->setText(tr("Local studio"));
    m_address->setText(m_surroundings.preferences.serviceUrl().toDisplayString());
    m_serviceWords->setPlain(m_surroundings.localStudio
                                 ? tr("The service runs inside this program and keeps its data on this computer. Payments go to a "
                                      "sandbox: no real money moves.")
                                 : tr("The address comes from the program's settings file or from MJ_SERVICE_URL. Only encrypted "
                                      "addresses are accepted."));
    m_mailbox->setText(tr("Open the local mailbox"));
    m_aboutTitle->setText(tr("About"));
    m_version->setText(tr("MJ Studio %1, with Qt %2").arg(m_surroundings.version, QString::fromLatin1(qVersion())));
    m_licences->setPlain(tr("MJ Studio is under the Apache License 2.0. It is built with Qt (LGPL 3), OpenSSL (Apache 2.0), SQLite (public domain), "
                            "SQLiteCpp (MIT), Boost (BSL 1.0), libcurl (curl licence), QtKeychain (BSD), libzip (BSD), Argon2 (CC0 or Apache 2.0) "
                            "and tl::expected (CC0)."));
}

} // namespace mj::ui
