#pragma once
#include <QWidget>
#include <optional>

class QLineEdit;
class QToolButton;

namespace mj::ui {

class ChipRow;

// A new seed for every picture, or one fixed number that repeats a picture. GUI thread.
class SeedField : public QWidget
{
    Q_OBJECT
public:
    explicit SeedField(QWidget *parent = nullptr);

    void setSeed(std::optional<qint64> seed); // 0..2^32-1
    std::optional<qint64> seed() const;       // empty: the service draws one

signals:
    void changed(); // by the person

protected:
    void changeEvent(QEvent *event) override;

private:
    void fix(bool fixed);
    void roll();
    void retranslate();

    ChipRow *m_mode;
    QLineEdit *m_number;
    QToolButton *m_dice;
};

} // namespace mj::ui
