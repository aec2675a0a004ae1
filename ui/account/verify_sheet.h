#pragma once
#include "api/proof.h"
#include "ui/common/features.h"
#include "ui/common/sheet.h"
#include "ui/common/surroundings.h"

class QPushButton;

namespace mj::ui {

class BusyButton;
class CodeField;
class Paragraph;

// "Prove your e-mail": the code from the mail, over the workspace. Looking around first is one click away.
class VerifySheet : public Sheet
{
    Q_OBJECT
public:
    enum class Mail { OnItsWay, MayBeOld }; // whether joining has just sent a code

    VerifySheet(const Features &features, const Surroundings &surroundings, Mail mail, QWidget *host);

    void start();

signals:
    void proven();

protected:
    void retranslate() override;

private:
    void send();
    void confirm();

    studio::Session &m_session;
    studio::Membership &m_membership;
    Mail m_mail;
    Paragraph *m_words;
    CodeField *m_code;
    BusyButton *m_submit;
    QPushButton *m_later;
};

} // namespace mj::ui
