#include "server/contract/schema_book.h"

#if __has_include(<yaml-cpp/yaml.h>)
#include <QJsonArray>
#include <yaml-cpp/yaml.h>

namespace mj::test {
namespace {

QJsonValue toJson(const YAML::Node &node);

QJsonValue scalar(const YAML::Node &node)
{
    const QString text = QString::fromStdString(node.Scalar());
    if (node.Tag() == "!") // quoted: a text, whatever it looks like
        return text;
    if (text == QLatin1String("true") || text == QLatin1String("false"))
        return text == QLatin1String("true");
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

QJsonValue toJson(const YAML::Node &node)
{
    if (node.IsScalar())
        return scalar(node);
    if (node.IsSequence()) {
        QJsonArray array;
        for (const auto &item : node)
            array.append(toJson(item));
        return array;
    }
    if (!node.IsMap())
        return {};
    QJsonObject object;
    for (const auto &pair : node)
        object.insert(QString::fromStdString(pair.first.Scalar()), toJson(pair.second));
    return object;
}

} // namespace

SchemaBook SchemaBook::open()
{
    return SchemaBook(toJson(YAML::LoadFile(MJ_SOURCE_DIR "/lib/api/openapi.yaml")).toObject());
}

} // namespace mj::test
#else
#include <cstdio>
#include <cstdlib>

namespace mj::test {

SchemaBook SchemaBook::open()
{
    std::puts("skipped: yaml-cpp is not installed, openapi.yaml cannot be read");
    std::fflush(stdout);
    std::_Exit(77);
}

} // namespace mj::test
#endif
