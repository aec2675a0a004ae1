#pragma once
#include "base/result.h"
#include "client/picture_record.h"
#include "crypto/sealing_key.h"

namespace mj::client
{

// What of a record is nobody's business, in one sealed piece bound to the record's id. Time, bytes and star are columns of the index.
QByteArray sealRecipe(const SealingKey &key, const PictureRecord &record);

// Fills in the sealed part of `record`, whose id is set. Corrupt when it was changed or belongs to another id; NewerData.
Result<void> openRecipe(const SealingKey &key, const QByteArray &sealed, PictureRecord &record);

} // namespace mj::client
