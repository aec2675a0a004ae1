#include "ui/account/photo_choice.h"
#include "ui/account/consent_card.h"
#include "ui/common/elided_label.h"
#include "ui/common/paragraph.h"
#include "ui/theme/icons.h"
#include <QCheckBox>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QPushButton>

namespace mj::ui {

PhotoChoice::PhotoChoice(const QString &prefix, AskOpenFile ask, QWidget *parent)
    : QWidget(parent), m_ask(std::move(ask)), m_choose(new QPushButton(this)), m_chosen(new QWidget(this)), m_name(new ElidedLabel(m_chosen)),
      m_drop(new QPushButton(m_chosen)), m_consent(new ConsentCard(QStringLiteral("photo"), prefix + QStringLiteral("_photo_consent"), this)),
      m_hint(new Paragraph(this, Type::Caption, Tone::Muted))
{
    m_choose->setObjectName(prefix + QStringLiteral("_photo_choose"));
    m_choose->setIcon(icon(QStringLiteral("picture")));
    m_drop->setObjectName(prefix + QStringLiteral("_photo_drop"));
    setKind(m_choose, Kind::Secondary);
    setKind(m_drop, Kind::Link);
    setType(m_name, Type::Body);
    auto *row = new QHBoxLayout(m_chosen);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_name, 1);
    row->addWidget(m_drop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::s);
    column->addWidget(m_choose, 0, Qt::AlignLeft);
    column->addWidget(m_chosen);
    column->addWidget(m_consent);
    column->addWidget(m_hint);
    connect(m_choose, &QPushButton::clicked, this, &PhotoChoice::choose);
    connect(m_drop, &QPushButton::clicked, this, &PhotoChoice::clear);
    connect(m_consent, &ConsentCard::answered, this, &PhotoChoice::changed);
    setFile({});
    retranslate();
}

void PhotoChoice::choose()
{
    askForPicture(this, tr("Choose a photo"), tr("Pictures (*.jpg *.jpeg *.png *.webp)"), m_ask, [this](const QString &file) { setFile(file); });
}

void PhotoChoice::setFile(const QString &file)
{
    m_file = file;
    m_consent->box()->setChecked(false);
    m_name->setFullText(QFileInfo(file).fileName());
    m_choose->setVisible(file.isEmpty());
    m_chosen->setVisible(!file.isEmpty());
    m_consent->setVisible(!file.isEmpty());
    m_hint->setVisible(!file.isEmpty());
    if (!file.isEmpty())
        m_consent->box()->setFocus(Qt::OtherFocusReason);
    emit changed();
}

void PhotoChoice::clear()
{
    setFile({});
}

bool PhotoChoice::isAgreed() const
{
    return !m_file.isEmpty() && m_consent->isAgreed();
}

void PhotoChoice::setOffer(const QString &text)
{
    m_choose->setText(text);
}

void PhotoChoice::setHint(const QString &text)
{
    m_hint->setPlain(text);
}

void PhotoChoice::retranslate()
{
    m_drop->setText(tr("Do not use it"));
    m_consent->setWords(tr("Profile photo (your choice)"), tr("I agree to this use of my photo"),
        {{tr("Items"), tr("One picture of at most 1024 pixels; place, time and camera data are removed on this computer")},
            {tr("Purpose"), tr("Showing you on your account pages, to nobody else")},
            {tr("Period"), tr("Until you remove it or leave")},
            {tr("Refusing"), tr("You may refuse; you see your initials instead, and nothing else changes")}});
}

} // namespace mj::ui
