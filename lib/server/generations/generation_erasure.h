#pragma once
#include "server/generations/picture_keeper.h"
#include "server/generations/reference_book.h"
#include "server/mail/delivery_book.h"

namespace mj::server {

// Takes everything about a member's jobs out of the store when the member leaves: mails and how they fared, the ledger of processing,
// pictures to start from and pictures made, the jobs and the memory of the calls that made them. Points are a duty of their own and stay in
// `top_ups/ledger`. Done again after a failure it goes on where it stopped. Thread-safe.
class GenerationErasure
{
public:
    // What it takes from; all outlive it.
    struct Parts {
        DocumentStore &store;
        DeliveryBook &deliveries;
        ReferenceBook &references;
        PictureKeeper &pictures;
    };

    explicit GenerationErasure(const Parts &parts) : m(parts) {}

    // Error: Conflict, jobs are still open and hold points: cancel them first.
    Result<void> forget(const QString &owner);

private:
    Result<void> removeAll(const Query &query);

    Parts m;
};

} // namespace mj::server
