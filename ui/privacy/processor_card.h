#pragma once
#include "ui/common/card.h"
#include "ui/common/policy_book.h"

namespace mj::ui {

// Who processes data for the company: task, items, country, method, contact, how long; what is not confirmed says so. GUI thread.
class ProcessorCard : public Card
{
    Q_OBJECT
public:
    explicit ProcessorCard(const PolicyBook &book, QWidget *parent = nullptr);

private:
    void addProcessor(const PolicyBook::Processor &processor);
};

} // namespace mj::ui
