#pragma once
#include "api/delivery.h"
#include "base/error.h"
#include <QWidget>
#include <optional>

class QPushButton;

namespace mj::ui {

class Paragraph;

// One line about the mail with the pictures of a job, and the one thing to do about it. Hidden where no mail was wanted or nothing is known
// yet. GUI thread.
class DeliveryLine : public QWidget
{
    Q_OBJECT
public:
    struct Facts {
        bool isKnown = false;
        std::optional<api::Delivery> latest; // known and none: such mails were switched off
        std::optional<Error> failure;        // of sending it again
        bool isSending = false;
    };

    explicit DeliveryLine(QWidget *parent = nullptr);

    void setFacts(const Facts &facts, const QString &jobId);

signals:
    void againRequested();
    void addressRequested();
    void switchRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    enum class Deed { None, Again, Address, Switch };
    Deed deed() const;
    QString sentence() const;
    QString failureSentence() const;
    QString deedText() const;
    void retranslate();

    Facts m_facts;
    Paragraph *m_text;
    QPushButton *m_deed;
};

} // namespace mj::ui
