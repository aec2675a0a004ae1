#pragma once
#include "base/result.h"
#include "server/config.h"

namespace mj {

// What the environment says: secrets and the addresses of other services. Error: InvalidField, with one sentence as detail.
Result<void> readEnvironment(server::Config &config);

// Half a setting is refused, so that nothing runs otherwise than it was meant. `mayStayLocal`: mails may wait in the data folder.
Result<void> checkMail(const server::MailConfig &mail, bool mayStayLocal);
Result<void> checkGoogle(const server::GoogleConfig &google);

} // namespace mj
