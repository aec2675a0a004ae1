#pragma once
#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

namespace mj::server {

// A picture that stands inside a mail's HTML as <img src="cid:...">.
struct InlinePicture {
    QString contentId; // "name@domain", nobody else's
    QByteArray jpeg;
};

// One mail as it is read. Line ends are '\n'. Account mails are text alone.
struct Mail {
    QString id;
    QString to;
    QString subject;
    QString text;
    QDateTime at;
    QString html = {};                  // the same in HTML; empty: text alone
    QList<InlinePicture> pictures = {}; // only beside HTML
    QString unsubscribe = {};           // https address that takes the receiver off such mails with one click
};

} // namespace mj::server
