#pragma once
#include "ui/checkout/bank_app.h"
#include "ui/common/banner.h"

namespace mj::ui {

// What is said above a page of a checkout: something was refused, needs an answer, or went away. One sentence at a time. GUI thread.
class NoticeBar : public Banner
{
    Q_OBJECT
public:
    enum class Notice { None, Download, App, OfferedApp, Address, Certificate, Unanswered, WindowClosed, WindowStopped, Restarted };

    explicit NoticeBar(QWidget *parent);

    void tell(Notice notice); // a question that waits for its answer stays
    void offer(const BankApp &app); // asks; only the person's press opens the app
    void clear();
    Notice told() const { return m_told; }

signals:
    void againRequested();
    void cancelRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void put(Notice notice);
    void act();
    void retranslate();
    QString sentence() const;

    Notice m_told = Notice::None;
    std::optional<BankApp> m_app;
};

} // namespace mj::ui
