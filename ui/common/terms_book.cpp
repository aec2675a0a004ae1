#include "ui/common/terms_book.h"
#include <QFile>

namespace mj::ui {

Result<TermsBook> TermsBook::read(const QString &folder, const QString &language)
{
    QFile file(folder + QStringLiteral("/terms_") + language + QStringLiteral(".txt"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(Code::Storage, QStringLiteral("terms file missing"));
    const QString all = QString::fromUtf8(file.readAll());
    const qsizetype end = all.indexOf(QLatin1Char('\n'));
    const QString first = all.left(end).trimmed();
    const QString label = QStringLiteral("Version:");
    TermsBook book;
    if (first.startsWith(label))
        book.m_version = QDate::fromString(first.mid(label.size()).trimmed(), Qt::ISODate);
    book.m_text = end < 0 ? QString() : all.mid(end + 1).trimmed();
    if (!book.m_version.isValid() || book.m_text.isEmpty())
        return fail(Code::Corrupt, QStringLiteral("terms file"));
    return book;
}

} // namespace mj::ui
