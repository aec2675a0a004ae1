#include "client/one_way_body.h"

#include <algorithm>
#include <cstring>

namespace mj::client
{

OneWayBody::OneWayBody(QByteArray bytes, QObject *parent) : QIODevice(parent), m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OneWayBody::readData(char *into, qint64 most)
{
    const qint64 left = m_bytes.size() - m_read;
    if (left == 0)
        return -1;
    const qint64 count = std::min(left, most);
    std::memcpy(into, m_bytes.constData() + m_read, static_cast<size_t>(count));
    m_read += count;
    return count;
}

} // namespace mj::client
