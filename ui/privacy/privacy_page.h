#pragma once
#include "ui/common/features.h"
#include "ui/common/page.h"
#include "ui/common/save_file.h"

class QStackedWidget;
class QTabBar;
class QVBoxLayout;

namespace mj::ui {

class DeviceCard;
class ResultMailCard;
class ScrollColumn;
class StateView;

// Everything held about the person, who processes it, their copy, this device, and the policy. GUI thread.
class PrivacyPage : public Page
{
    Q_OBJECT
public:
    explicit PrivacyPage(const Features &features, QWidget *parent = nullptr, AskFile askFile = {});

    QString title() const override;
    void activate() override;
    void openItem(const QString &item) override; // "result_mails": their switch

protected:
    void retranslate() override;

private:
    static void empty(QVBoxLayout *column);
    void fillHoldings();
    void fillProcessors();
    void showState();

    Features m_features;
    QTabBar *m_tabs;
    QStackedWidget *m_stack;
    ScrollColumn *m_holdings;
    StateView *m_state;
    ScrollColumn *m_processors;
    ScrollColumn *m_yours;
    ScrollColumn *m_policy;
    DeviceCard *m_device;
    ResultMailCard *m_mails;
};

} // namespace mj::ui
