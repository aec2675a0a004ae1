#pragma once
#include "api/account.h"
#include "ui/common/open_file.h"
#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace mj::ui {

class ConsentCard;
class Paragraph;
class PhotoChoice;
class TextReader;

// What joining agrees to: the two texts to read in place, what the contract needs, and apart from it what is one's own choice. GUI thread.
class JoinConsents : public QWidget
{
    Q_OBJECT
public:
    explicit JoinConsents(AskOpenFile askPhoto, QWidget *parent = nullptr);

    QList<api::Consent> consents() const; // each with the version of the text that was shown
    bool isComplete() const;              // what the contract needs is agreed to
    void setTried(bool tried);            // from now on what is missing is marked
    QWidget *firstMissing() const;        // null when complete
    QString photo() const;                // the file, when its consent is given
    QString photoVersion() const;
    void retranslate();

private:
    ConsentCard *addCard(const QString &purpose, QVBoxLayout *column);
    void showProblems();

    QLabel *m_contract;
    Paragraph *m_contractWhy;
    TextReader *m_terms;
    TextReader *m_policy;
    QList<ConsentCard *> m_needed;
    QLabel *m_choices;
    Paragraph *m_choicesWhy;
    ConsentCard *m_overseas;
    PhotoChoice *m_photo;
    bool m_hasTried = false;
};

} // namespace mj::ui
