#include "server/mail/bad_addresses.h"

#include "base/log.h"

namespace mj::server {
namespace {

constexpr int keptDays = 30; // an address may come back, and a hash of it is not ours to keep for ever

} // namespace

QString BadAddresses::pathOf(const QString &address) const
{
    return QStringLiteral("bad_addresses/") + m_personal.lookup(QStringLiteral("bad address"), address.trimmed().toLower());
}

bool BadAddresses::has(const QString &address) const
{
    const auto found = m_store.read(pathOf(address));
    return found && *found && (*found)->fields.value(QLatin1String("until")).toString() > toWire(m_clock.now());
}

void BadAddresses::mark(const QString &address)
{
    const QDateTime now = m_clock.now();
    const QString path = pathOf(address);
    QList<Write> writes{Write::put(path, {{QStringLiteral("until"), toWire(now.addDays(keptDays))}})};
    Query old;
    old.collection = QStringLiteral("bad_addresses");
    old.filters = {{QStringLiteral("until"), Filter::Op::LessOrEqual, toWire(now)}};
    old.orderBy = QStringLiteral("until");
    const Result<Page> page = m_store.query(old);
    for (const Document &document : page ? page->documents : QList<Document>())
        if (document.path != path)
            writes.append(Write::remove(document.path));
    if (!m_store.commit(writes))
        qCWarning(mjApp, "a bounced address was not written down");
}

void BadAddresses::clear(const QString &address)
{
    const auto found = m_store.read(pathOf(address));
    if (found && *found)
        (void)m_store.commit({Write::remove((*found)->path)});
}

} // namespace mj::server
