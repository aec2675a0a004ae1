#include "journeys/stage.h"

#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QThread>
#include <stdexcept>

namespace mj::journey {

const QStringList korean{QStringLiteral("LANG=ko_KR.UTF-8"), QStringLiteral("LANGUAGE=ko")};

QString program()
{
    return QStringLiteral(MJ_BIN_DIR "/mjstudio");
}

QStringList filesWith(const QString &folder, const QStringList &words)
{
    QList<QByteArray> needles;
    for (const QString &word : words) {
        const QByteArray utf16(reinterpret_cast<const char *>(word.utf16()), word.size() * 2);
        needles << word.toUtf8() << utf16 << word.toUtf8().toBase64().left(word.toUtf8().size() * 4 / 3 / 4 * 4) << word.toUtf8().toHex();
    }
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QByteArray &needle : needles) {
            if (bytes.contains(needle)) {
                found << file.fileName();
                break;
            }
        }
    }
    return found;
}

void Backend::start()
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.start(QStringLiteral(MJ_BIN_DIR "/mjstudio-server"),
                    {QStringLiteral("--data"), m_folder, QStringLiteral("--listen"), QStringLiteral("127.0.0.1:%1").arg(m_port), QStringLiteral("--sandbox")});
    while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine())
        m_process.waitForReadyRead(20'000);
    m_url = QUrl(QString::fromUtf8(m_process.readLine()).section(QLatin1Char('"'), 3, 3));
    m_port = m_url.port();
    if (m_port < 1)
        throw std::runtime_error("the backend did not start");
}

void Backend::stop()
{
    m_process.terminate();
    m_process.waitForFinished(10'000);
}

QString Backend::code(const QString &email, const QString &before) const
{
    static const QRegularExpression sixDigits(QStringLiteral("(?<![0-9])[0-9]{6}(?![0-9])"));
    for (int attempt = 0; attempt < 50; ++attempt, QThread::msleep(200)) {
        QProcess reader;
        reader.start(QStringLiteral(MJ_BIN_DIR "/mjstudio-server"), {QStringLiteral("--data"), m_folder, QStringLiteral("--sandbox"), QStringLiteral("--mailbox")});
        reader.waitForFinished(10'000);
        for (const QByteArray &line : reader.readAllStandardOutput().split('\n')) {
            const QJsonObject mail = QJsonDocument::fromJson(line).object();
            const auto digits = sixDigits.match(mail.value(QLatin1String("text")).toString());
            if (mail.value(QLatin1String("to")).toString() != email || !digits.hasMatch())
                continue;
            if (digits.captured() != before)
                return digits.captured();
            break; // the newest is still the one before
        }
    }
    throw std::runtime_error("no mail with a code came");
}

} // namespace mj::journey
