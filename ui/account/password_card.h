#pragma once
#include "base/result.h"
#include "ui/common/card.h"
#include "ui/common/features.h"
#include <optional>

class QPushButton;

namespace mj::ui {

class Banner;
class BusyButton;
class Paragraph;
class PasswordField;
class Pause;

// Another password for this account; for a member who came with Google, how to get a first one.
class PasswordCard : public Card
{
    Q_OBJECT
public:
    explicit PasswordCard(const Features &features, QWidget *parent = nullptr);

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addForm();
    void edit(bool editing);
    void submit();
    void onDone(const Result<void> &done);
    void showProblems();
    void retranslate();

    Features m_features;
    QLabel *m_title;
    Paragraph *m_words;
    QPushButton *m_change;
    QWidget *m_form;
    PasswordField *m_current;
    PasswordField *m_next;
    Banner *m_problem;
    BusyButton *m_save;
    Pause *m_pause;
    QPushButton *m_cancel;
    bool m_tried = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
