#pragma once
#include "studio/account_book.h"
#include "ui/common/card.h"
#include "ui/common/features.h"

class QPushButton;

namespace mj::ui {

class KnownAccounts;
class Paragraph;

// The accounts of this computer: switching without a restart, and one more.
class AccountsCard : public Card
{
    Q_OBJECT
public:
    explicit AccountsCard(const Features &features, QWidget *parent = nullptr);

signals:
    void switchRequested(const mj::studio::KnownAccount &account);
    void addRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_title;
    Paragraph *m_words;
    KnownAccounts *m_known;
    QPushButton *m_add;
};

} // namespace mj::ui
