#include "ui/shell/status_line.h"
#include "studio/generation.h"
#include "studio/session.h"
#include "ui/common/badge.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace mj::ui {

StatusLine::StatusLine(const Features &features, bool localStudio, QWidget *parent)
    : QFrame(parent), m_features(features), m_dot(new QLabel(this)), m_connection(new QLabel(this)), m_queue(new QLabel(this)),
      m_local(new Badge(this, Tone::Accent))
{
    setObjectName(QStringLiteral("status_line"));
    m_local->setObjectName(QStringLiteral("local_studio_badge"));
    m_connection->setObjectName(QStringLiteral("status_connection"));
    m_queue->setObjectName(QStringLiteral("status_queue"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(space::xl, space::xs, space::xl, space::xs);
    row->setSpacing(space::s);
    setType(m_connection, Type::Caption, Tone::Muted);
    setType(m_queue, Type::Caption, Tone::Muted);
    row->addWidget(m_dot);
    row->addWidget(m_connection);
    row->addSpacing(space::l);
    row->addWidget(m_queue);
    row->addStretch(1);
    row->addWidget(m_local);
    m_local->setVisible(localStudio);
    connect(&features.session, &studio::Session::offlineChanged, this, &StatusLine::refresh);
    connect(&features.generation, &studio::Generation::jobsChanged, this, &StatusLine::refresh);
    connect(&features.generation, &studio::Generation::jobChanged, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::refresh()
{
    const bool offline = m_features.session.isOffline();
    m_dot->setPixmap(iconPixmap(offline ? QStringLiteral("offline") : QStringLiteral("check"), length::iconSmall,
        offline ? Ink::Warning : Ink::Success, devicePixelRatioF()));
    m_connection->setText(offline ? tr("Offline: your gallery works, the rest waits") : tr("Connected"));
    int pictures = 0;
    for (const api::Generation &job : m_features.generation.jobs())
        pictures += job.isOpen() ? job.recipe.count : 0;
    m_queue->setText(pictures > 0 ? tr("%n picture(s) in the making", nullptr, pictures) : tr("Nothing in the making"));
    m_local->setText(tr("Local studio"));
    m_local->setToolTip(tr("The service runs inside this program, on this computer. Payments are a sandbox: no real money moves."));
}

void StatusLine::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        refresh();
}

} // namespace mj::ui
