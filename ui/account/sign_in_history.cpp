#include "ui/account/sign_in_history.h"
#include "studio/membership.h"
#include "studio/session.h"
#include "ui/common/busy_button.h"
#include "ui/common/error_text.h"
#include "ui/common/money_text.h"
#include "ui/common/paragraph.h"
#include "ui/common/state_view.h"
#include <QEvent>
#include <QRegularExpression>
#include <utility>

namespace mj::ui {

SignInHistory::SignInHistory(const Features &features, QWidget *parent)
    : Card(parent), m_features(features), m_title(addTitle()), m_words(new Paragraph(this, Type::Small, Tone::Muted)),
      m_problem(new Paragraph(this, Type::Small, Tone::Danger)), m_more(new BusyButton(Kind::Secondary, this))
{
    setObjectName(QStringLiteral("sign_in_history"));
    auto *list = new QWidget;
    m_rows = new QVBoxLayout(list);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space::m);
    m_state = new StateView(list, this);
    m_more->setObjectName(QStringLiteral("sign_ins_more"));
    m_problem->setObjectName(QStringLiteral("sign_ins_problem"));
    m_problem->hide();
    m_more->hide();
    body()->addWidget(m_words);
    body()->addWidget(m_state);
    body()->addWidget(m_problem);
    body()->addWidget(m_more, 0, Qt::AlignLeft);
    connect(m_state, &StateView::retryRequested, this, &SignInHistory::load);
    connect(m_more, &QPushButton::clicked, this, &SignInHistory::askPage);
    m_state->showLoading();
    retranslate();
}

void SignInHistory::load()
{
    ++m_round;
    m_cursor.clear();
    if (m_lines.isEmpty())
        m_state->showLoading();
    askPage();
}

void SignInHistory::askPage()
{
    m_problem->hide();
    m_more->setBusy(true);
    m_features.membership.signIns(m_cursor, this, [this, round = m_round](const Result<api::Listing<api::SignIn>> &page) {
        if (round == m_round)
            onPage(page);
    });
}

void SignInHistory::onPage(const Result<api::Listing<api::SignIn>> &page)
{
    m_more->setBusy(false);
    m_state->setOffline(m_features.session.isOffline() && !m_lines.isEmpty());
    if (!page) {
        if (m_lines.isEmpty()) {
            m_state->showError(page.error());
            return;
        }
        m_problem->setPlain(errorText(page.error()).inlineText());
        m_problem->show();
        return;
    }
    if (m_cursor.isEmpty())
        m_lines.clear();
    m_lines.append(page->items);
    m_cursor = page->nextCursor;
    m_more->setVisible(!m_cursor.isEmpty());
    fill();
}

void SignInHistory::fill()
{
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const api::SignIn &line : std::as_const(m_lines))
        m_rows->addWidget(makeRow(line));
    if (m_lines.isEmpty())
        m_state->showEmpty();
    else
        m_state->showContent();
}

QString SignInHistory::kindText(const QString &kind)
{
    const QList<QPair<QLatin1String, QString>> words{{QLatin1String("joined"), tr("Joined")}, {QLatin1String("signed_in"), tr("Signed in")},
        {QLatin1String("refused"), tr("A sign-in was refused")}, {QLatin1String("device_ended"), tr("A device was signed out")},
        {QLatin1String("others_ended"), tr("All other devices were signed out")}, {QLatin1String("password_changed"), tr("Password changed")},
        {QLatin1String("password_reset"), tr("Password set with a code")}, {QLatin1String("email_changed"), tr("E-mail address changed")},
        {QLatin1String("exported"), tr("Copy of all data saved")}};
    for (const auto &[name, text] : words) {
        if (name == kind)
            return text;
    }
    return tr("Something at the door of your account");
}

QWidget *SignInHistory::makeRow(const api::SignIn &line)
{
    auto *row = new QWidget;
    row->setObjectName(QStringLiteral("sign_in_line"));
    auto *what = new QLabel(kindText(line.kind), row);
    auto *where = new QLabel(QStringList{dateText(line.at), line.deviceName, line.address}.filter(QRegularExpression(QStringLiteral("."))).join(
                                 QStringLiteral(" · ")), row);
    what->setProperty("strong", true);
    setType(what, Type::Body, line.kind == QLatin1String("refused") ? Tone::Warning : Tone::Neutral);
    setType(where, Type::Small, Tone::Muted);
    where->setTextFormat(Qt::PlainText);
    for (QLabel *label : {what, where})
        label->setWordWrap(true);
    auto *column = new QVBoxLayout(row);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(what);
    column->addWidget(where);
    return row;
}

void SignInHistory::changeEvent(QEvent *event)
{
    Card::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void SignInHistory::retranslate()
{
    m_title->setText(tr("Sign-in history"));
    m_words->setPlain(tr("Kept for three months. If something was not you, change your password: it signs every other device out."));
    m_more->setTexts(tr("Show earlier ones"), tr("Loading…"));
    m_state->setEmptyText(QStringLiteral("clock"), tr("Nothing happened in the last three months."));
    if (!m_lines.isEmpty())
        fill();
}

} // namespace mj::ui
