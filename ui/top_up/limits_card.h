#pragma once
#include "api/points.h"
#include "ui/common/card.h"
#include "ui/theme/tokens.h"

class QLineEdit;
class QProgressBar;

namespace mj::studio {
class PointsBook;
}

namespace mj::ui {

class BusyButton;
class Field;
class Paragraph;

// What a member allows themselves to spend: in a day, in a month, and above which price they want to be asked. GUI thread.
class LimitsCard : public Card
{
    Q_OBJECT
public:
    explicit LimitsCard(studio::PointsBook &points, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Limit {
        QLineEdit *input;
        Field *field;
    };
    Limit makeLimit(const char *name);
    static Points typed(const Limit &limit);
    void onEdited(QLineEdit *input, const QString &text);
    void save();
    void showLimits(); // what the service has, unless it is being edited
    void showSpent();
    void showReady();
    void say(Tone tone, const QString &text);
    void retranslate();

    studio::PointsBook &m_points;
    QLabel *m_title;
    Paragraph *m_what;
    Limit m_day;
    Limit m_month;
    Limit m_ask;
    QProgressBar *m_daySpent;
    QProgressBar *m_monthSpent;
    BusyButton *m_save;
    Paragraph *m_result;
    bool m_isEdited = false;
};

} // namespace mj::ui
