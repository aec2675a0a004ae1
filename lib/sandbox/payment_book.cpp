#include "sandbox/payment_book.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace mj::sandbox
{

namespace
{
constexpr int formatVersion = 1;
}

PaymentBook::PaymentBook(SandboxClock &clock, QString stateFile) : m_clock(clock), m_stateFile(std::move(stateFile)) {}

Result<void> PaymentBook::load()
{
    const QMutexLocker lock(&m_mutex);
    if (m_stateFile.isEmpty() || !QFile::exists(m_stateFile))
        return {};
    QFile file(m_stateFile);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::Storage, QStringLiteral("sandbox state: ") + file.errorString());
    const QJsonObject json = QJsonDocument::fromJson(file.readAll()).object();
    const int version = json[QLatin1String("version")].toInt();
    if (version < 1)
        return fail(Code::Corrupt, QStringLiteral("sandbox state is not readable"));
    if (version > formatVersion)
        return fail(Code::NewerData, QStringLiteral("sandbox state was written by a newer version"));
    m_state = BookState::restored(json);
    m_clock.setOffsetMs(json[QLatin1String("clockOffsetMs")].toInteger());
    return {};
}

bool PaymentBook::change(const std::function<void(BookState &, const QDateTime &now)> &work)
{
    const QMutexLocker lock(&m_mutex);
    if (m_stateFile.isEmpty()) {
        work(m_state, m_clock.now());
        tell();
        return true;
    }
    BookState before = m_state;
    work(m_state, m_clock.now());
    if (write()) {
        tell();
        return true;
    }
    m_state = std::move(before);
    return false;
}

void PaymentBook::look(const std::function<void(BookState &, const QDateTime &now)> &work)
{
    const QMutexLocker lock(&m_mutex);
    work(m_state, m_clock.now());
    tell();
}

bool PaymentBook::advanceClock(qint64 seconds)
{
    const QMutexLocker lock(&m_mutex);
    m_clock.setOffsetMs(m_clock.offsetMs() + seconds * 1000);
    return write();
}

void PaymentBook::tell()
{
    const QList<Payment> news = m_state.takeNews();
    if (m_listener && !news.isEmpty())
        m_listener(news, m_clock.now());
}

bool PaymentBook::clear()
{
    return change([](BookState &state, const QDateTime &) { state = BookState(); });
}

bool PaymentBook::write() const
{
    if (m_stateFile.isEmpty())
        return true;
    QJsonObject json = m_state.saved();
    json[QLatin1String("version")] = formatVersion;
    json[QLatin1String("clockOffsetMs")] = m_clock.offsetMs();
    QSaveFile file(m_stateFile);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(json).toJson(QJsonDocument::Compact));
    return file.commit();
}

} // namespace mj::sandbox
