#include "server/documents/sqlite_documents.h"

#include "base/log.h"
#include "server/documents/document_rules.h"
#include "server/documents/query_plan.h"
#include <QDir>
#include <QFile>
#include <QJsonDocument>

static void initServerTexts()
{
    Q_INIT_RESOURCE(mj_server);
}

namespace mj::server {
namespace {

constexpr int readers = 16;
// Query shapes come from code, not from people; a shape beyond this is answered without an index of its own.
constexpr size_t mostIndexes = 64;

Result<QJsonObject> parseFields(const QByteArray &json)
{
    const QJsonDocument parsed = QJsonDocument::fromJson(json);
    if (!parsed.isObject())
        return fail(Code::Corrupt, QStringLiteral("a document is not a JSON object"));
    return parsed.object();
}

Result<std::vector<PreparedWrite>> prepare(const QList<Write> &writes)
{
    if (const Result<void> fine = checkCommit(writes); !fine)
        return fail(fine);
    std::vector<PreparedWrite> prepared;
    prepared.reserve(static_cast<size_t>(writes.size()));
    for (const Write &write : writes) {
        const qsizetype slash = write.path.lastIndexOf(QLatin1Char('/'));
        const QString collection = write.path.first(slash);
        PreparedWrite row{write.kind, write.condition, write.version, collection.toUtf8(), write.path.mid(slash + 1).toUtf8(), {}, {}};
        if (write.kind == Write::Kind::Put) {
            Result<QByteArray> json = fieldsToJson(write.fields);
            if (!json)
                return fail(json);
            row.json = std::move(*json);
            row.documentKind = kindOf(collection).toUtf8();
        }
        prepared.push_back(std::move(row));
    }
    return prepared;
}

Result<Page> readPage(SQLite::Statement &statement, const Query &query)
{
    Page page;
    while (statement.executeStep()) {
        if (page.documents.size() == query.limit) {
            const Document &last = page.documents.constLast();
            page.nextCursor = encodeCursor(query, {last.fields.value(query.orderBy), last.id()});
            break;
        }
        Result<QJsonObject> fields = parseFields(bytesAt(statement, 2));
        if (!fields)
            return fail(fields);
        page.documents.append(Document{query.collection + QLatin1Char('/') + textAt(statement, 0), std::move(*fields), statement.getColumn(1).getInt64()});
    }
    return page;
}

} // namespace

Result<std::unique_ptr<SqliteDocuments>> SqliteDocuments::open(const QString &file)
{
    initServerTexts();
    Result<std::unique_ptr<Database>> writer = Database::open(file, DatabaseOptions{.cacheKib = 32'768});
    if (!writer)
        return fail(writer);
    if (const Result<void> migrated = (*writer)->migrate(QStringLiteral(":/mj/server/documents/migrations")); !migrated)
        return fail(migrated);
    std::unique_ptr<SqliteDocuments> documents(new SqliteDocuments(file, std::move(*writer)));
    const Result<void> known = documents->m_writer.alone([&](Database &database) {
        return guarded([&] {
            StatementScope names(database.prepared("SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"));
            while (names->executeStep())
                documents->m_indexes.insert(names->getColumn(0).getString());
        });
    });
    if (!known)
        return fail(known);
    return documents;
}

Result<std::unique_ptr<SqliteDocuments>> SqliteDocuments::openReadOnly(const QString &file)
{
    initServerTexts();
    if (!QFile::exists(file))
        return fail(Code::Storage, QStringLiteral("there is no database"));
    Result<std::unique_ptr<Database>> database = Database::open(file, DatabaseOptions{.readOnly = true});
    if (!database)
        return fail(database);
    const Result<int> version = (*database)->schemaVersion();
    if (!version)
        return fail(version);
    if (*version != QDir(QStringLiteral(":/mj/server/documents/migrations")).entryList(QDir::Files).size())
        return fail(Code::NewerData, QStringLiteral("the database is of another version of MJ Studio"));
    return std::unique_ptr<SqliteDocuments>(new SqliteDocuments(file, std::move(*database)));
}

SqliteDocuments::SqliteDocuments(const QString &file, std::unique_ptr<Database> writer) : m_writer(std::move(writer)), m_readers(file, readers) {}

Result<std::optional<Document>> SqliteDocuments::read(const QString &path)
{
    if (!isDocumentPath(path))
        return fail(Code::InvalidField, QStringLiteral("not a document path"), QStringLiteral("path"));
    return m_readers.with([&](Database &database) -> Result<std::optional<Document>> {
        StatementScope statement(database.prepared("SELECT version, fields FROM documents WHERE collection = ? AND name = ?"));
        const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
        bindText(*statement, 1, path.first(slash));
        bindText(*statement, 2, path.mid(slash + 1));
        if (!statement->executeStep())
            return std::nullopt;
        Result<QJsonObject> fields = parseFields(bytesAt(*statement, 1));
        if (!fields)
            return fail(fields);
        return Document{path, std::move(*fields), statement->getColumn(0).getInt64()};
    });
}

Result<Page> SqliteDocuments::query(const Query &query)
{
    if (const Result<void> fine = checkQuery(query); !fine)
        return fail(fine);
    std::optional<QueryCursor> cursor;
    if (!query.cursor.isEmpty()) {
        Result<QueryCursor> decoded = decodeCursor(query);
        if (!decoded)
            return fail(decoded);
        cursor = std::move(*decoded);
    }
    const QueryPlan plan(query, std::move(cursor));
    const bool indexed = ensureIndex(plan);
    return m_readers.with([&](Database &database) {
        StatementScope statement(database.prepared(plan.select(indexed)));
        plan.bind(*statement);
        return readPage(*statement, query);
    });
}

Result<void> SqliteDocuments::commit(const QList<Write> &writes)
{
    const Result<std::vector<PreparedWrite>> prepared = prepare(writes);
    if (!prepared)
        return fail(prepared);
    return prepared->empty() ? Result<void>() : m_writer.commit(*prepared);
}

bool SqliteDocuments::ensureIndex(const QueryPlan &plan)
{
    if (plan.indexName().empty())
        return false;
    // Held while the index is made: the others that ask the same question wait for it instead of scanning.
    const std::lock_guard lock(m_indexMutex);
    if (m_indexes.count(plan.indexName()) != 0)
        return true;
    if (m_indexes.size() >= mostIndexes) {
        qCWarning(mjStore, "more than %zu query shapes: %s is answered without an index", mostIndexes, plan.indexName().c_str());
        return false;
    }
    const Result<void> made = m_writer.alone([&](Database &database) {
        return guarded([&] { database.connection().exec(plan.createIndex()); });
    });
    if (!made) // a full disk must not stop reading
        return false;
    m_indexes.insert(plan.indexName());
    return true;
}

Result<void> SqliteDocuments::check()
{
    return m_readers.with([](Database &database) { return database.check(); });
}

Result<void> SqliteDocuments::emptyLog()
{
    return m_writer.alone([](Database &database) { return database.emptyLog(); });
}

} // namespace mj::server
