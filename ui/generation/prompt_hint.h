#pragma once
#include "studio/prompt_check.h"
#include "ui/common/banner.h"
#include <QSet>
#include <QTimer>

namespace mj::ui {

class PromptBox;

// A line under the prompt when something in it looks personal: what, and who would get it. It does not forbid; it asks once for each such piece.
// GUI thread.
class PromptHint : public Banner
{
    Q_OBJECT
public:
    explicit PromptHint(PromptBox &box, QWidget *parent = nullptr); // the box outlives it

    void setOthers(const QStringList &texts); // what goes out besides the box: fillings of blanks, what to leave out
    void setProvider(const QString &name); // who gets the prompt; empty: it stays inside the service
    // Asked before sending: true when there is nothing to ask. Otherwise the line becomes a question with "Send anyway".
    bool allowsSending();
    void forget(); // another person, another prompt: what was waved through is asked about again

signals:
    void sendRequested(); // "Send anyway"
    void otherShowRequested(int other, int start, int length); // "Show me", of setOthers

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Found {
        studio::PersonalWords words;
        int other = -1; // the box
        QString text;
    };
    QList<Found> open() const; // what was found and not waved through
    void add(QList<Found> &found, const QString &text, int other) const;
    void check();
    void showMe();
    void waveThrough();
    QString sentence(const QList<Found> &found) const;
    void retranslate();

    PromptBox &m_box;
    QStringList m_others;
    QString m_provider;
    QTimer m_pause;
    QSet<QString> m_waved;
    int m_next = 0; // of "Show me", when there are several
    bool m_isAsking = false;
};

} // namespace mj::ui
