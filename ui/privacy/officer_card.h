#pragma once
#include "ui/common/card.h"

namespace mj::ui {

class PolicyBook;

// Who answers for personal data at the company, with the address to copy. GUI thread.
class OfficerCard : public Card
{
    Q_OBJECT
public:
    explicit OfficerCard(const PolicyBook &book, QWidget *parent = nullptr);

signals:
    void copied();
};

} // namespace mj::ui
