#include "ui/account/account_page.h"
#include "studio/session.h"
#include "ui/common/banner.h"
#include "ui/common/busy_button.h"
#include "ui/common/card.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/common/paragraph.h"
#include "ui/common/scroll_column.h"
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>

namespace mj::ui {

AccountPage::AccountPage(studio::Session &session, QWidget *parent) : Page(parent), m_session(session)
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *column = new ScrollColumn(this);
    outer->addWidget(column);
    addProfile(column->column());
    addDevice(column->column());
    addSignOut(column->column());
    column->column()->addStretch(1);
    connect(&session, &studio::Session::accountChanged, this, [this] {
        if (m_waiting)
            editName(false);
        refresh();
    });
    connect(&session, &studio::Session::keepingChanged, this, &AccountPage::refresh);
    connect(&session, &studio::Session::busyChanged, this, [this] { m_save->setBusy(m_session.isBusy() && m_waiting); });
    connect(&session, &studio::Session::failed, this, &AccountPage::onFailed);
    editName(false);
    askSignOut(false);
    retranslate();
}

void AccountPage::addProfile(QVBoxLayout *column)
{
    auto *card = new Card(this);
    m_profileTitle = card->addTitle();
    m_nameWord = new QLabel(card);
    m_nameShown = new QLabel(card);
    m_emailWord = new QLabel(card);
    m_emailShown = new QLabel(card);
    m_edit = new QPushButton(card);
    setType(m_nameWord, Type::Small, Tone::Muted);
    setType(m_emailWord, Type::Small, Tone::Muted);
    setType(m_nameShown, Type::Body);
    setType(m_emailShown, Type::Body);
    for (QLabel *shown : {m_nameShown, m_emailShown}) {
        shown->setTextFormat(Qt::PlainText);
        shown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_nameShown->setObjectName(QStringLiteral("account_name_shown"));
    m_emailShown->setObjectName(QStringLiteral("account_email"));
    m_edit->setObjectName(QStringLiteral("account_name_edit"));
    setKind(m_edit, Kind::Link);
    m_nameRow = new QWidget(card);
    auto *row = new QHBoxLayout(m_nameRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_nameShown);
    row->addWidget(m_edit);
    row->addStretch(1);

    makeEditor(card);
    for (QWidget *line : {static_cast<QWidget *>(m_nameWord), m_nameRow, m_editor, static_cast<QWidget *>(m_emailWord),
        static_cast<QWidget *>(m_emailShown)})
        card->body()->addWidget(line);
    column->addWidget(card);
    connect(m_edit, &QPushButton::clicked, this, [this] { editName(true); });
}

void AccountPage::makeEditor(QWidget *card)
{
    m_name = new QLineEdit;
    m_name->setMaxLength(60);
    m_nameField = new Field(m_name, card);
    m_save = new BusyButton(Kind::Primary, card);
    m_cancel = new QPushButton(card);
    m_name->setObjectName(QStringLiteral("account_name"));
    m_save->setObjectName(QStringLiteral("account_name_save"));
    m_cancel->setObjectName(QStringLiteral("account_name_cancel"));
    setKind(m_cancel, Kind::Quiet);
    m_editor = new QWidget(card);
    auto *editor = new QGridLayout(m_editor);
    editor->setContentsMargins(0, 0, 0, 0);
    editor->addWidget(m_nameField, 0, 0, 1, 3);
    editor->addWidget(m_save, 1, 0);
    editor->addWidget(m_cancel, 1, 1);
    editor->setColumnStretch(2, 1);
    connect(m_cancel, &QPushButton::clicked, this, [this] { editName(false); });
    connect(m_save, &QPushButton::clicked, this, &AccountPage::saveName);
    connect(m_name, &QLineEdit::returnPressed, this, &AccountPage::saveName);
}

void AccountPage::addDevice(QVBoxLayout *column)
{
    auto *card = new Card(this);
    m_deviceTitle = card->addTitle();
    m_deviceName = new QLabel(card);
    setType(m_deviceName, Type::Body, Tone::Muted);
    m_deviceName->setWordWrap(true);
    m_keeping = new Banner(QStringLiteral("shield"), Tone::Success, card);
    card->body()->addWidget(m_deviceName);
    card->body()->addWidget(m_keeping);
    column->addWidget(card);
}

void AccountPage::addSignOut(QVBoxLayout *column)
{
    auto *card = new Card(this);
    m_outTitle = card->addTitle();
    m_outWords = new Paragraph(card, Type::Body, Tone::Muted);
    m_out = new QPushButton(card);
    m_choices = new QWidget(card);
    auto *row = new QHBoxLayout(m_choices);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::s);
    m_keep = new QPushButton(m_choices);
    m_erase = new QPushButton(m_choices);
    m_stay = new QPushButton(m_choices);
    m_out->setObjectName(QStringLiteral("account_sign_out"));
    m_keep->setObjectName(QStringLiteral("account_sign_out_keep"));
    m_erase->setObjectName(QStringLiteral("account_sign_out_erase"));
    m_stay->setObjectName(QStringLiteral("account_sign_out_cancel"));
    setKind(m_out, Kind::Secondary);
    setKind(m_keep, Kind::Primary);
    setKind(m_erase, Kind::Danger);
    setKind(m_stay, Kind::Quiet);
    row->addWidget(m_keep);
    row->addWidget(m_erase);
    row->addWidget(m_stay);
    row->addStretch(1);
    card->body()->addWidget(m_outWords);
    card->body()->addWidget(m_out, 0, Qt::AlignLeft);
    card->body()->addWidget(m_choices);
    column->addWidget(card);
    connect(m_out, &QPushButton::clicked, this, [this] { askSignOut(true); });
    connect(m_stay, &QPushButton::clicked, this, [this] { askSignOut(false); });
    connect(m_keep, &QPushButton::clicked, this, [this] { m_session.signOut(false); });
    connect(m_erase, &QPushButton::clicked, this, [this] { m_session.signOut(true); });
}

