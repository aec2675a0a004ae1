#include "sandbox/failure.h"

#include "sandbox/sandbox_files.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mj::sandbox
{

FailureTable::FailureTable()
{
    const QJsonObject table = QJsonDocument::fromJson(sandboxFile(QStringLiteral("errors.json"))).object();
    for (auto it = table.begin(); it != table.end(); ++it) {
        const QJsonArray row = it.value().toArray();
        m_rows.insert(it.key(), Row{row.at(0).toInt(), row.at(1).toString(), row.at(2).toString()});
    }
}

int FailureTable::status(const QString &code) const
{
    return m_rows.value(code).status;
}

QString FailureTable::message(const QString &code, Language language) const
{
    const auto row = m_rows.constFind(code);
    if (row == m_rows.constEnd())
        return code;
    return language == Language::English ? row->english : row->korean;
}

} // namespace mj::sandbox
