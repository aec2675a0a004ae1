#include "ui/account/profile_card.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/account/avatar.h"
#include "ui/account/own_photo.h"
#include "ui/account/photo_choice.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/field.h"
#include "ui/common/language.h"
#include "ui/common/paragraph.h"
#include "ui/common/policy_book.h"
#include <QEvent>
#include <QLineEdit>

namespace mj::ui {

ProfileCard::ProfileCard(const Features &features, AskOpenFile askPhoto, QWidget *parent)
    : Card(parent), m_features(features), m_ownPhoto(new OwnPhoto(features.session, features.membership, this)), m_title(addTitle()),
      m_face(new Avatar(space::huge + space::l, this)), m_choice(new PhotoChoice(QStringLiteral("account"), std::move(askPhoto), this)),
      m_use(new BusyButton(Kind::Primary, this)), m_remove(new QPushButton(this)), m_photoProblem(new Paragraph(this, Type::Small, Tone::Danger)),
      m_nameWord(new QLabel(this)), m_nameShown(new QLabel(this)), m_nameRow(new QWidget(this)), m_edit(new QPushButton(m_nameRow)),
      m_editor(new QWidget(this)), m_name(new QLineEdit), m_nameField(new Field(m_name, m_editor)),
      m_save(new BusyButton(Kind::Primary, m_editor)), m_cancel(new QPushButton(m_editor))
{
    addPhoto();
    addName();
    studio::Session &session = m_features.session;
    connect(m_ownPhoto, &OwnPhoto::changed, this, &ProfileCard::refresh);
    connect(&session, &studio::Session::accountChanged, this, [this] {
        if (m_waiting)
            editName(false);
        refresh();
    });
    connect(&session, &studio::Session::busyChanged, this, [this] { m_save->setBusy(m_features.session.isBusy() && m_waiting); });
    connect(&session, &studio::Session::failed, this, &ProfileCard::onFailed);
    editName(false);
    retranslate();
}

void ProfileCard::addPhoto()
{
    m_use->setObjectName(QStringLiteral("account_photo_use"));
    m_remove->setObjectName(QStringLiteral("account_photo_remove"));
    m_photoProblem->setObjectName(QStringLiteral("account_photo_problem"));
    m_photoProblem->hide();
    m_use->hide();
    setKind(m_remove, Kind::Link);
    auto *row = new QHBoxLayout;
    row->setSpacing(space::l);
    auto *words = new QVBoxLayout;
    words->setSpacing(space::s);
    words->addStretch(1);
    words->addWidget(m_choice);
    words->addWidget(m_remove, 0, Qt::AlignLeft);
    words->addWidget(m_use, 0, Qt::AlignLeft);
    words->addWidget(m_photoProblem);
    words->addStretch(1);
    row->addWidget(m_face, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    body()->addLayout(row);
    connect(m_choice, &PhotoChoice::changed, this, [this] {
        const bool isChosen = !m_choice->file().isEmpty();
        m_use->setVisible(isChosen);
        m_use->setReady(m_choice->isAgreed());
        m_photoProblem->hide();
        refresh();
    });
    connect(m_use, &QPushButton::clicked, this, &ProfileCard::sendPhoto);
    connect(m_remove, &QPushButton::clicked, this, &ProfileCard::removePhoto);
}

void ProfileCard::addName()
{
    m_nameShown->setObjectName(QStringLiteral("account_name_shown"));
    m_nameShown->setTextFormat(Qt::PlainText);
    m_nameShown->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_edit->setObjectName(QStringLiteral("account_name_edit"));
    setType(m_nameWord, Type::Small, Tone::Muted);
    setType(m_nameShown, Type::Body);
    setKind(m_edit, Kind::Link);
    auto *row = new QHBoxLayout(m_nameRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_nameShown);
    row->addWidget(m_edit);
    row->addStretch(1);
    makeEditor();
    auto *name = new QVBoxLayout;
    name->setSpacing(space::xs);
    name->addWidget(m_nameWord);
    name->addWidget(m_nameRow);
    name->addWidget(m_editor);
    body()->addLayout(name);
    connect(m_edit, &QPushButton::clicked, this, [this] { editName(true); });
}

void ProfileCard::makeEditor()
{
    m_name->setMaxLength(60);
    m_name->setObjectName(QStringLiteral("account_name"));
    m_save->setObjectName(QStringLiteral("account_name_save"));
    m_cancel->setObjectName(QStringLiteral("account_name_cancel"));
    setKind(m_cancel, Kind::Quiet);
    auto *column = new QVBoxLayout(m_editor);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::m);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    column->addWidget(m_nameField);
    column->addLayout(buttons);
    connect(m_cancel, &QPushButton::clicked, this, [this] { editName(false); });
    connect(m_save, &QPushButton::clicked, this, &ProfileCard::saveName);
    connect(m_name, &QLineEdit::returnPressed, this, &ProfileCard::saveName);
}

void ProfileCard::editName(bool editing)
{
    m_waiting = false;
    m_error.reset();
    m_nameField->setProblem({});
    m_editor->setVisible(editing);
    m_nameRow->setVisible(!editing);
    m_nameWord->setVisible(!editing);
    if (!editing)
        return;
    m_name->setText(m_features.session.account().name);
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void ProfileCard::saveName()
{
    const QString wanted = m_name->text().trimmed();
    if (m_features.session.isBusy())
        return;
    if (wanted.isEmpty()) {
        m_nameField->setProblem(tr("Enter the name you want to be called by."));
        return;
    }
    if (wanted == m_features.session.account().name) {
        editName(false);
        return;
    }
    m_nameField->setProblem({});
    m_waiting = true;
    m_features.session.rename(wanted);
}

void ProfileCard::onFailed(const Error &error)
{
    if (!m_waiting)
        return;
    m_waiting = false;
    m_error = error;
    m_save->setBusy(false);
    m_nameField->setProblem(errorText(error).inlineText());
}

void ProfileCard::sendPhoto()
{
    const Result<PolicyBook> policy = PolicyBook::read(QStringLiteral(":/policy"), languageNow());
    if (!policy) {
        onPhotoDone(fail(policy));
        return;
    }
    m_photoProblem->hide();
    m_use->setBusy(true);
    m_features.membership.setPhoto(m_choice->file(), policy->version().toString(Qt::ISODate), this,
                                   [this](const Result<void> &done) { onPhotoDone(done); });
}

void ProfileCard::removePhoto()
{
    m_photoProblem->hide();
    m_remove->setEnabled(false);
    m_features.membership.removePhoto(this, [this](const Result<void> &done) { onPhotoDone(done); });
}

void ProfileCard::onPhotoDone(const Result<void> &done)
{
    m_use->setBusy(false);
    m_remove->setEnabled(true);
    m_photoError = done ? std::optional<Error>() : done.error();
    if (done)
        m_choice->clear();
    retranslate();
}

void ProfileCard::refresh()
{
    const api::Account &account = m_features.session.account();
    const bool hasPhoto = !account.photoId.isEmpty();
    m_nameShown->setText(account.name);
    m_face->setPerson(account.name, m_ownPhoto->bytes());
    m_choice->setOffer(hasPhoto ? tr("Replace the photo") : tr("Add a photo"));
    m_remove->setVisible(hasPhoto && m_choice->file().isEmpty());
}

void ProfileCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void ProfileCard::retranslate()
{
    m_title->setText(tr("Profile"));
    m_choice->retranslate();
    m_choice->setHint(tr("Agree above, then use it."));
    m_use->setTexts(tr("Use this photo"), tr("Sending…"));
    m_remove->setText(tr("Remove the photo"));
    m_nameWord->setText(tr("Name"));
    m_edit->setText(tr("Change"));
    m_edit->setAccessibleName(tr("Change the name"));
    m_nameField->setLabel(tr("Name"));
    m_save->setTexts(tr("Save"), tr("Saving…"));
    m_cancel->setText(tr("Cancel"));
    if (m_error)
        m_nameField->setProblem(errorText(*m_error).inlineText());
    m_photoProblem->setVisible(m_photoError.has_value());
    if (m_photoError)
        m_photoProblem->setPlain(m_photoError->code == Code::UnsupportedMediaType || m_photoError->code == Code::Corrupt
                                     ? tr("This file cannot be used as a photo. Choose a JPEG, PNG or WebP picture.")
                                     : errorText(*m_photoError).inlineText());
    refresh();
}

} // namespace mj::ui
