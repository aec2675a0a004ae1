#pragma once
#include "client/call_journal.h"
#include <QJsonObject>
#include <optional>

namespace mj::studio {

// The oldest call of a kind whose outcome is unknown. What is older than a day is settled unsent: nobody expects it to act any more, and
// what it did, if it arrived, is in the service's lists.
std::optional<client::SentCall> oldestPending(client::GalleryStore &store, const QString &kind);

QJsonObject bodyOf(const client::SentCall &sent);

} // namespace mj::studio
