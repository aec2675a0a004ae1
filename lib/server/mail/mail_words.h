#pragma once
#include "base/result.h"
#include "server/mail/mail.h"
#include "server/mail/mail_order.h"

namespace mj::server {

// The mail an order asks for, without id, time and pictures, in the order's language (Korean unless "en"). Nobody's name, nothing that is
// for sale, no link but in "pictures_ready"; a code stands on a line of its own. Error: InvalidField for a kind without words ("none" among
// them).
Result<Mail> mailOf(const MailOrder &order);

} // namespace mj::server
