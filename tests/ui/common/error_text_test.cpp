#include "support/catch.h"
#include "ui/common/error_text.h"
#include "ui/common/language.h"
#include "ui/theme/theme.h"
#include <QApplication>
#include <QRegularExpression>
#include <QSet>

using namespace mj;
using namespace mj::ui;

namespace {

// The last code of the enum; the list between is dense.
constexpr int kLast = int(Code::NewerData);

bool hasHangul(const QString &text)
{
    static const QRegularExpression hangul(QStringLiteral("[\\x{AC00}-\\x{D7A3}]"));
    return text.contains(hangul);
}

} // namespace

TEST_CASE("every error has a title, a sentence and a next step in both languages", "[ui]")
{
    const Theme theme(*qApp); // opens the resources
    Language language(*qApp);
    for (const QString &choice : {QStringLiteral("en"), QStringLiteral("ko")}) {
        language.choose(choice);
        for (int i = 0; i <= kLast; ++i) {
            const ErrorText words = errorText(error(Code(i), QStringLiteral("detail-for-logs")));
            INFO(choice.toStdString() << " code " << i << ": " << words.title.toStdString());
            for (const QString &text : {words.title, words.sentence, words.nextStep}) {
                REQUIRE_FALSE(text.isEmpty());
                CHECK(hasHangul(text) == (choice == QLatin1String("ko")));
                CHECK_FALSE(text.contains(QLatin1String("detail-for-logs")));
                CHECK_FALSE(text.contains(QLatin1String("%n")));
            }
            CHECK_FALSE(words.title.endsWith(QLatin1Char('.')));
        }
    }
    language.choose(QStringLiteral("en"));
}

TEST_CASE("errors about money say that nothing was charged or that one must not pay twice", "[ui]")
{
    const Theme theme(*qApp);
    Language language(*qApp);
    language.choose(QStringLiteral("en"));
    for (const Code code : {Code::AmountMismatch, Code::PaymentDeclined, Code::PaymentCanceled, Code::PaymentExpired})
        CHECK(errorText(error(code)).sentence.contains(QLatin1String("Nothing was charged")));
    CHECK(errorText(error(Code::PaymentUnknown)).nextStep.contains(QLatin1String("Do not pay again")));
    CHECK_FALSE(worthRetrying(Code::PaymentUnknown));
    CHECK(worthRetrying(Code::Offline));
}

TEST_CASE("a wait is told in whole seconds, one of them in the singular", "[ui]")
{
    const Theme theme(*qApp);
    Language language(*qApp);
    language.choose(QStringLiteral("en"));
    Error busy = error(Code::TooManyRequests);
    busy.retryAfterSeconds = 30;
    CHECK(errorText(busy).nextStep == QStringLiteral("Please try again in 30 seconds."));
    busy.retryAfterSeconds = 1;
    CHECK(errorText(busy).nextStep == QStringLiteral("Please try again in 1 second."));
}
