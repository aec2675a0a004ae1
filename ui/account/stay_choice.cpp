#include "ui/account/stay_choice.h"
#include "ui/common/paragraph.h"
#include <QCheckBox>
#include <QVBoxLayout>

namespace mj::ui {

StayChoice::StayChoice(const QString &prefix, QWidget *parent)
    : QWidget(parent), m_keep(new QCheckBox(this)), m_shared(new QCheckBox(this)), m_words(new Paragraph(this, Type::Caption, Tone::Muted))
{
    m_keep->setObjectName(prefix + QStringLiteral("_keep"));
    m_shared->setObjectName(prefix + QStringLiteral("_shared"));
    m_words->setObjectName(prefix + QStringLiteral("_shared_words"));
    m_keep->setChecked(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::xs);
    column->addWidget(m_keep);
    column->addWidget(m_shared);
    column->addWidget(m_words);
    m_words->hide();
    connect(m_shared, &QCheckBox::toggled, this, &StayChoice::onSharedToggled);
    retranslate();
}

studio::Session::Stay StayChoice::stay() const
{
    using Stay = studio::Session::Stay;
    if (m_shared->isChecked())
        return Stay::Nothing;
    return m_keep->isChecked() ? Stay::SignedIn : Stay::UntilQuit;
}

void StayChoice::onSharedToggled(bool shared)
{
    if (shared)
        m_keep->setChecked(false);
    m_keep->setEnabled(!shared);
    m_words->setVisible(shared);
}

void StayChoice::retranslate()
{
    m_keep->setText(tr("Keep me signed in on this computer"));
    m_shared->setText(tr("Others use this computer"));
    m_words->setPlain(tr("Nothing of yours is kept here. When you sign out or quit, all of it is gone from this computer, and your pictures come "
                         "from the service next time."));
}

} // namespace mj::ui
