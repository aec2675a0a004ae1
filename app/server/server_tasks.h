#pragma once
#include "base/result.h"
#include "server/config.h"

namespace mj {

// What the program does instead of serving; all work beside a server that runs on the same folder. They print to stdout.
// Error: with one sentence as detail.
Result<void> rotateKey(const server::Config &config);    // {"key":"k2"}
Result<void> printMailbox(const server::Config &config); // {"to","subject","text","at"} a line, newest first
// {"state":"open"|"paused"|"stopped","until","reply","enhanced","at","sentToday","dailyLimit"} of the mail server the environment names.
Result<void> printMailState(const server::Config &config);
// {"difference"} a line, then {"accounts","entries","orders","won","differences"}. True when nothing differs.
Result<bool> auditLedger(const server::Config &config);

} // namespace mj
