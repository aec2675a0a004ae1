#pragma once
#include "api/points.h"
#include "base/result.h"
#include <QObject>
#include <QSet>
#include <QStringList>
#include <functional>

namespace mj::client {
class ApiClient;
}

namespace mj::studio {

class Session;

// What a table of movements says in the language of the moment.
struct LedgerWords {
    QStringList headings; // time, kind, points, held, available after, held after, model, order, reference
    std::function<QString(const api::PointEntry &)> kind;
};

// Movements as a table for spreadsheets: UTF-8 with a byte order mark, RFC 4180, times of Korea in ISO form, and no text that a spreadsheet
// would take for a formula.
QByteArray ledgerCsv(const QList<api::PointEntry> &entries, const LedgerWords &words);

// Fetches every movement of a month, or of all time, and then writes the table; without all of them there is no file. GUI thread.
class LedgerExport : public QObject
{
    Q_OBJECT
public:
    LedgerExport(client::ApiClient &api, Session &session, QObject *parent = nullptr);

    void save(const QString &month, const QString &file, const LedgerWords &words); // replaces the file; month empty: all time
    void cancel();
    bool isRunning() const { return m_isRunning; }

signals:
    void progress(int movements);
    void saved(const QString &file, int movements);
    void failed(const mj::Error &error); // Canceled after cancel() and when the member left

private:
    void ask(const QString &cursor);
    void onPage(const Result<api::Listing<api::PointEntry>> &page);
    void write();
    void fail(const Error &error);

    client::ApiClient &m_api;
    QString m_month;
    QString m_file;
    LedgerWords m_words;
    QList<api::PointEntry> m_entries;
    QSet<QString> m_known; // pages may shift while they are fetched
    bool m_isRunning = false;
    quint64 m_round = 0;
};

} // namespace mj::studio
