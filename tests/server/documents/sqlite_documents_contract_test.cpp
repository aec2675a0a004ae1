#include "server/documents/document_store_contract.h"
#include "server/documents/sqlite_documents.h"
#include "support/catch.h"
#include <QTemporaryDir>

namespace {

struct Store {
    QTemporaryDir dir;
    std::unique_ptr<mj::server::SqliteDocuments> documents = std::move(mj::server::SqliteDocuments::open(dir.filePath(QStringLiteral("state.db"))).value());
};

} // namespace

TEST_CASE("sqlite: reads and conditions")
{
    contract::readsAndConditions(*Store().documents);
}

TEST_CASE("sqlite: all or nothing")
{
    contract::allOrNothing(*Store().documents);
}

TEST_CASE("sqlite: limits")
{
    contract::limits(*Store().documents);
}

TEST_CASE("sqlite: queries")
{
    contract::queries(*Store().documents);
}

TEST_CASE("sqlite: cursors")
{
    contract::cursors(*Store().documents);
}

TEST_CASE("sqlite: foreign cursors")
{
    contract::foreignCursors(*Store().documents);
}

TEST_CASE("sqlite: eight writers on one document lose nothing")
{
    contract::contendedIncrements(*Store().documents, 100);
}

TEST_CASE("sqlite: only one of many creates wins")
{
    contract::onlyOneCreates(*Store().documents);
}
