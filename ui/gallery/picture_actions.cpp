#include "ui/gallery/picture_actions.h"
#include "ui/theme/icons.h"
#include <QAction>
#include <QSignalBlocker>
#include <QWidget>

namespace mj::ui {

PictureActions::PictureActions(QWidget *page)
    : QObject(page), m_page(page),
      m_save(add(QStringLiteral("out_save"), QStringLiteral("download"), QKeySequence::Save, &PictureActions::saveRequested)),
      m_copy(add(QStringLiteral("out_copy"), QStringLiteral("copy"), QKeySequence::Copy, &PictureActions::copyRequested)),
      m_print(add(QStringLiteral("out_print"), QStringLiteral("print"), QKeySequence::Print, &PictureActions::printRequested)),
      m_open(add(QStringLiteral("out_open"), QStringLiteral("external"), QKeySequence::Open, &PictureActions::openRequested)),
      m_export(add(QStringLiteral("out_export"), QStringLiteral("folder"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S), &PictureActions::exportRequested)),
      m_marking(new QAction(this))
{
    auto *line = new QAction(this);
    line->setSeparator(true);
    m_marking->setObjectName(QStringLiteral("out_marking"));
    m_marking->setCheckable(true);
    m_all += {line, m_marking};
    connect(m_marking, &QAction::toggled, this, &PictureActions::markingToggled);
    setCount(0);
    retranslate();
}

QAction *PictureActions::add(const QString &name, const QString &iconName, const QKeySequence &key, void (PictureActions::*wish)())
{
    auto *action = new QAction(icon(iconName), QString(), this);
    action->setObjectName(name);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(action, &QAction::triggered, this, wish);
    m_page->addAction(action);
    m_all.append(action);
    return action;
}

void PictureActions::setCount(int pictures)
{
    for (QAction *action : {m_save, m_copy, m_open})
        action->setEnabled(pictures == 1);
    for (QAction *action : {m_print, m_export})
        action->setEnabled(pictures > 0);
}

void PictureActions::setMarking(bool on)
{
    const QSignalBlocker blocker(m_marking);
    m_marking->setChecked(on);
}

void PictureActions::retranslate()
{
    m_save->setText(tr("Save as…"));
    m_copy->setText(tr("Copy"));
    m_print->setText(tr("Print…"));
    m_open->setText(tr("Open in another program"));
    m_export->setText(tr("Export to a folder…"));
    m_marking->setText(tr("Visible AI mark in the corner"));
}

} // namespace mj::ui
