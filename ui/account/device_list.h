#pragma once
#include "api/device.h"
#include "base/result.h"
#include "ui/common/card.h"
#include "ui/common/features.h"

class QPushButton;

namespace mj::ui {

class ConfirmBar;
class Paragraph;

// The devices that are signed in to this account, each to be signed out from here; and all others at once. Names: "device_end_<session id>".
class DeviceList : public QWidget
{
    Q_OBJECT
public:
    explicit DeviceList(const Features &features, QWidget *parent = nullptr);

    void setDevices(const QList<api::Device> &devices);
    void retranslate();

signals:
    void ended(bool all); // ask for the list again

private:
    Card *makeCard(const api::Device &device);
    void fill();
    void endOne(const QString &sessionId, QPushButton *button);
    void endOthers();
    void showProblem(const Error &error);

    Features m_features;
    QList<api::Device> m_devices;
    QVBoxLayout *m_cards;
    Paragraph *m_problem;
    ConfirmBar *m_confirm;
    QPushButton *m_endOthers;
};

} // namespace mj::ui
