#pragma once
#include "base/result.h"
#include "ui/common/card.h"
#include "ui/common/features.h"
#include "ui/common/open_file.h"
#include <optional>

class QLineEdit;
class QPushButton;

namespace mj::ui {

class Avatar;
class BusyButton;
class Field;
class OwnPhoto;
class Paragraph;
class PhotoChoice;

// The member's photo and name, each changed in place.
class ProfileCard : public Card
{
    Q_OBJECT
public:
    ProfileCard(const Features &features, AskOpenFile askPhoto, QWidget *parent = nullptr);

    void refresh();

protected:
    void changeEvent(QEvent *event) override;

private:
    void addPhoto();
    void addName();
    void makeEditor();
    void editName(bool editing);
    void saveName();
    void onFailed(const Error &error);
    void sendPhoto();
    void removePhoto();
    void onPhotoDone(const Result<void> &done);
    void retranslate();

    Features m_features;
    OwnPhoto *m_ownPhoto;
    QLabel *m_title;
    Avatar *m_face;
    PhotoChoice *m_choice;
    BusyButton *m_use;
    QPushButton *m_remove;
    Paragraph *m_photoProblem;
    QLabel *m_nameWord;
    QLabel *m_nameShown;
    QWidget *m_nameRow;
    QPushButton *m_edit;
    QWidget *m_editor;
    QLineEdit *m_name;
    Field *m_nameField;
    BusyButton *m_save;
    QPushButton *m_cancel;
    bool m_waiting = false;
    std::optional<Error> m_error;
    std::optional<Error> m_photoError;
};

} // namespace mj::ui
