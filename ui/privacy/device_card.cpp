#include "ui/privacy/device_card.h"
#include "studio/privacy.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/common/typed_confirmation.h"
#include "ui/theme/icons.h"
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QPushButton>

namespace mj::ui {

DeviceCard::DeviceCard(studio::Privacy &privacy, QWidget *parent)
    : Card(parent), m_privacy(privacy), m_title(addTitle()), m_facts(new Paragraph(this, Type::Small)),
      m_stays(new Paragraph(this, Type::Small, Tone::Muted)), m_failure(new Paragraph(this, Type::Small, Tone::Danger)), m_erase(new QPushButton(this))
{
    m_erase->setObjectName(QStringLiteral("privacy_erase"));
    m_erase->setIcon(icon(QStringLiteral("trash"), Ink::OnDanger));
    setKind(m_erase, Kind::Danger);
    m_facts->setObjectName(QStringLiteral("device_facts"));
    body()->addWidget(m_facts);
    body()->addWidget(m_stays);
    body()->addWidget(m_failure);
    body()->addWidget(m_erase, 0, Qt::AlignLeft);
    m_failure->hide();
    connect(m_erase, &QPushButton::clicked, this, &DeviceCard::confirm);
    connect(&privacy, &studio::Privacy::eraseFailed, this, [this](const Error &failure) {
        m_failure->setPlain(errorText(failure).inlineText());
        m_failure->show();
        m_erase->setEnabled(true);
    });
    connect(&privacy, &studio::Privacy::erased, this, [this] {
        m_failure->hide();
        m_erase->setEnabled(true);
        refresh();
    });
    refresh();
}

void DeviceCard::confirm()
{
    const QString stays = tr("Gone from this computer: the key, every picture, thumbnail, prompt and draft. This cannot be undone, and you are signed out. "
                             "What the service holds stays there: your account, points, orders and generations.");
    auto *question = new TypedConfirmation({tr("Erase this device"), stays, tr("erase"), tr("Erase this device")}, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this] {
        m_failure->hide();
        m_erase->setEnabled(false);
        m_privacy.eraseDevice();
    });
    question->open();
}

void DeviceCard::refresh()
{
    const studio::Privacy::DeviceHoldings device = m_privacy.device();
    m_title->setText(tr("On this computer"));
    const QStringList facts{tr("Pictures: %1, %2, sealed with a key of yours").arg(QLocale().toString(device.pictures), bytesText(device.bytes)),
                            device.keptInKeychain ? tr("The key and your sign-in are in the keychain of this system")
                                                  : tr("The key and your sign-in are in memory only and end with the program"),
                            tr("Folder: %1").arg(device.folder)};
    m_facts->setPlain(QStringLiteral("• ") + facts.join(QStringLiteral("\n• ")));
    m_stays->setPlain(tr("Erasing removes all of this at once by destroying the key, then the files. What the service holds about you stays there."));
    m_erase->setText(tr("Erase this device…"));
    m_erase->setAccessibleName(m_erase->text());
}

void DeviceCard::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace mj::ui
