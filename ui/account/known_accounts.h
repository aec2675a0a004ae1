#pragma once
#include "studio/account_book.h"
#include <QWidget>

class QVBoxLayout;

namespace mj::ui {

// The accounts of this computer as rows to choose from. Names: "known_account_<id>". GUI thread.
class KnownAccounts : public QWidget
{
    Q_OBJECT
public:
    // Whether the account in use is listed, with a badge instead of a button.
    enum class Current { Listed, LeftOut };

    KnownAccounts(studio::AccountBook &book, Current current, QWidget *parent = nullptr);

    void setButton(const QString &text); // on each row
    bool isEmpty() const { return m_rows == 0; }

signals:
    void chosen(const mj::studio::KnownAccount &account);
    void refilled();

private:
    void refill();
    QWidget *makeRow(const studio::KnownAccount &account);

    studio::AccountBook &m_book;
    Current m_current;
    QVBoxLayout *m_column;
    QString m_button;
    int m_rows = 0;
};

} // namespace mj::ui
