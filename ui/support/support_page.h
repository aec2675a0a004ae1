#pragma once
#include "ui/common/page.h"

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace mj::ui {

class Banner;
class Paragraph;

// Whom to ask: the officer's name, mail and telephone, each to be copied.
class SupportPage : public Page
{
    Q_OBJECT
public:
    explicit SupportPage(QWidget *parent = nullptr);

    QString title() const override;

protected:
    void retranslate() override;

private:
    struct Line {
        QLabel *word;
        QLabel *value;
        QPushButton *copy;
    };
    Line addLine(QVBoxLayout *column, const QString &value, const QString &name);
    void copyText(const QString &text);

    Banner *m_notYet;
    QLabel *m_who;
    QLabel *m_position;
    Line m_mail;
    Line m_phone;
    QLabel *m_helpTitle;
    Paragraph *m_help;
};

} // namespace mj::ui
