#include "ui/account/google_button.h"
#include "studio/google_sign_in.h"
#include "ui/common/paragraph.h"
#include "ui/theme/icons.h"
#include <QHBoxLayout>
#include <QPushButton>
#include <utility>

namespace mj::ui {

GoogleButton::GoogleButton(studio::GoogleSignIn &google, const QString &purpose, const QString &prefix, QWidget *parent)
    : QWidget(parent), m_google(google), m_purpose(purpose), m_button(new QPushButton(this)), m_waiting(new QWidget(this)),
      m_words(new Paragraph(m_waiting, Type::Small)), m_cancel(new QPushButton(m_waiting))
{
    m_button->setObjectName(prefix + QStringLiteral("_google"));
    m_button->setIcon(icon(QStringLiteral("external")));
    m_cancel->setObjectName(prefix + QStringLiteral("_google_cancel"));
    m_words->setObjectName(prefix + QStringLiteral("_google_waiting"));
    setKind(m_button, Kind::Secondary);
    setKind(m_cancel, Kind::Quiet);
    auto *row = new QHBoxLayout(m_waiting);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_words, 1, Qt::AlignVCenter);
    row->addWidget(m_cancel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_button);
    column->addWidget(m_waiting);
    connect(m_button, &QPushButton::clicked, this, &GoogleButton::start);
    connect(m_cancel, &QPushButton::clicked, &google, &studio::GoogleSignIn::cancel);
    connect(&google, &studio::GoogleSignIn::offeredChanged, this, &GoogleButton::refresh);
    connect(&google, &studio::GoogleSignIn::waitingChanged, this, [this] {
        if (m_google.isWaiting() && !m_isStarting)
            m_isMine = false; // another button's turn
        refresh();
    });
    connect(&google, &studio::GoogleSignIn::answered, this, [this](const api::GoogleAnswer &answer) {
        if (!std::exchange(m_isMine, false))
            return;
        refresh();
        emit answered(answer);
    });
    connect(&google, &studio::GoogleSignIn::failed, this, [this](const Error &error) {
        if (!std::exchange(m_isMine, false))
            return;
        refresh();
        emit failed(error);
    });
    retranslate();
    refresh();
}

void GoogleButton::start()
{
    m_isMine = true;
    m_isStarting = true;
    m_google.start(m_purpose, !m_stays || m_stays());
    m_isStarting = false;
    refresh();
}

void GoogleButton::setWanted(bool wanted)
{
    m_isWanted = wanted;
    refresh();
}

void GoogleButton::refresh()
{
    const bool offered = m_isWanted && m_google.isOffered();
    const bool waits = m_isMine && m_google.isWaiting();
    setVisible(offered);
    m_button->setVisible(!waits);
    m_button->setEnabled(!m_google.isWaiting());
    m_waiting->setVisible(waits);
    emit offeredChanged(offered);
}

void GoogleButton::retranslate()
{
    m_button->setText(tr("Continue with Google"));
    m_words->setPlain(tr("Waiting for your browser…"));
    m_cancel->setText(tr("Cancel"));
    m_cancel->setAccessibleName(tr("Stop waiting for the browser"));
}

} // namespace mj::ui
