#include "ui/common/confirm_bar.h"
#include "ui/common/paragraph.h"
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace mj::ui {

ConfirmBar::ConfirmBar(QWidget *parent)
    : QFrame(parent), m_question(new Paragraph(this)), m_deed(new QPushButton(this)), m_cancel(new QPushButton(this))
{
    setProperty("banner", true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::l, space::m, space::l, space::m);
    layout->setSpacing(space::s);
    layout->addWidget(m_question, 1, Qt::AlignVCenter);
    layout->addWidget(m_cancel, 0, Qt::AlignVCenter);
    layout->addWidget(m_deed, 0, Qt::AlignVCenter);
    connect(m_deed, &QPushButton::clicked, this, [this] {
        hide();
        emit confirmed();
    });
    connect(m_cancel, &QPushButton::clicked, this, &ConfirmBar::dismiss);
    m_cancel->setText(tr("Cancel"));
    setName(QStringLiteral("confirm"));
    hide();
}

void ConfirmBar::setName(const QString &name)
{
    setObjectName(name);
    m_deed->setObjectName(name + QStringLiteral("_deed"));
    m_cancel->setObjectName(name + QStringLiteral("_cancel"));
}

void ConfirmBar::ask(const QString &question, const QString &deed, Kind kind)
{
    m_question->setPlain(question);
    m_deed->setText(deed);
    setKind(m_deed, kind);
    setTone(this, kind == Kind::Danger ? Tone::Danger : Tone::Accent);
    show();
    m_cancel->setFocus(Qt::OtherFocusReason);
}

void ConfirmBar::dismiss()
{
    hide();
    emit dismissed();
}

void ConfirmBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_cancel->setText(tr("Cancel"));
}

void ConfirmBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        dismiss();
    else
        QFrame::keyPressEvent(event);
}

} // namespace mj::ui
