#pragma once
#include "api/device.h"
#include "base/result.h"
#include "ui/common/card.h"
#include "ui/common/features.h"

namespace mj::ui {

class BusyButton;
class Paragraph;
class StateView;

// What happened at the door of this account in the last three months, newest first, a page at a time.
class SignInHistory : public Card
{
    Q_OBJECT
public:
    explicit SignInHistory(const Features &features, QWidget *parent = nullptr);

    void load(); // from the first page again

protected:
    void changeEvent(QEvent *event) override;

private:
    void askPage();
    void onPage(const Result<api::Listing<api::SignIn>> &page);
    void fill();
    static QString kindText(const QString &kind);
    QWidget *makeRow(const api::SignIn &line);
    void retranslate();

    Features m_features;
    QList<api::SignIn> m_lines;
    QString m_cursor;
    quint64 m_round = 0;
    QLabel *m_title;
    Paragraph *m_words;
    QVBoxLayout *m_rows;
    StateView *m_state;
    Paragraph *m_problem;
    BusyButton *m_more;
};

} // namespace mj::ui
