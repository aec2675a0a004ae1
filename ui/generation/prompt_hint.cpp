#include "ui/generation/prompt_hint.h"
#include "ui/generation/prompt_box.h"
#include <QDate>
#include <QEvent>
#include <QPushButton>
#include <QTextCursor>

namespace mj::ui {

using Looks = studio::PersonalWords::Kind;

PromptHint::PromptHint(PromptBox &box, QWidget *parent) : Banner(QStringLiteral("shield"), Tone::Warning, parent), m_box(box)
{
    setObjectName(QStringLiteral("prompt_hint"));
    actionButton()->setObjectName(QStringLiteral("prompt_hint_show"));
    secondButton()->setObjectName(QStringLiteral("prompt_hint_accept"));
    m_pause.setSingleShot(true);
    m_pause.setInterval(2 * motion::calm); // not at every letter of a number that is being typed
    connect(&m_box, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &PromptHint::check);
    connect(this, &Banner::actionRequested, this, &PromptHint::showMe);
    connect(this, &Banner::secondRequested, this, &PromptHint::waveThrough);
    hide();
    check();
}

void PromptHint::setProvider(const QString &name)
{
    m_provider = name;
    retranslate();
}

void PromptHint::setOthers(const QStringList &texts)
{
    if (texts == m_others)
        return;
    m_others = texts;
    m_pause.start();
}

void PromptHint::add(QList<Found> &found, const QString &text, int other) const
{
    for (const studio::PersonalWords &words : studio::findPersonalWords(text, QDate::currentDate())) {
        const QString piece = text.mid(words.start, words.length);
        if (!m_waved.contains(piece))
            found.append({words, other, piece});
    }
}

QList<PromptHint::Found> PromptHint::open() const
{
    QList<Found> found;
    add(found, m_box.toPlainText(), -1);
    for (int other = 0; other < m_others.size(); ++other)
        add(found, m_others.at(other), other);
    return found;
}

void PromptHint::check()
{
    m_pause.stop();
    const bool isOpen = !open().isEmpty();
    m_isAsking = m_isAsking && isOpen;
    retranslate();
    setVisible(isOpen);
}

bool PromptHint::allowsSending()
{
    check();
    if (open().isEmpty())
        return true;
    m_isAsking = true;
    retranslate();
    actionButton()->setFocus(Qt::OtherFocusReason);
    return false;
}

void PromptHint::forget()
{
    m_waved.clear();
    m_isAsking = false;
    check();
}

void PromptHint::showMe()
{
    const QList<Found> found = open();
    if (found.isEmpty())
        return check();
    const Found &next = found.at(m_next++ % found.size());
    const studio::PersonalWords &one = next.words;
    if (next.other >= 0) {
        emit otherShowRequested(next.other, static_cast<int>(one.start), static_cast<int>(one.length));
        return;
    }
    QTextCursor cursor = m_box.textCursor();
    cursor.setPosition(static_cast<int>(one.start));
    cursor.setPosition(static_cast<int>(one.start + one.length), QTextCursor::KeepAnchor);
    m_box.setTextCursor(cursor);
    m_box.ensureCursorVisible();
    m_box.setFocus(Qt::OtherFocusReason);
}

void PromptHint::waveThrough()
{
    const QList<Found> found = open();
    for (const Found &one : found)
        m_waved.insert(one.text);
    const bool wasAsking = m_isAsking;
    m_isAsking = false;
    if (secondButton()->hasFocus())
        m_box.setFocus(Qt::OtherFocusReason);
    check();
    if (wasAsking)
        emit sendRequested();
}

QString PromptHint::sentence(const QList<Found> &found) const
{
    QString what;
    switch (found.first().words.kind) {
    case Looks::Email: what = tr("This looks like an e-mail address."); break;
    case Looks::Phone: what = tr("This looks like a phone number."); break;
    case Looks::ResidentNumber: what = tr("This looks like a resident registration number."); break;
    case Looks::ForeignerNumber: what = tr("This looks like an alien registration number."); break;
    case Looks::Passport: what = tr("This looks like a passport number."); break;
    case Looks::Card: what = tr("This looks like a card number."); break;
    }
    if (found.size() > 1)
        what = tr("%1 places look personal, such as a phone number or an e-mail address.").arg(found.size());
    const QString who = m_provider.isEmpty() ? tr("Everything here goes to this service.") : tr("Everything here goes to %1.").arg(m_provider);
    return what + QLatin1Char(' ') + who;
}

void PromptHint::changeEvent(QEvent *event)
{
    Banner::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void PromptHint::retranslate()
{
    const QList<Found> found = open();
    if (found.isEmpty())
        return;
    setText(sentence(found));
    setAction(tr("Show me"));
    setSecondAction(m_isAsking ? tr("Send anyway") : tr("Leave it in"));
    actionButton()->setAccessibleDescription(text());
    secondButton()->setAccessibleDescription(text());
}

} // namespace mj::ui
