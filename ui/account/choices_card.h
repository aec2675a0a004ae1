#pragma once
#include "base/error.h"
#include "ui/common/card.h"
#include "ui/common/features.h"
#include <optional>

namespace mj::ui {

class ConsentCard;
class Paragraph;

// What the member agreed to by choice, withdrawn as easily as given.
class ChoicesCard : public Card
{
    Q_OBJECT
public:
    explicit ChoicesCard(const Features &features, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void answer();
    void retranslate();

    Features m_features;
    QLabel *m_title;
    ConsentCard *m_overseas;
    Paragraph *m_state;
    Paragraph *m_problem;
    bool m_isSending = false;
    std::optional<Error> m_error;
};

} // namespace mj::ui
