#pragma once
#include <QHash>
#include <QString>
#include <tl/expected.hpp>

namespace mj::sandbox
{

enum class Language { Korean, English };

// A refusal in the vendor's vocabulary, e.g. "NOT_FOUND_PAYMENT"; its status and sentence are in the FailureTable.
struct Failure {
    QString code;
};

template <class T>
using Outcome = tl::expected<T, Failure>;

inline tl::unexpected<Failure> refuse(QString code)
{
    return tl::unexpected<Failure>(Failure{std::move(code)});
}

// The error codes the sandbox knows, read once from errors.json; immutable afterwards, so any thread may ask.
class FailureTable
{
public:
    FailureTable();
    bool knows(const QString &code) const { return m_rows.contains(code); }
    // HTTP status; 400 for a code the table does not have.
    int status(const QString &code) const;
    QString message(const QString &code, Language language) const;

private:
    struct Row {
        int status = 400;
        QString korean;
        QString english;
    };
    QHash<QString, Row> m_rows;
};

} // namespace mj::sandbox
