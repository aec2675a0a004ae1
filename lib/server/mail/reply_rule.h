#pragma once
#include "server/mail/mail_sender.h"

namespace mj::server {

// What a failed delivery means for the mail, and for all that wait behind it.
struct Verdict {
    enum class Fate {
        Later,   // tried again after `seconds`, 0: after the usual steps
        Keep,    // not its fault: it goes out when the queue does
        Lighter, // once more without its pictures
        Bounced, // nobody has that address
        Failed,  // this mail is refused for good
        Dropped  // nobody waits for it any more
    };
    enum class Queue { Open, BackOff, Paused, Stopped };

    Fate fate = Fate::Later;
    Queue queue = Queue::Open;
    qint64 seconds = 0;
    bool wantsOperator = false;
};

// By the reply's codes; without a reply by the error. The enhanced code decides where a reply means several things: 550 5.4.5 is a full
// day's quota and no bounce.
Verdict verdictOf(const MailFailure &failure);

} // namespace mj::server
