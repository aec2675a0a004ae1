#pragma once
#include <QJsonObject>
#include <QJsonValue>
#include <QStringList>

namespace mj::test {

// An OpenAPI document as plain JSON, and the check of a value against one of its schemas. Knows the part of JSON Schema that the
// document uses; a keyword it does not know is a problem, so that a misspelt one cannot make a check pass.
class SchemaBook
{
public:
    explicit SchemaBook(QJsonObject document) : m_document(std::move(document)) {}

    // The YAML file of lib/api. Ends the program with 77 (skipped) where yaml-cpp is missing; throws when the file cannot be read.
    static SchemaBook open();

    const QJsonObject &document() const { return m_document; }
    QJsonObject paths() const { return m_document.value(QLatin1String("paths")).toObject(); }
    QJsonObject named(const QString &schema) const; // of components/schemas
    QJsonObject resolved(QJsonObject node) const;   // follows $ref; throws std::runtime_error for a broken one

    // What is wrong with the value, each as "path: reason"; empty: nothing.
    QStringList problems(const QJsonObject &schema, const QJsonValue &value, const QString &path = QStringLiteral("$")) const;

private:
    QStringList checkText(const QJsonObject &schema, const QString &text, const QString &path) const;
    QStringList checkNumber(const QJsonObject &schema, double number, const QString &path) const;
    QStringList checkArray(const QJsonObject &schema, const QJsonArray &array, const QString &path) const;
    QStringList checkObject(const QJsonObject &schema, const QJsonObject &object, const QString &path) const;

    QJsonObject m_document;
};

QStringList texts(const QJsonValue &array);

} // namespace mj::test
