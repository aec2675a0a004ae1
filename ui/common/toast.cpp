#include "ui/common/toast.h"
#include "ui/theme/icons.h"
#include "ui/theme/motion.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace mj::ui {

Toast::Toast(QWidget *host) : QFrame(host), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("toast"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::l, space::m, space::l, space::m);
    row->setSpacing(space::s);
    row->addWidget(m_icon);
    row->addWidget(m_text);
    m_text->setObjectName(QStringLiteral("toast_text"));
    m_stay.setSingleShot(true);
    m_stay.setInterval(motion::noticeStay);
    connect(&m_stay, &QTimer::timeout, this, [this] { fade(this, 1, 0, motion::calm); });
    host->installEventFilter(this);
    hide();
}

void Toast::say(const QString &text, Tone tone)
{
    const bool bad = tone == Tone::Danger || tone == Tone::Warning;
    const QString name = bad ? QStringLiteral("warning") : tone == Tone::Success ? QStringLiteral("check") : QStringLiteral("info");
    const Ink inkOfTone = bad ? Ink::Danger : tone == Tone::Success ? Ink::Success : Ink::Accent;
    m_icon->setPixmap(iconPixmap(name, length::icon, inkOfTone, devicePixelRatioF()));
    m_text->setText(text);
    setAccessibleName(text);
    place();
    raise();
    fade(this, 0, 1, motion::quick);
    m_stay.start();
}

bool Toast::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::place()
{
    const QRect host = parentWidget()->rect();
    const int widest = host.width() - 2 * space::xl;
    m_text->setWordWrap(m_text->fontMetrics().horizontalAdvance(m_text->text()) > widest - space::huge * 2);
    adjustSize();
    resize(qMin(width(), widest), height());
    move((host.width() - width()) / 2, host.height() - height() - space::huge);
}

} // namespace mj::ui
