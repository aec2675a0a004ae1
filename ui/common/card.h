#pragma once
#include <QFrame>
#include <QVBoxLayout>

class QLabel;

namespace mj::ui {

// A surface with a subtle border and room to breathe. Put widgets into body().
class Card : public QFrame
{
    Q_OBJECT
public:
    enum class Look { Plain, Soft, Accent, Selected };

    explicit Card(QWidget *parent = nullptr, Look look = Look::Plain);

    void setLook(Look look);
    QVBoxLayout *body() const { return m_body; } // margins 16, spacing 12
    QLabel *addTitle();                          // a title label, to be filled by retranslate()

private:
    QVBoxLayout *m_body;
};

} // namespace mj::ui
