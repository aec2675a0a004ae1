#pragma once
#include "base/clock.h"
#include "base/result.h"
#include "server/mail/mail.h"
#include "server/mail/mail_order.h"
#include <functional>

namespace mj::server {

// Where the mail about finished pictures gets what no mail document holds. Called on the outbox's thread when the mail goes out. All may
// be empty: then there are no pictures in the mail, no links, and no label in the previews.
struct PictureSources {
    std::function<Result<QByteArray>(const QString &pictureId)> picture; // NotFound: deleted meanwhile
    std::function<Result<QString>(const QString &pictureId)> link;       // https address, good for 24 hours from now
    std::function<Result<QByteArray>(const QByteArray &jpeg, const QString &source)> label =
        {}; // writes into the file what made it ("ai", "formula")
};

// The order's mail as it goes out now. `withPictures` false: links alone. NotFound: every picture of it is gone, so there is nothing to
// say. Other errors of the sources, if any, are handed on: the mail can wait.
Result<Mail> pictureMail(MailOrder order, const PictureSources &sources, const Clock &clock, bool withPictures);

} // namespace mj::server
