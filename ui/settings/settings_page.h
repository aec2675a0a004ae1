#pragma once
#include "ui/common/page.h"
#include "ui/common/surroundings.h"

class QLabel;
class QPushButton;

namespace mj::ui {

class Badge;
class Card;
class Paragraph;
class Segments;

// What can be chosen on this device: language and look, both at once; and where the service is and what the program is made of.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    explicit SettingsPage(const Surroundings &surroundings, QWidget *parent = nullptr);

    QString title() const override;

protected:
    void retranslate() override;

private:
    Card *makeLook();
    Card *makeService();
    Card *makeAbout();

    Surroundings m_surroundings;
    QLabel *m_lookTitle;
    QLabel *m_languageWord;
    Segments *m_language;
    QLabel *m_themeWord;
    Segments *m_theme;
    QLabel *m_serviceTitle;
    Badge *m_local;
    QPushButton *m_mailbox;
    QLabel *m_address;
    Paragraph *m_serviceWords;
    QLabel *m_aboutTitle;
    QLabel *m_version;
    Paragraph *m_licences;
};

} // namespace mj::ui
