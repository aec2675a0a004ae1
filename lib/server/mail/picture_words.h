#pragma once
#include "server/mail/mail.h"
#include "server/mail/mail_order.h"
#include <QStringList>

namespace mj::server {

// The mail about finished pictures ("pictures_ready"), with the pictures of these content ids in its HTML. Facts: count; source ("formula":
// no AI had a hand in it); links and linkUntil; prompt; unsubscribe. Says of every picture what made it and sells nothing. The prompt is
// quoted, never in the subject or a header.
Mail pictureWords(const MailOrder &order, const QStringList &contentIds);

} // namespace mj::server
