#include "ui/top_up/bank_words.h"
#include <QCollator>
#include <algorithm>

namespace mj::ui {
namespace {

struct Bank {
    const char *code;
    const char *name;
};

// Toss: bank codes of refundReceiveAccount and virtualAccount.
constexpr Bank banks[] = {
    {"03", QT_TRANSLATE_NOOP("BankWords", "IBK Industrial Bank")}, {"06", QT_TRANSLATE_NOOP("BankWords", "KB Kookmin Bank")},
    {"07", QT_TRANSLATE_NOOP("BankWords", "Suhyup Bank")},         {"11", QT_TRANSLATE_NOOP("BankWords", "NH NongHyup Bank")},
    {"20", QT_TRANSLATE_NOOP("BankWords", "Woori Bank")},          {"23", QT_TRANSLATE_NOOP("BankWords", "SC First Bank")},
    {"27", QT_TRANSLATE_NOOP("BankWords", "Citibank Korea")},      {"31", QT_TRANSLATE_NOOP("BankWords", "iM Bank (Daegu)")},
    {"32", QT_TRANSLATE_NOOP("BankWords", "Busan Bank")},          {"34", QT_TRANSLATE_NOOP("BankWords", "Gwangju Bank")},
    {"35", QT_TRANSLATE_NOOP("BankWords", "Jeju Bank")},           {"37", QT_TRANSLATE_NOOP("BankWords", "Jeonbuk Bank")},
    {"39", QT_TRANSLATE_NOOP("BankWords", "Kyongnam Bank")},       {"45", QT_TRANSLATE_NOOP("BankWords", "MG Community Credit (Saemaul)")},
    {"48", QT_TRANSLATE_NOOP("BankWords", "Credit Union (Shinhyup)")}, {"50", QT_TRANSLATE_NOOP("BankWords", "Savings Bank")},
    {"71", QT_TRANSLATE_NOOP("BankWords", "Korea Post")},          {"81", QT_TRANSLATE_NOOP("BankWords", "Hana Bank")},
    {"88", QT_TRANSLATE_NOOP("BankWords", "Shinhan Bank")},        {"89", QT_TRANSLATE_NOOP("BankWords", "K bank")},
    {"90", QT_TRANSLATE_NOOP("BankWords", "KakaoBank")},           {"92", QT_TRANSLATE_NOOP("BankWords", "Toss Bank")},
};

} // namespace

QString BankWords::name(const QString &code)
{
    for (const Bank &bank : banks) {
        if (code == QLatin1String(bank.code))
            return tr(bank.name);
    }
    return code;
}

QList<QPair<QString, QString>> BankWords::all()
{
    QList<QPair<QString, QString>> list;
    for (const Bank &bank : banks)
        list.append({QString::fromLatin1(bank.code), tr(bank.name)});
    const QCollator collator;
    std::sort(list.begin(), list.end(), [&](const auto &a, const auto &b) { return collator.compare(a.second, b.second) < 0; });
    return list;
}

} // namespace mj::ui
