#pragma once
#include "ui/common/sheet.h"

class QLineEdit;
class QListView;
class QPushButton;

namespace mj::studio {
class Gallery;
}

namespace mj::ui {

class Paragraph;
class PictureChoices;

// Chooses pictures of the gallery to start from. GUI thread.
class ReferencePicker : public Sheet
{
    Q_OBJECT
public:
    ReferencePicker(studio::Gallery &gallery, int most, QWidget *host); // at most that many at once
    void start();

signals:
    void chosen(const QStringList &ids);

protected:
    void retranslate() override;

private:
    void showChoice();
    void accept();
    QStringList selected() const;

    int m_most;
    PictureChoices *m_choices;
    QLineEdit *m_search;
    QListView *m_list;
    Paragraph *m_empty;
    QPushButton *m_add;
};

} // namespace mj::ui
