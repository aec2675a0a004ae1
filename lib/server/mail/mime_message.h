#pragma once
#include "base/result.h"
#include "server/mail/mail.h"
#include <QByteArray>

namespace mj::server {

// An address as it stands between < and >: ASCII, an international domain in its xn-- form. InvalidField: no single address, or a local
// part beyond ASCII, which few servers take.
Result<QByteArray> mailAddress(const QString &address);

// RFC 5322 with CRLF line ends, of at most 76 characters unless an address is longer: From "MJ Studio", everything in base64, Date of
// mail.at, a Message-ID of mail.id at the domain of `from`. Text alone is text/plain; with HTML multipart/alternative, and with pictures
// that inside multipart/related. InvalidField: an address as above, or something that would break its header.
Result<QByteArray> mimeMessage(const Mail &mail, const QString &from);

} // namespace mj::server
