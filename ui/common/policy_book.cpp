#include "ui/common/policy_book.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mj::ui {

namespace {

QString in(const QJsonObject &object, const char *field, const QString &language)
{
    const QJsonValue value = object.value(QLatin1String(field));
    return value.isObject() ? value.toObject().value(language).toString() : value.toString();
}

Result<QByteArray> bytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::Storage, QStringLiteral("policy file missing"));
    return file.readAll();
}

PolicyBook::Processor processorFrom(const QJsonObject &object, const QString &language)
{
    PolicyBook::Processor processor;
    processor.id = in(object, "id", language);
    processor.name = in(object, "name", language);
    processor.task = in(object, "task", language);
    processor.items = in(object, "items", language);
    processor.country = in(object, "country", language);
    processor.method = in(object, "method", language);
    processor.contact = in(object, "contact", language);
    processor.retention = in(object, "retention", language);
    for (const QJsonValue &field : object.value(QLatin1String("unconfirmed")).toArray())
        processor.unconfirmed.append(field.toString());
    return processor;
}

} // namespace

Result<PolicyBook> PolicyBook::read(const QString &folder, const QString &language)
{
    const Result<QByteArray> registry = bytesOf(folder + QStringLiteral("/processors.json"));
    if (!registry)
        return fail(registry);
    const QJsonObject root = QJsonDocument::fromJson(*registry).object();
    PolicyBook book;
    book.m_version = QDate::fromString(root.value(QLatin1String("policyVersion")).toString(), Qt::ISODate);
    for (const QJsonValue &value : root.value(QLatin1String("processors")).toArray())
        book.m_processors.append(processorFrom(value.toObject(), language));
    if (!book.m_version.isValid() || book.m_processors.isEmpty())
        return fail(Code::Corrupt, QStringLiteral("processors.json"));

    const QJsonObject officer = root.value(QLatin1String("officer")).toObject();
    book.m_officer = {in(officer, "name", language), in(officer, "position", language), in(officer, "email", language), in(officer, "phone", language)};

    const Result<QByteArray> text =
        bytesOf(folder + QStringLiteral("/privacy_policy_") + book.m_version.toString(Qt::ISODate) + QLatin1Char('_') + language + QStringLiteral(".txt"));
    if (!text)
        return fail(text);
    book.m_text = QString::fromUtf8(*text);
    return book;
}

QString PolicyBook::processorName(const QString &id) const
{
    for (const Processor &processor : m_processors) {
        if (processor.id == id)
            return processor.name;
    }
    return id;
}

} // namespace mj::ui
