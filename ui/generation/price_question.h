#pragma once
#include "base/money.h"
#include <QFrame>

class QPushButton;

namespace mj::ui {

class Paragraph;

// Asks once more about a price above the member's own line. Hidden until ask(); Escape is Back. GUI thread.
class PriceQuestion : public QFrame
{
    Q_OBJECT
public:
    explicit PriceQuestion(QWidget *parent = nullptr);

    void ask(Points price, Points line);
    Points price() const { return m_price; } // that was asked about
    void retranslate();

signals:
    void confirmed();
    void backRequested();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Points m_price;
    Points m_line;
    Paragraph *m_words;
    QPushButton *m_confirm;
    QPushButton *m_back;
};

} // namespace mj::ui
