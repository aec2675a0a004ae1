#pragma once
#include "imaging/source_type.h"
#include <QByteArray>

namespace mj {

// A packet that says two things: the source type and the program that wrote it. Nothing about a person, a prompt or a picture's id.
QByteArray xmpPacket(SourceType source);

// `former` with our two properties set and those of others kept. One that cannot be read is worth nothing to anybody: a fresh packet.
QByteArray mergedXmp(const QByteArray &former, SourceType source);

std::optional<SourceType> sourceTypeIn(const QByteArray &packet);

} // namespace mj
