#pragma once
#include "api/top_up.h"
#include "base/clock.h"
#include "server/documents/document_store.h"
#include <functional>

namespace mj::server {

// The documents orders/<id>: reading, moving from state to state, and what of them goes over the wire. Each step is a compare-and-swap on
// the document that was read. Thread-safe.
class OrderBook
{
public:
    OrderBook(DocumentStore &store, const Clock &clock) : m_store(store), m_clock(clock) {}

    Result<Document> read(const QString &orderId) const;                              // not_found
    Result<Document> readOf(const QString &accountId, const QString &orderId) const; // not_found, also for somebody else's
    Result<Page> list(const QString &accountId, const QString &cursor, int limit) const;
    // Every order in a state, oldest first.
    Result<void> each(api::TopUpState state, const std::function<void(const Document &)> &visit) const;

    // The order as it is afterwards. Error: conflict when it is not as it was read.
    Result<Document> move(const Document &order, api::TopUpState state, const QJsonObject &more = {});
    // Ends it; one that somebody else has moved meanwhile is left alone.
    Result<void> close(const Document &order, api::TopUpState state, Code code);
    // The write of such a move, to be committed together with something else.
    Write moved(const Document &order, api::TopUpState state, const QJsonObject &more = {}) const;

    static QString pathOf(const QString &orderId);
    static api::TopUp toWire(const Document &order);
    static api::TopUpState stateOf(const Document &order);
    static Krw priceOf(const Document &order);
    static QString accountOf(const Document &order);
    static QDateTime timeOf(const Document &order, const char *field);
    static QString textOf(const Document &order, const char *field);

private:
    DocumentStore &m_store;
    const Clock &m_clock;
};

} // namespace mj::server
