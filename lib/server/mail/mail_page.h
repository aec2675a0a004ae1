#pragma once
#include <QList>
#include <QString>

namespace mj::server {

// A piece of a mail that is written once and read twice, as plain text and as HTML.
struct MailBlock {
    enum class Kind { Words, Link, Quote, Picture };
    Kind kind = Kind::Words;
    QString text;           // of a picture: what is said where it is not shown
    QString contentId = {}; // of a picture
};

// Somebody's own words as they may stand in a mail: no control or direction characters, which could hide or turn what follows; at most
// 4,000 characters and 60 lines.
QString quotable(const QString &text);

// An address as it may stand in a mail, encoded; empty unless it is http or https with a host and no user in it.
QString linkable(const QString &url);

QString textPage(const QList<MailBlock> &blocks); // pictures are left out
QString htmlPage(const QList<MailBlock> &blocks, const QString &language,
                 const QString &title); // every text escaped, no script, no address but the links

} // namespace mj::server
