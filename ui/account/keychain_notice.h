#pragma once
#include "base/error.h"
#include "ui/common/banner.h"

namespace mj::studio {
class Session;
}

namespace mj::ui {

// What the keychain of this computer is worth at the moment: hidden when secrets are kept, else why not and what to do. One calm line when
// the person chose to keep nothing. Names: "keychain_retry", "keychain_accept".
class KeychainNotice : public Banner
{
    Q_OBJECT
public:
    explicit KeychainNotice(studio::Session &session, QWidget *parent = nullptr);

    void setAccepted(bool accepted); // "this session only" was said in this run

signals:
    void accepted();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    studio::Session &m_session;
    bool m_isAccepted = false;
    bool m_isRetrying = false;
    bool m_hasFailed = false;
};

} // namespace mj::ui
