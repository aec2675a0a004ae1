#pragma once
#include "ui/common/card.h"

class QPushButton;

namespace mj::ui {

class Paragraph;

// The policy to read, with its date, in Korean or English, and the officer to write to. GUI thread.
class PolicyCard : public Card
{
    Q_OBJECT
public:
    explicit PolicyCard(QString folder, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void showPolicy(const QString &language);
    void retranslate();

    QString m_folder;
    QString m_language;
    QLabel *m_title;
    Paragraph *m_version;
    QPushButton *m_korean;
    QPushButton *m_english;
    Paragraph *m_text;
};

} // namespace mj::ui