QString AccountPage::title() const
{
    return tr("Account");
}

void AccountPage::activate()
{
    askSignOut(false);
    refresh();
}

void AccountPage::editName(bool editing)
{
    m_waiting = false;
    m_error.reset();
    m_nameField->setProblem({});
    m_editor->setVisible(editing);
    m_nameRow->setVisible(!editing);
    m_nameWord->setVisible(!editing);
    if (!editing)
        return;
    m_name->setText(m_session.account().name);
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void AccountPage::saveName()
{
    const QString wanted = m_name->text().trimmed();
    if (m_session.isBusy())
        return;
    if (wanted.isEmpty()) {
        m_nameField->setProblem(tr("Enter the name you want to be called by."));
        return;
    }
    if (wanted == m_session.account().name) {
        editName(false);
        return;
    }
    m_nameField->setProblem({});
    m_waiting = true;
    m_session.rename(wanted);
}

void AccountPage::onFailed(const Error &error)
{
    if (!m_waiting)
        return;
    m_waiting = false;
    m_error = error;
    m_save->setBusy(false);
    m_nameField->setProblem(errorText(error).inlineText());
}

void AccountPage::askSignOut(bool asking)
{
    m_out->setVisible(!asking);
    m_choices->setVisible(asking);
    if (asking)
        m_keep->setFocus(Qt::OtherFocusReason);
}

void AccountPage::refresh()
{
    using Keeping = studio::Session::Keeping;
    m_nameShown->setText(m_session.account().name);
    m_emailShown->setText(m_session.account().email);
    m_deviceName->setText(tr("Known to the service as “%1”.").arg(m_session.deviceName()));
    switch (m_session.keeping()) {
    case Keeping::Kept:
        m_keeping->setTone(Tone::Success, QStringLiteral("shield"));
        m_keeping->setText(tr("Your sign-in and the key of your gallery are in the system keychain. The gallery on this disk is "
                              "sealed with that key."));
        break;
    case Keeping::MemoryMissing:
        m_keeping->setTone(Tone::Warning, QStringLiteral("key"));
        m_keeping->setText(tr("This computer has no keychain. Your sign-in and the key of your gallery live in memory only and end "
                              "with the program."));
        break;
    case Keeping::MemoryLocked:
        m_keeping->setTone(Tone::Warning, QStringLiteral("key"));
        m_keeping->setText(tr("The keychain is locked. Until it is open, your sign-in and the key of your gallery live in memory only."));
        break;
    }
}

void AccountPage::retranslate()
{
    m_profileTitle->setText(tr("Profile"));
    m_nameWord->setText(tr("Name"));
    m_emailWord->setText(tr("E-mail"));
    m_edit->setText(tr("Change"));
    m_nameField->setLabel(tr("Name"));
    m_save->setTexts(tr("Save"), tr("Saving…"));
    m_cancel->setText(tr("Cancel"));
    m_deviceTitle->setText(tr("This computer"));
    m_outTitle->setText(tr("Sign out"));
    m_outWords->setPlain(tr("Keep the sealed gallery here for your next sign-in, or erase it: its key is destroyed first, then the "
                            "files."));
    m_out->setText(tr("Sign out…"));
    m_keep->setText(tr("Sign out, keep the gallery"));
    m_erase->setText(tr("Sign out and erase"));
    m_stay->setText(tr("Cancel"));
    if (m_error)
        m_nameField->setProblem(errorText(*m_error).inlineText());
    refresh();
}

} // namespace mj::ui
