#pragma once
#include "ui/common/open_file.h"
#include <QWidget>

class QPushButton;

namespace mj::ui {

class ConsentCard;
class ElidedLabel;
class Paragraph;

// Choosing a profile photo: an offer, and only when a file is chosen the consent of its own that it needs, unticked.
// Names: "<prefix>_photo_choose", "<prefix>_photo_consent", "<prefix>_photo_drop". GUI thread.
class PhotoChoice : public QWidget
{
    Q_OBJECT
public:
    PhotoChoice(const QString &prefix, AskOpenFile ask, QWidget *parent = nullptr);

    void setOffer(const QString &text); // of the button, from retranslate()
    void setHint(const QString &text);  // under the consent: what happens to the file and when
    QString file() const { return m_file; }
    bool isAgreed() const;
    QPushButton *offerButton() const { return m_choose; }
    void clear();
    void choose();
    void retranslate();

signals:
    void changed();

private:
    void setFile(const QString &file);

    AskOpenFile m_ask;
    QString m_file;
    QPushButton *m_choose;
    QWidget *m_chosen;
    ElidedLabel *m_name;
    QPushButton *m_drop;
    ConsentCard *m_consent;
    Paragraph *m_hint;
};

} // namespace mj::ui
