#include "studio/ledger_export.h"

#include "client/api_client.h"
#include "studio/background.h"
#include "studio/session.h"

#include <QSaveFile>

namespace mj::studio {
namespace {

constexpr int pageSize = 100;
constexpr int koreaOffset = 9 * 60 * 60; // seconds

// A spreadsheet takes a text that begins like this for a formula.
bool looksLikeFormula(const QString &text)
{
    return !text.isEmpty() && QStringLiteral("=+-@\t\r").contains(text.at(0));
}

QString cell(QString text)
{
    if (looksLikeFormula(text))
        text.prepend(QLatin1Char('\''));
    static const QString special = QStringLiteral(",\"\r\n");
    const bool isPlain = std::none_of(text.begin(), text.end(), [](QChar c) { return special.contains(c); });
    if (isPlain)
        return text;
    text.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

Result<void> writeWhole(const QString &file, const QByteArray &bytes)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size() || !out.commit())
        return mj::fail(Code::Storage, QStringLiteral("the table cannot be written"));
    return {};
}

} // namespace

QByteArray ledgerCsv(const QList<api::PointEntry> &entries, const LedgerWords &words)
{
    QStringList lines;
    QStringList head;
    for (const QString &heading : words.headings)
        head.append(cell(heading));
    lines.append(head.join(QLatin1Char(',')));
    for (const api::PointEntry &entry : entries) {
        const auto number = [](Points points) { return QString::number(points.value()); };
        lines.append(QStringList{entry.at.toOffsetFromUtc(koreaOffset).toString(Qt::ISODate), cell(words.kind(entry)), number(entry.available),
                                 number(entry.held), number(entry.after.available), number(entry.after.held), cell(entry.model),
                                 cell(entry.orderId), cell(entry.reference)}
                         .join(QLatin1Char(',')));
    }
    return QByteArrayLiteral("\xEF\xBB\xBF") + lines.join(QStringLiteral("\r\n")).toUtf8() + QByteArrayLiteral("\r\n");
}

LedgerExport::LedgerExport(client::ApiClient &api, Session &session, QObject *parent) : QObject(parent), m_api(api)
{
    connect(&session, &Session::stateChanged, this, [this, &session] {
        if (session.state() == Session::State::SignedOut)
            cancel();
    });
}

void LedgerExport::save(const QString &month, const QString &file, const LedgerWords &words)
{
    if (m_isRunning)
        return;
    m_month = month;
    m_file = file;
    m_words = words;
    m_entries.clear();
    m_known.clear();
    m_isRunning = true;
    ask({});
}

void LedgerExport::cancel()
{
    if (m_isRunning)
        fail(error(Code::Canceled));
}

void LedgerExport::ask(const QString &cursor)
{
    api::ListPointEntries call;
    call.cursor = cursor;
    call.month = m_month;
    call.limit = pageSize;
    m_api.send(call, this, [this, mine = m_round](const Result<api::Listing<api::PointEntry>> &page) {
        if (mine == m_round)
            onPage(page);
    });
}

void LedgerExport::onPage(const Result<api::Listing<api::PointEntry>> &page)
{
    if (!page)
        return fail(page.error());
    for (const api::PointEntry &entry : page->items) {
        if (m_known.contains(entry.id))
            continue;
        m_known.insert(entry.id);
        m_entries.append(entry);
    }
    emit progress(int(m_entries.size()));
    if (page->nextCursor.isEmpty())
        write();
    else
        ask(page->nextCursor);
}

void LedgerExport::write()
{
    // The words are made here: translations belong to this thread.
    const QByteArray table = ledgerCsv(m_entries, m_words);
    const auto task = [file = m_file, table] { return writeWhole(file, table); };
    runInBackground(task, this, [this, mine = m_round](const Result<void> &written) {
        if (mine != m_round)
            return;
        if (!written)
            return fail(written.error());
        const int movements = int(m_entries.size());
        ++m_round;
        m_isRunning = false;
        m_entries.clear();
        emit saved(m_file, movements);
    });
}

void LedgerExport::fail(const Error &error)
{
    ++m_round;
    m_isRunning = false;
    m_entries.clear();
    emit failed(error);
}

} // namespace mj::studio
