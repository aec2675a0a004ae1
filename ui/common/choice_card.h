#pragma once
#include <QAbstractButton>

class QVBoxLayout;

namespace mj::ui {

// A card that is one of several choices: checkable by mouse and keyboard, outlined when chosen. Put labels into body(). GUI thread.
class ChoiceCard : public QAbstractButton
{
    Q_OBJECT
public:
    explicit ChoiceCard(QWidget *parent = nullptr);

    QVBoxLayout *body() const { return m_body; } // margins 12, spacing 4
    void ignoreMouseInside(); // after filling body(): clicks on labels are clicks on the card

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    QVBoxLayout *m_body;
};

} // namespace mj::ui
