#include "ui/common/state_view.h"
#include "ui/common/banner.h"
#include "ui/common/error_text.h"
#include "ui/common/paragraph.h"
#include "ui/common/skeleton.h"
#include "ui/theme/icons.h"
#include "ui/theme/roles.h"
#include <QEvent>
#include <QPushButton>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace mj::ui {

StateView::StateView(QWidget *content, QWidget *parent)
    : QWidget(parent), m_content(content), m_skeleton(new Skeleton(this)), m_offline(new Banner(QStringLiteral("offline"), Tone::Warning,
        this))
{
    m_empty = makeEmpty();
    m_failed = makeError();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::m);
    layout->addWidget(m_offline);
    auto *states = new QWidget(this);
    m_stack = new QStackedLayout(states);
    for (QWidget *state : {m_content, m_skeleton, m_empty, m_failed})
        m_stack->addWidget(state);
    layout->addWidget(states, 1);
    m_offline->hide();
    retranslate();
}

QWidget *StateView::makeEmpty()
{
    auto *state = new QWidget(this);
    auto *layout = new QVBoxLayout(state);
    layout->setSpacing(space::l);
    m_emptyIcon = new QLabel(state);
    m_emptyIcon->setAlignment(Qt::AlignCenter);
    m_emptySentence = new QLabel(state);
    m_emptySentence->setWordWrap(true);
    m_emptySentence->setAlignment(Qt::AlignCenter);
    setType(m_emptySentence, Type::Body, Tone::Muted);
    m_action = new QPushButton(state);
    m_action->setObjectName(QStringLiteral("state_action"));
    setKind(m_action, Kind::Primary);
    layout->addStretch(2);
    layout->addWidget(m_emptyIcon);
    layout->addWidget(m_emptySentence);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &StateView::actionRequested);
    return state;
}

QWidget *StateView::makeError()
{
    auto *state = new QWidget(this);
    auto *layout = new QVBoxLayout(state);
    layout->setSpacing(space::s);
    m_errorTitle = new QLabel(state);
    setType(m_errorTitle, Type::Title);
    m_errorTitle->setAlignment(Qt::AlignCenter);
    m_errorSentence = new QLabel(state);
    m_errorSentence->setWordWrap(true);
    m_errorSentence->setAlignment(Qt::AlignCenter);
    setType(m_errorSentence, Type::Body, Tone::Muted);
    m_retry = new QPushButton(state);
    m_retry->setObjectName(QStringLiteral("state_retry"));
    m_retry->setIcon(icon(QStringLiteral("refresh")));
    setKind(m_retry, Kind::Secondary);
    layout->addStretch(2);
    layout->addWidget(m_errorTitle);
    layout->addWidget(m_errorSentence);
    layout->addSpacing(space::s);
    layout->addWidget(m_retry, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_retry, &QPushButton::clicked, this, &StateView::retryRequested);
    return state;
}

void StateView::setEmptyText(const QString &iconName, const QString &sentence, const QString &action)
{
    m_iconName = iconName;
    m_emptyIcon->setPixmap(iconPixmap(iconName, length::iconHero, Ink::Muted, devicePixelRatioF()));
    m_emptySentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

void StateView::showLoading()
{
    m_stack->setCurrentWidget(m_skeleton);
}

void StateView::showContent()
{
    m_stack->setCurrentWidget(m_content);
}

void StateView::showEmpty()
{
    m_stack->setCurrentWidget(m_empty);
}

void StateView::showError(const Error &error)
{
    m_error = error;
    retranslate();
    m_stack->setCurrentWidget(m_failed);
}

void StateView::setOffline(bool offline)
{
    m_offline->setVisible(offline);
}

void StateView::retranslate()
{
    m_retry->setText(tr("Retry"));
    m_offline->setText(tr("You are offline. What you see was saved on this device."));
    if (!m_error)
        return;
    const ErrorText words = errorText(*m_error);
    m_errorTitle->setText(words.title);
    m_errorSentence->setText(words.inlineText());
}

void StateView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty())
        m_emptyIcon->setPixmap(iconPixmap(m_iconName, length::iconHero, Ink::Muted, devicePixelRatioF()));
}

} // namespace mj::ui
