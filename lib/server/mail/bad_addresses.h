#pragma once
#include "base/clock.h"
#include "server/documents/document_store.h"
#include "server/identity/personal_data.h"

namespace mj::server {

// Addresses that a mail server said nobody has: bad_addresses/<keyed hash>, for 30 days or until a mail reaches them. Thread-safe.
class BadAddresses
{
public:
    BadAddresses(DocumentStore &store, const PersonalData &personal, const Clock &clock)
        : m_store(store), m_personal(personal), m_clock(clock)
    {
    }

    bool has(const QString &address) const;
    void mark(const QString &address);
    void clear(const QString &address);

private:
    QString pathOf(const QString &address) const;

    DocumentStore &m_store;
    const PersonalData &m_personal;
    const Clock &m_clock;
};

} // namespace mj::server
