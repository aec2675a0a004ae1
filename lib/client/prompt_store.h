#pragma once
#include "base/result.h"
#include "client/prompt_record.h"
#include "crypto/sealing_key.h"
#include "store/database.h"
#include <QList>
#include <QStringList>
#include <memory>
#include <mutex>

namespace mj::client
{

// The prompts and templates of one account, sealed in tables beside its gallery: they go when the gallery goes. Thread-safe, on a connection
// of its own so that reading a long history keeps no picture waiting. Errors: Storage, Corrupt, Unavailable, InvalidField (an id).
class PromptStore
{
public:
    // `file` is the gallery's index, already migrated.
    static Result<std::unique_ptr<PromptStore>> open(const QString &file, SealingKey key);

    Result<QList<PromptRecord>> prompts() const; // last used first; rows that were changed are left out
    Result<void> putPrompts(const QList<PromptRecord> &records); // all or none; replaces those of the same id
    Result<void> removePrompts(const QStringList &ids);
    Result<void> removeAllPrompts(); // those that do not open too

    Result<QList<TemplateRecord>> templates() const;             // in the person's order
    Result<void> putTemplates(const QList<TemplateRecord> &all); // the whole list, in order: what is not in it goes

private:
    PromptStore(std::unique_ptr<Database> database, SealingKey key);
    void cutLog();

    mutable std::mutex m_mutex;
    std::unique_ptr<Database> m_database;
    SealingKey m_key;
};

} // namespace mj::client
