#pragma once
#include "base/result.h"
#include "client/prompt_record.h"
#include "crypto/sealing_key.h"

namespace mj::client
{

// The words of a prompt or of a template in one sealed piece, bound to its id and its kind.
QByteArray sealPrompt(const SealingKey &key, const PromptRecord &record);
QByteArray sealTemplate(const SealingKey &key, const TemplateRecord &record);

// Fill in the words of a record whose id is set. Corrupt when they were changed or belong to another id; NewerData.
Result<void> openPrompt(const SealingKey &key, const QByteArray &sealed, PromptRecord &record);
Result<void> openTemplate(const SealingKey &key, const QByteArray &sealed, TemplateRecord &record);

} // namespace mj::client
