#include "client/settings.h"

#include "base/ids.h"
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <algorithm>

namespace mj::client
{
namespace
{

constexpr int smallestZoom = 96;
constexpr int largestZoom = 320;
constexpr int usualZoom = 192;

const QString &ownFile(const QString &file)
{
    constexpr QFileDevice::Permissions owner = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    QDir().mkpath(QFileInfo(file).absolutePath());
    QFile made(file);
    if (!made.exists() && made.open(QIODevice::WriteOnly | QIODevice::NewOnly, owner))
        made.close();
    QFile::setPermissions(file, owner);
    return file;
}

QString oneOf(const QStringList &choices, const QString &value)
{
    return choices.contains(value) ? value : choices.first();
}

QStringList languages()
{
    return {QStringLiteral("system"), QStringLiteral("ko"), QStringLiteral("en")};
}

QStringList themes()
{
    return {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")};
}

const QString languageKey = QStringLiteral("view/language");
const QString themeKey = QStringLiteral("view/theme");
const QString geometryKey = QStringLiteral("view/geometry");
const QString zoomKey = QStringLiteral("gallery/zoom");
const QString markKey = QStringLiteral("gallery/aiMark");
const QString patternKey = QStringLiteral("gallery/exportPattern");
const QString recipeKey = QStringLiteral("gallery/exportRecipe");
const QString urlKey = QStringLiteral("service/url");
const QString accountKey = QStringLiteral("service/lastAccount");
const QString accountsKey = QStringLiteral("service/accounts");
const QString deviceKey = QStringLiteral("service/device");

} // namespace

Settings::Settings(const QString &file, QObject *parent) : QObject(parent), m_store(ownFile(file), QSettings::IniFormat) {}

QString Settings::language() const
{
    return oneOf(languages(), m_store.value(languageKey).toString());
}

void Settings::setLanguage(const QString &language)
{
    const QString wanted = oneOf(languages(), language);
    if (wanted == this->language())
        return;
    m_store.setValue(languageKey, wanted);
    emit languageChanged();
}

QString Settings::theme() const
{
    return oneOf(themes(), m_store.value(themeKey).toString());
}

void Settings::setTheme(const QString &theme)
{
    const QString wanted = oneOf(themes(), theme);
    if (wanted == this->theme())
        return;
    m_store.setValue(themeKey, wanted);
    emit themeChanged();
}

QUrl Settings::serviceUrl() const
{
    return QUrl(m_store.value(urlKey).toString(), QUrl::StrictMode);
}

void Settings::setServiceUrl(const QUrl &url)
{
    // A name or password in an address is a secret.
    m_store.setValue(urlKey, url.adjusted(QUrl::RemoveUserInfo).toString(QUrl::FullyEncoded));
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(geometryKey).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    m_store.setValue(geometryKey, geometry);
}

int Settings::galleryZoom() const
{
    bool number = false;
    const int side = m_store.value(zoomKey).toInt(&number);
    return number ? std::clamp(side, smallestZoom, largestZoom) : usualZoom;
}

void Settings::setGalleryZoom(int side)
{
    m_store.setValue(zoomKey, std::clamp(side, smallestZoom, largestZoom));
}

bool Settings::aiMark() const
{
    return m_store.value(markKey, true).toBool();
}

void Settings::setAiMark(bool on)
{
    m_store.setValue(markKey, on);
}

QString Settings::exportPattern() const
{
    return m_store.value(patternKey).toString();
}

void Settings::setExportPattern(const QString &pattern)
{
    m_store.setValue(patternKey, pattern);
}

bool Settings::exportRecipe() const
{
    return m_store.value(recipeKey, false).toBool();
}

void Settings::setExportRecipe(bool on)
{
    m_store.setValue(recipeKey, on);
}

QString Settings::lastAccountId() const
{
    const QString id = m_store.value(accountKey).toString();
    return isId(id) ? id : QString();
}

void Settings::setLastAccountId(const QString &id)
{
    if (isId(id))
        m_store.setValue(accountKey, id);
    else
        m_store.remove(accountKey);
}

QStringList Settings::accountIds() const
{
    QStringList ids = m_store.value(accountsKey).toStringList();
    ids.removeIf([](const QString &id) { return !isId(id); });
    ids.removeDuplicates();
    return ids;
}

void Settings::addAccountId(const QString &id)
{
    QStringList ids = accountIds();
    if (!isId(id) || ids.contains(id))
        return;
    ids.append(id);
    m_store.setValue(accountsKey, ids);
}

void Settings::removeAccountId(const QString &id)
{
    QStringList ids = accountIds();
    if (ids.removeAll(id) == 0)
        return;
    if (ids.isEmpty())
        m_store.remove(accountsKey);
    else
        m_store.setValue(accountsKey, ids);
}

QString Settings::deviceId()
{
    const QString known = m_store.value(deviceKey).toString();
    if (isId(known))
        return known;
    const QString made = newId(QLatin1String("dev"));
    m_store.setValue(deviceKey, made);
    return made;
}

} // namespace mj::client
