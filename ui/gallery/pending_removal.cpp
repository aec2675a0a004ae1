#include "ui/gallery/pending_removal.h"
#include "studio/gallery.h"
#include <QEvent>
#include <QPushButton>

namespace mj::ui {

PendingRemoval::PendingRemoval(studio::Gallery &gallery, QWidget *parent)
    : Banner(QStringLiteral("trash"), Tone::Neutral, parent), m_gallery(gallery)
{
    actionButton()->setObjectName(QStringLiteral("gallery_undo"));
    m_stay.setSingleShot(true);
    m_stay.setInterval(motion::noticeStay);
    connect(&m_stay, &QTimer::timeout, this, &PendingRemoval::commit);
    connect(this, &Banner::actionRequested, this, &PendingRemoval::undo);
    hide();
}

void PendingRemoval::add(const QStringList &ids)
{
    if (ids.isEmpty())
        return;
    m_ids.unite(QSet<QString>(ids.begin(), ids.end()));
    m_stay.start();
    retranslate();
    show();
    emit idsChanged();
}

void PendingRemoval::undo()
{
    m_stay.stop();
    m_ids.clear();
    hide();
    emit idsChanged();
}

void PendingRemoval::commit()
{
    m_stay.stop();
    const QSet<QString> ids = m_ids;
    for (const QString &id : ids)
        m_gallery.remove(id);
    m_ids.clear();
    hide();
    emit idsChanged();
}

void PendingRemoval::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PendingRemoval::retranslate()
{
    setText(m_ids.size() == 1 ? tr("Picture deleted.") : tr("%1 pictures deleted.").arg(m_ids.size()));
    setAction(tr("Undo"));
    actionButton()->setAccessibleName(tr("Undo the deletion"));
}

} // namespace mj::ui
