#pragma once
#include <QObject>
#include <QSettings>
#include <QStringList>
#include <QUrl>

namespace mj::client
{

// Every setting of this device on one page. Nothing personal may be one. GUI thread.
class Settings : public QObject
{
    Q_OBJECT
public:
    explicit Settings(const QString &file, QObject *parent = nullptr); // an .ini file

    QString language() const; // "system", "ko" or "en"
    void setLanguage(const QString &language);
    QString theme() const; // "system", "light" or "dark"
    void setTheme(const QString &theme);
    QUrl serviceUrl() const; // empty: the local studio
    void setServiceUrl(const QUrl &url);
    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    int galleryZoom() const; // thumbnail side in pixels, 96..320
    void setGalleryZoom(int side);
    bool aiMark() const; // whether pictures leave with a mark that people see; on until it is turned off
    void setAiMark(bool on);
    QString exportPattern() const; // how files of an export are named; empty: the usual one
    void setExportPattern(const QString &pattern);
    bool exportRecipe() const; // whether a file with the recipe lies beside each exported picture
    void setExportRecipe(bool on);
    QString lastAccountId() const; // a random id, nothing else about the person
    void setLastAccountId(const QString &id);
    QStringList accountIds() const; // random ids of the accounts that have a sealed gallery here, oldest first
    void addAccountId(const QString &id);
    void removeAccountId(const QString &id);
    QString deviceId(); // random, of this installation, made when it is first asked for

signals:
    void languageChanged();
    void themeChanged();

private:
    QSettings m_store;
};

} // namespace mj::client
