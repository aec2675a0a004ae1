#pragma once
#include "server/contract/schema_book.h"
#include "server/contract/visitor.h"
#include <QSet>

namespace mj::test {

// Asks operations by their name in the file, holds each answer against it, and remembers what was seen.
class Round
{
public:
    Round(const SchemaBook &book, const Visitor &visitor) : m_book(book), m_visitor(visitor) {}

    // One CHECK for status, code and everything the file says of this answer.
    Answer ask(const QString &operation, const Ask &ask, int status, const char *code = "");

    // Everything the file says an operation answers, that no call of the round has got.
    QStringList unseen() const;

    // visit(path, method, operation) for all of the file.
    template <class Visit>
    void forEach(Visit visit) const
    {
        const QJsonObject paths = m_book.paths();
        for (const QString &path : paths.keys()) {
            const QJsonObject operations = paths.value(path).toObject();
            for (const QString &method : operations.keys())
                visit(path, method, operations.value(method).toObject());
        }
    }

private:
    QJsonObject named(const QString &operation) const;
    QString problems(const QJsonObject &operation, const Answer &answer) const;

    const SchemaBook &m_book;
    const Visitor &m_visitor;
    QSet<QString> m_seen;
};

} // namespace mj::test
