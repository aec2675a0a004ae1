#include "client/prompt_store.h"

#include "base/ids.h"
#include "base/log.h"
#include "client/prompt_seal.h"

namespace mj::client
{
namespace
{

template <class Record>
Result<void> checkIds(const QList<Record> &records)
{
    for (const Record &record : records) {
        if (!isId(record.id))
            return fail(Code::InvalidField, {}, QStringLiteral("id"));
    }
    return {};
}

void warnOfDamage(int rows)
{
    if (rows > 0)
        qCWarning(mjStore) << "prompt rows that do not open:" << rows;
}

} // namespace

PromptStore::PromptStore(std::unique_ptr<Database> database, SealingKey key) : m_database(std::move(database)), m_key(std::move(key)) {}

Result<std::unique_ptr<PromptStore>> PromptStore::open(const QString &file, SealingKey key)
{
    DatabaseOptions options;
    options.durability = DatabaseOptions::Durability::Normal; // a power cut may cost the last prompt of the history, no picture and no points
    Result<std::unique_ptr<Database>> database = Database::open(file, options);
    if (!database)
        return fail(database);
    return std::unique_ptr<PromptStore>(new PromptStore(std::move(*database), std::move(key)));
}

// What was deleted leaves the write-ahead log too; a reader that holds it only delays that.
void PromptStore::cutLog()
{
    (void)m_database->emptyLog();
}

Result<QList<PromptRecord>> PromptStore::prompts() const
{
    const std::lock_guard lock(m_mutex);
    return guarded([&] {
        QList<PromptRecord> records;
        int damaged = 0;
        StatementScope rows(m_database->prepared("SELECT id, used_at, uses, pinned, sealed FROM prompts ORDER BY used_at DESC, id DESC"));
        while (rows->executeStep()) {
            PromptRecord record;
            record.id = textAt(*rows, 0);
            record.usedAt = QDateTime::fromMSecsSinceEpoch(rows->getColumn(1).getInt64(), Qt::UTC);
            record.uses = rows->getColumn(2).getInt();
            record.pinned = rows->getColumn(3).getInt() != 0;
            if (openPrompt(m_key, bytesAt(*rows, 4), record))
                records.append(std::move(record));
            else
                ++damaged;
        }
        warnOfDamage(damaged);
        return records;
    });
}

Result<void> PromptStore::putPrompts(const QList<PromptRecord> &records)
{
    if (const Result<void> checked = checkIds(records); !checked)
        return checked;
    const std::lock_guard lock(m_mutex);
    return guarded([&] {
        SQLite::Transaction transaction(m_database->connection(), SQLite::TransactionBehavior::IMMEDIATE);
        for (const PromptRecord &record : records) {
            StatementScope row(m_database->prepared("INSERT OR REPLACE INTO prompts (id, used_at, uses, pinned, sealed) VALUES (?, ?, ?, ?, ?)"));
            bindText(*row, 1, record.id);
            row->bind(2, static_cast<int64_t>(record.usedAt.toMSecsSinceEpoch()));
            row->bind(3, record.uses);
            row->bind(4, record.pinned ? 1 : 0);
            bindBytes(*row, 5, sealPrompt(m_key, record));
            row->exec();
        }
        transaction.commit();
    });
}

Result<void> PromptStore::removePrompts(const QStringList &ids)
{
    const std::lock_guard lock(m_mutex);
    const Result<void> removed = guarded([&] {
        SQLite::Transaction transaction(m_database->connection(), SQLite::TransactionBehavior::IMMEDIATE);
        for (const QString &id : ids) {
            StatementScope row(m_database->prepared("DELETE FROM prompts WHERE id = ?"));
            bindText(*row, 1, id);
            row->exec();
        }
        transaction.commit();
    });
    cutLog();
    return removed;
}

Result<void> PromptStore::removeAllPrompts()
{
    const std::lock_guard lock(m_mutex);
    const Result<void> removed = guarded([&] { m_database->connection().exec("DELETE FROM prompts"); });
    cutLog();
    return removed;
}

Result<QList<TemplateRecord>> PromptStore::templates() const
{
    const std::lock_guard lock(m_mutex);
    return guarded([&] {
        QList<TemplateRecord> records;
        int damaged = 0;
        StatementScope rows(m_database->prepared("SELECT id, sealed FROM prompt_templates ORDER BY place, id"));
        while (rows->executeStep()) {
            TemplateRecord record;
            record.id = textAt(*rows, 0);
            if (openTemplate(m_key, bytesAt(*rows, 1), record))
                records.append(std::move(record));
            else
                ++damaged;
        }
        warnOfDamage(damaged);
        return records;
    });
}

Result<void> PromptStore::putTemplates(const QList<TemplateRecord> &all)
{
    if (const Result<void> checked = checkIds(all); !checked)
        return checked;
    const std::lock_guard lock(m_mutex);
    const Result<void> kept = guarded([&] {
        SQLite::Transaction transaction(m_database->connection(), SQLite::TransactionBehavior::IMMEDIATE);
        m_database->connection().exec("DELETE FROM prompt_templates");
        int place = 0;
        for (const TemplateRecord &record : all) {
            StatementScope row(m_database->prepared("INSERT INTO prompt_templates (id, place, sealed) VALUES (?, ?, ?)"));
            bindText(*row, 1, record.id);
            row->bind(2, place++);
            bindBytes(*row, 3, sealTemplate(m_key, record));
            row->exec();
        }
        transaction.commit();
    });
    cutLog();
    return kept;
}

} // namespace mj::client
