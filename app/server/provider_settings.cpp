#include "provider_settings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace mj {
namespace {

constexpr qint64 largestFile = 4 << 20;
constexpr qint64 largestKey = 64 << 10;

tl::unexpected<Error> refuse(const QString &sentence)
{
    return fail(Code::InvalidField, sentence + QStringLiteral(" Try --help."));
}

Result<QByteArray> contentOf(const QString &path, const QString &what)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return refuse(QStringLiteral("%1 \"%2\" cannot be read: check the path and its permissions.").arg(what, path));
    if (file.size() > largestFile)
        return refuse(QStringLiteral("%1 \"%2\" is larger than any such file.").arg(what, path));
    return file.readAll();
}

// One entry of the list, its fields read one by one; the first that is wrong is told.
class Entry
{
public:
    Entry(const QJsonValue &entry, int number, QString folder)
        : m_fields(entry.toObject()), m_number(number), m_folder(std::move(folder))
    {
        if (!entry.isObject())
            complain(QStringLiteral("is not an object"));
    }

    Result<server::ProviderConfig> read()
    {
        server::ProviderConfig config;
        checkNames();
        config.id = text("id");
        config.kind = text("kind");
        config.base = QUrl(text("base"), QUrl::StrictMode);
        config.name = text("name");
        config.country = text("country");
        config.retention = text("retention");
        readHosts(config.resultHosts);
        if (config.id.isEmpty() || config.kind.isEmpty())
            complain(QStringLiteral("needs an \"id\" and a \"kind\""));
        if (!text("base").isEmpty() && !config.base.isValid())
            complain(QStringLiteral("has a \"base\" that is no address"));
        config.key = readKey();
        config.webhookSecret = text("webhookSecretEnv").isEmpty() ? QByteArray() : variable(text("webhookSecretEnv"));
        return m_complaint.isEmpty() ? Result<server::ProviderConfig>(config) : refuse(m_complaint);
    }

private:
    // The words of a complaint are ours and the names of fields: never a value, which may be a key in the wrong place.
    void complain(const QString &what)
    {
        if (m_complaint.isEmpty())
            m_complaint = QStringLiteral("Provider number %1 of the providers file %2.").arg(m_number).arg(what);
    }

    void checkNames()
    {
        static const QStringList known{QStringLiteral("id"),      QStringLiteral("kind"),      QStringLiteral("base"),        QStringLiteral("keyEnv"),
                                       QStringLiteral("keyFile"), QStringLiteral("name"),      QStringLiteral("country"),     QStringLiteral("retention"),
                                       QStringLiteral("resultHosts"), QStringLiteral("webhookSecretEnv")};
        static const QStringList secrets{QStringLiteral("key"), QStringLiteral("apikey"), QStringLiteral("api_key"), QStringLiteral("token"), QStringLiteral("secret"),
                                         QStringLiteral("password"), QStringLiteral("webhooksecret")};
        for (const QString &name : m_fields.keys()) {
            if (secrets.contains(name.toLower()))
                complain(QStringLiteral("holds a secret in \"%1\": files are copied and shown; name an environment variable in \"keyEnv\" (of a webhook in "
                                        "\"webhookSecretEnv\") or a file in \"keyFile\"").arg(name));
            else if (!known.contains(name))
                complain(QStringLiteral("has a field that does not exist, \"%1\"").arg(name.left(40)));
        }
    }

    QString text(const char *name)
    {
        const QJsonValue value = m_fields.value(QLatin1String(name));
        if (!value.isUndefined() && !value.isString())
            complain(QStringLiteral("has a \"%1\" that is no text").arg(QLatin1String(name)));
        return value.toString();
    }

    void readHosts(QStringList &hosts)
    {
        const QJsonValue list = m_fields.value(QLatin1String("resultHosts"));
        if (!list.isUndefined() && !list.isArray())
            complain(QStringLiteral("has \"resultHosts\" that are no list"));
        for (const QJsonValue &host : list.toArray()) {
            if (!host.isString())
                complain(QStringLiteral("has \"resultHosts\" that are no list of texts"));
            hosts.append(host.toString());
        }
    }

    QByteArray variable(const QString &name)
    {
        const QByteArray value = qgetenv(name.toUtf8().constData()).trimmed();
        if (value.isEmpty())
            complain(QStringLiteral("wants an environment variable that is not set or empty: put the key there"));
        return value;
    }

    QByteArray readKey()
    {
        const QString env = text("keyEnv");
        const QString path = text("keyFile");
        if (!env.isEmpty() && !path.isEmpty())
            complain(QStringLiteral("has both \"keyEnv\" and \"keyFile\": keep one of them"));
        if (!env.isEmpty())
            return variable(env);
        if (path.isEmpty())
            return {};
        QFile file(QDir(m_folder).filePath(path)); // beside the list, unless it says otherwise
        const QByteArray key = file.open(QIODevice::ReadOnly) ? file.read(largestKey).trimmed() : QByteArray();
        if (key.isEmpty())
            complain(QStringLiteral("wants a \"keyFile\" that cannot be read or is empty: check the path and its permissions"));
        return key;
    }

    QJsonObject m_fields;
    int m_number;
    QString m_folder;
    QString m_complaint;
};

} // namespace

Result<QList<server::ProviderConfig>> readProviders(const QString &path)
{
    const Result<QByteArray> content = contentOf(path, QStringLiteral("The providers file"));
    if (!content)
        return fail(content);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*content, &problem);
    if (problem.error != QJsonParseError::NoError)
        return refuse(QStringLiteral("The providers file \"%1\" is not JSON: %2 at byte %3.").arg(path, problem.errorString()).arg(problem.offset));
    if (!document.isArray())
        return refuse(QStringLiteral("The providers file \"%1\" wants a list, as in [{\"id\":\"openai\",\"kind\":\"openai\",\"keyEnv\":\"OPENAI_API_KEY\"}].").arg(path));
    QList<server::ProviderConfig> providers;
    int number = 0;
    for (const QJsonValue &entry : document.array()) {
        const Result<server::ProviderConfig> read = Entry(entry, ++number, QFileInfo(path).absolutePath()).read();
        if (!read)
            return fail(read);
        providers.append(*read);
    }
    return providers;
}

Result<QByteArray> readModels(const QString &path)
{
    const Result<QByteArray> content = contentOf(path, QStringLiteral("The models file"));
    if (content && content->trimmed().isEmpty())
        return refuse(QStringLiteral("The models file \"%1\" is empty.").arg(path));
    return content;
}

} // namespace mj
