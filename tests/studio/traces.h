#pragma once
#include <QByteArray>
#include <QDirIterator>
#include <QFile>
#include <QString>
#include <QStringList>

namespace mj::studio {

// How a text could lie in a file: UTF-8, UTF-16 both ways, base64 at each of its three offsets, escaped JSON.
inline QList<QByteArray> formsOf(const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    QByteArray little(reinterpret_cast<const char *>(text.utf16()), text.size() * 2);
    QByteArray big = little;
    QByteArray escaped;
    for (int i = 0; i < text.size(); ++i) {
        std::swap(big[2 * i], big[2 * i + 1]);
        escaped += text.at(i).unicode() < 128 ? QByteArray(1, text.at(i).toLatin1())
                                              : QByteArray("\\x") + QByteArray::number(text.at(i).unicode(), 16);
    }
    QList<QByteArray> forms{utf8, little, big, escaped};
    for (int offset = 0; offset < 3; ++offset) {
        const QByteArray coded = (QByteArray(offset, 'x') + utf8).toBase64(QByteArray::OmitTrailingEquals);
        forms.append(coded.mid(offset == 0 ? 0 : 4, coded.size() - 8)); // without what depends on the neighbours
    }
    return forms;
}

// The files below `folder` that hold one of the forms.
inline QStringList filesWith(const QString &folder, const QList<QByteArray> &forms)
{
    QStringList found;
    for (QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories); files.hasNext();) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray bytes = file.readAll();
        for (const QByteArray &form : forms) {
            if (bytes.contains(form))
                found.append(file.fileName());
        }
    }
    return found;
}

} // namespace mj::studio
