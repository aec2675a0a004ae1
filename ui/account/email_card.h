#pragma once
#include "api/proof.h"
#include "ui/common/card.h"
#include "ui/common/features.h"
#include "ui/common/surroundings.h"
#include <optional>

class QLineEdit;
class QPushButton;

namespace mj::ui {

class Badge;
class Banner;
class BusyButton;
class CodeField;
class Field;
class Paragraph;
class Pause;

// The member's address, whether it is proven, and how to change it: the new one, a code to it, done.
class EmailCard : public Card
{
    Q_OBJECT
public:
    EmailCard(const Features &features, const Surroundings &surroundings, QWidget *parent = nullptr);

    void refresh();

signals:
    void changed(const QString &email);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Step { Shown, Address, Code };
    void addShown();
    void addEditor();
    void showStep(Step step);
    void submit();
    void send();
    void onSent(const Result<api::CodeSent> &sent);
    void confirm();
    void showError();
    void retranslate();

    Features m_features;
    QLabel *m_title;
    QLabel *m_shown;
    Badge *m_proven;
    QPushButton *m_change;
    Paragraph *m_words;
    QLineEdit *m_email;
    Field *m_emailField;
    CodeField *m_code;
    Banner *m_problem;
    BusyButton *m_submit;
    Pause *m_pause;
    QPushButton *m_cancel;
    Step m_step = Step::Shown;
    std::optional<Error> m_error;
};

} // namespace mj::ui
