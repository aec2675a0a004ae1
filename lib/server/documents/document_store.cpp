#include "server/documents/document_store.h"

namespace mj::server {

Write Write::create(QString path, QJsonObject fields)
{
    return Write{Kind::Put, std::move(path), std::move(fields), Condition::Absent, 0};
}

Write Write::update(const Document &read, QJsonObject fields)
{
    return Write{Kind::Put, read.path, std::move(fields), Condition::Unchanged, read.version};
}

Write Write::put(QString path, QJsonObject fields)
{
    return Write{Kind::Put, std::move(path), std::move(fields), Condition::None, 0};
}

Write Write::remove(const Document &read)
{
    return Write{Kind::Remove, read.path, {}, Condition::Unchanged, read.version};
}

Write Write::remove(QString path)
{
    return Write{Kind::Remove, std::move(path), {}, Condition::None, 0};
}

} // namespace mj::server
