#pragma once
#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace mj::server {

// What to write to whom; the words come from mail_words. `facts` depend on the kind:
// "verify_email", "verify_new_email", "reset_password": code; "address_known" (somebody wants an address that has an account): none;
// "email_changed": newEmail (masked); "password_changed", "new_device": device, address, at; "none": nothing is sent, so that an address
// nobody has costs the same work; "pictures_ready": see delivery_book.
struct MailOrder {
    QString kind;
    QString to;
    QString language; // "ko" or "en"
    QJsonObject facts;
    QDateTime until;       // of no use after this; a code's end
    QString delivery = {}; // deliveries/<id> that is told how it goes; empty: nobody asks
};

} // namespace mj::server
