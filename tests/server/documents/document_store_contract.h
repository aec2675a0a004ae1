#pragma once
#include "server/documents/document_store.h"

// What every DocumentStore must do. A test file makes one TEST_CASE a function, over its own kind of store:
//     TEST_CASE("...") { contract::readsAndConditions(*makeStore()); }
// Each function wants a store in which the collections it names are empty.
namespace contract {

using namespace mj;
using namespace mj::server;

QString s(const char *text);
QString numbered(const char *prefix, int number);
Document mustRead(DocumentStore &store, const QString &path);
bool absent(DocumentStore &store, const QString &path);
QStringList idsOf(const Page &page);
QStringList ask(DocumentStore &store, const Query &query);
void readsAndConditions(DocumentStore &store);
void allOrNothing(DocumentStore &store);
void limits(DocumentStore &store);
void fillJobs(DocumentStore &store);
void queries(DocumentStore &store);
void cursors(DocumentStore &store);
void foreignCursors(DocumentStore &store);
void contendedIncrements(DocumentStore &store, int eachAdds);
void onlyOneCreates(DocumentStore &store);

} // namespace contract
