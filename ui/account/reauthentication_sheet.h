#pragma once
#include "base/error.h"
#include "base/result.h"
#include "ui/common/features.h"
#include "ui/common/sheet.h"
#include <functional>
#include <optional>

class QPushButton;

namespace mj::ui {

class Banner;
class BusyButton;
class GoogleButton;
class Paragraph;
class PasswordField;
class Pause;

// "It is you": the password once more, or Google, before something that a thief must not do. Good for five minutes.
class ReauthenticationSheet : public Sheet
{
    Q_OBJECT
public:
    // Over the window of `page`; `then` runs after the proof, unless the person goes back or `page` dies first.
    static void ask(const Features &features, QWidget *page, std::function<void()> then);

signals:
    void confirmed();

protected:
    void retranslate() override;

private:
    ReauthenticationSheet(const Features &features, QWidget *host);
    void submit();
    void onAnswer(const Result<void> &done);
    void showError();

    Features m_features;
    bool m_hasPassword;
    Paragraph *m_words;
    PasswordField *m_password;
    Banner *m_problem;
    BusyButton *m_submit;
    Pause *m_pause;
    QPushButton *m_cancel;
    GoogleButton *m_google;
    bool m_isEmpty = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
