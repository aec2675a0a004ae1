#pragma once
#include "ui/common/card.h"

class QPushButton;

namespace mj::studio {
class Privacy;
}

namespace mj::ui {

class Paragraph;

// What this computer keeps, and the erasing of it after a typed confirmation. GUI thread.
class DeviceCard : public Card
{
    Q_OBJECT
public:
    explicit DeviceCard(studio::Privacy &privacy, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void confirm();

    studio::Privacy &m_privacy;
    QLabel *m_title;
    Paragraph *m_facts;
    Paragraph *m_stays;
    Paragraph *m_failure;
    QPushButton *m_erase;
};

} // namespace mj::ui
