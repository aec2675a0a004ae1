#include "client/gallery_index.h"

#include "client/sealed_recipe.h"
#include "crypto/sealing.h"
#include <QCoreApplication>

static void initGalleryResources()
{
    Q_INIT_RESOURCE(mj_client);
}

namespace mj::client
{
namespace
{

const QByteArray &checkText()
{
    static const QByteArray text = QByteArrayLiteral("mj-gallery-1");
    return text;
}

// A picture that was announced as kept, a call about to be sent: the disk has them before the answer.
class Durable
{
public:
    explicit Durable(Database &database) : m_database(database) { m_database.connection().exec("PRAGMA synchronous = FULL"); }
    ~Durable() { m_database.connection().tryExec("PRAGMA synchronous = NORMAL"); }
    Durable(const Durable &) = delete;
    Durable &operator=(const Durable &) = delete;

private:
    Database &m_database;
};

void run(Database &database, const char *sql, const QString &text)
{
    StatementScope statement(database.prepared(sql));
    bindText(*statement, 1, text);
    statement->exec();
}

} // namespace

Result<std::unique_ptr<GalleryIndex>> GalleryIndex::open(const QString &file, const SealingKey &key)
{
    initGalleryResources();
    DatabaseOptions options;
    options.durability = DatabaseOptions::Durability::Normal; // raised for what must survive a power cut
    Result<std::unique_ptr<Database>> database = Database::open(file, options);
    if (!database)
        return fail(database);
    std::unique_ptr<GalleryIndex> index(new GalleryIndex(std::move(*database)));
    const Result<int> version = index->m_database->schemaVersion();
    if (!version)
        return fail(version);
    if (*version > 0) {
        if (const Result<void> checked = index->checkKey(key); !checked)
            return fail(checked);
    }
    if (const Result<void> migrated = index->m_database->migrate(QStringLiteral(":/mj/client/migrations")); !migrated)
        return fail(migrated);
    if (const Result<void> checked = index->checkKey(key); !checked)
        return fail(checked);
    return index;
}

Result<void> GalleryIndex::checkKey(const SealingKey &key)
{
    return guarded([&]() -> Result<void> {
        SQLite::Transaction transaction(m_database->connection(), SQLite::TransactionBehavior::IMMEDIATE);
        StatementScope found(m_database->prepared("SELECT sealed FROM key_check WHERE id = 1"));
        if (found->executeStep()) {
            const Result<QByteArray> opened = mj::open(key, bytesAt(*found, 0), checkText());
            if (!opened || *opened != checkText())
                return fail(Code::Corrupt, QStringLiteral("another key"));
            return {};
        }
        StatementScope filled(m_database->prepared("SELECT EXISTS (SELECT 1 FROM pictures) OR EXISTS (SELECT 1 FROM notes)"));
        if (filled->executeStep() && filled->getColumn(0).getInt() != 0)
            return fail(Code::Corrupt, QStringLiteral("the key check is gone"));
        StatementScope insert(m_database->prepared("INSERT INTO key_check (id, sealed) VALUES (1, ?)"));
        bindBytes(*insert, 1, seal(key, checkText(), checkText()));
        insert->exec();
        transaction.commit();
        return {};
    });
}

Result<void> GalleryIndex::beginWrite(const QString &id)
{
    return guarded([&] { run(*m_database, "INSERT OR IGNORE INTO unsettled (id) VALUES (?)", id); });
}

Result<void> GalleryIndex::endWrite(const PictureRecord &record, const SealingKey &key)
{
    return guarded([&] {
        const Durable durable(*m_database);
        SQLite::Transaction transaction(m_database->connection(), SQLite::TransactionBehavior::IMMEDIATE);
        StatementScope row(m_database->prepared("INSERT INTO pictures (id, created_at, bytes, favourite, recipe) VALUES (?, ?, ?, ?, ?) "
                                                "ON CONFLICT (id) DO UPDATE SET created_at = excluded.created_at, bytes = excluded.bytes, "
                                                "recipe = excluded.recipe"));
        bindText(*row, 1, record.id);
        row->bind(2, static_cast<int64_t>(record.createdAt.toMSecsSinceEpoch()));
        row->bind(3, static_cast<int64_t>(record.bytes));
        row->bind(4, record.favourite ? 1 : 0);
        bindBytes(*row, 5, sealRecipe(key, record));
        row->exec();
        run(*m_database, "DELETE FROM unsettled WHERE id = ?", record.id);
        transaction.commit();
    });
}

Result<void> GalleryIndex::beginRemoval(const QString &id)
{
    return guarded([&] {
        SQLite::Transaction transaction(m_database->connection(), SQLite::TransactionBehavior::IMMEDIATE);
        run(*m_database, "INSERT OR IGNORE INTO unsettled (id) VALUES (?)", id);
        run(*m_database, "DELETE FROM pictures WHERE id = ?", id);
        transaction.commit();
    });
}

Result<void> GalleryIndex::settle(const QString &id)
{
    const Result<void> settled = guarded([&] { run(*m_database, "DELETE FROM unsettled WHERE id = ?", id); });
    cutLog();
    return settled;
}

// What was deleted leaves the write-ahead log too; a reader that holds it only delays that.
void GalleryIndex::cutLog()
{
    (void)m_database->emptyLog();
}

Result<QStringList> GalleryIndex::unsettled()
{
    return guarded([&] {
        QStringList ids;
        StatementScope rows(m_database->prepared("SELECT id FROM unsettled"));
        while (rows->executeStep())
            ids.append(textAt(*rows, 0));
        return ids;
    });
}

Result<GalleryIndex::Contents> GalleryIndex::contents(const SealingKey &key)
{
    return guarded([&] {
        Contents contents;
        StatementScope rows(
            m_database->prepared("SELECT id, created_at, bytes, favourite, recipe FROM pictures ORDER BY created_at DESC, id DESC"));
        while (rows->executeStep()) {
            PictureRecord record;
            record.id = textAt(*rows, 0);
            record.createdAt = QDateTime::fromMSecsSinceEpoch(rows->getColumn(1).getInt64()).toUTC();
            record.bytes = rows->getColumn(2).getInt64();
            record.favourite = rows->getColumn(3).getInt() != 0;
            if (openRecipe(key, bytesAt(*rows, 4), record))
                contents.records.append(std::move(record));
            else
                contents.damaged.append(record.id);
        }
        return contents;
    });
}

Result<bool> GalleryIndex::contains(const QString &id)
{
    return guarded([&] {
        StatementScope row(m_database->prepared("SELECT 1 FROM pictures WHERE id = ?"));
        bindText(*row, 1, id);
        return row->executeStep();
    });
}

Result<bool> GalleryIndex::setFavourite(const QString &id, bool favourite)
{
    return guarded([&] {
        StatementScope row(m_database->prepared("UPDATE pictures SET favourite = ? WHERE id = ?"));
        row->bind(1, favourite ? 1 : 0);
        bindText(*row, 2, id);
        return row->exec() == 1;
    });
}

Result<void> GalleryIndex::putNote(const QString &name, const QByteArray &sealed)
{
    return guarded([&] {
        const Durable durable(*m_database);
        StatementScope row(m_database->prepared(
            "INSERT INTO notes (name, sealed) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed"));
        bindText(*row, 1, name);
        bindBytes(*row, 2, sealed);
        row->exec();
    });
}

Result<std::optional<QByteArray>> GalleryIndex::note(const QString &name)
{
    return guarded([&]() -> std::optional<QByteArray> {
        StatementScope row(m_database->prepared("SELECT sealed FROM notes WHERE name = ?"));
        bindText(*row, 1, name);
        if (!row->executeStep())
            return std::nullopt;
        return bytesAt(*row, 0);
    });
}

Result<QStringList> GalleryIndex::noteNames(const QString &prefix)
{
    return guarded([&] {
        QStringList names;
        StatementScope rows(m_database->prepared("SELECT name FROM notes WHERE substr(name, 1, length(?1)) = ?1 ORDER BY name"));
        bindText(*rows, 1, prefix);
        while (rows->executeStep())
            names.append(textAt(*rows, 0));
        return names;
    });
}

Result<void> GalleryIndex::removeNote(const QString &name)
{
    const Result<void> removed = guarded([&] { run(*m_database, "DELETE FROM notes WHERE name = ?", name); });
    cutLog();
    return removed;
}

} // namespace mj::client
