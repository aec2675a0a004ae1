#include "support/catch.h"
#include "ui/common/clipping.h"
#include "ui/common/paragraph.h"
#include "ui/common/studio_desk.h"
#include "ui/generation/delivery_line.h"
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace mj;
using namespace mj::ui;

namespace {

struct Line {
    Line()
    {
        line.resize(480, 60);
        line.show();
    }
    // What the line says, then what can be done.
    QStringList says(const DeliveryLine::Facts &facts)
    {
        line.setFacts(facts, QStringLiteral("gen_1"));
        const auto *deed = named<QPushButton>(line, "job_mail_deed_gen_1");
        return {named<Paragraph>(line, "job_mail_text_gen_1")->plain(), deed->isVisibleTo(&line) ? deed->text() : QString()};
    }
    void press() { QTest::mouseClick(named<QPushButton>(line, "job_mail_deed_gen_1"), Qt::LeftButton); }

    StudioDesk desk; // for look and language
    DeliveryLine line;
};

DeliveryLine::Facts mailed(const char *state, const QDateTime &until = {})
{
    const QDateTime now(QDate::currentDate(), QTime(10, 42));
    return {true, api::Delivery{QStringLiteral("dlv_1"), QLatin1String(state), 0, {}, now, until, QStringLiteral("s***@example.com")}, std::nullopt, false};
}

DeliveryLine::Facts failing(const char *state, Code code)
{
    DeliveryLine::Facts facts = mailed(state);
    facts.failure = error(code);
    return facts;
}

} // namespace

TEST_CASE("the line says how the mail fares and offers the one thing to do about it")
{
    Line line;
    const QString again = QStringLiteral("Send again");
    const QStringList sent = line.says(mailed("sent"));
    CHECK(sent.first().startsWith(QStringLiteral("Sent to s***@example.com · 10:42")));
    CHECK(sent.last() == again);
    CHECK(line.says(mailed("waiting")) == QStringList{QStringLiteral("The mail to s***@example.com is on its way."), QString()});
    CHECK(line.says(mailed("bounced")) == QStringList{QStringLiteral("Nobody has the address s***@example.com, so the mail came back."), QStringLiteral("Change the address")});
    CHECK(line.says(mailed("failed")).last() == again);
    CHECK(line.says(mailed("dropped")).last() == again);
    CHECK(line.says(mailed("paused")) == QStringList{QStringLiteral("Mails are paused; yours goes out as soon as they go on."), QString()});
    const QStringList paused = line.says(mailed("paused", QDateTime(QDate(2031, 5, 6), QTime(9, 0))));
    CHECK(paused.first().contains(QStringLiteral("2031")));
    CHECK(line.says({true, std::nullopt, std::nullopt, false}) == QStringList{QStringLiteral("Not mailed: mails with pictures are switched off."), QStringLiteral("Switch on…")});
    CHECK(line.says(failing("sent", Code::TooManyRequests)).last() == QString());
    CHECK(line.says(failing("sent", Code::TooManyRequests)).first().contains(QStringLiteral("tomorrow")));
    CHECK(line.says(failing("sent", Code::InvalidField)).last() == QStringLiteral("Change the address"));
    CHECK(line.says(failing("sent", Code::Offline)).last() == again);
    line.line.setFacts({}, QStringLiteral("gen_1"));
    CHECK(line.line.isHidden());
}

TEST_CASE("each deed asks for its own thing, and nothing while it is being sent")
{
    Line line;
    QSignalSpy again(&line.line, &DeliveryLine::againRequested);
    QSignalSpy address(&line.line, &DeliveryLine::addressRequested);
    QSignalSpy toSwitch(&line.line, &DeliveryLine::switchRequested);
    line.says(mailed("sent"));
    line.press();
    CHECK(again.size() == 1);
    DeliveryLine::Facts sending = mailed("sent");
    sending.isSending = true;
    CHECK(line.says(sending).last() == QStringLiteral("Sending…"));
    line.press();
    CHECK(again.size() == 1);
    line.says(mailed("bounced"));
    line.press();
    CHECK(address.size() == 1);
    line.says({true, std::nullopt, std::nullopt, false});
    line.press();
    CHECK(toSwitch.size() == 1);
    CHECK(again.size() == 1);
}

TEST_CASE("the line speaks Korean and is cut nowhere")
{
    Line line;
    for (const char *language : {"en", "ko"}) {
        line.desk.speak(QLatin1String(language));
        for (const char *state : {"waiting", "sent", "bounced", "paused", "failed", "dropped"}) {
            const QStringList said = line.says(mailed(state));
            CAPTURE(language, state, said.first());
            line.line.resize(480, std::max(line.line.sizeHint().height(), line.line.heightForWidth(480)));
            QTest::qWait(10);
            CHECK(clippedTexts(line.line).join(QLatin1String("; ")) == QString());
            const bool isKorean = std::any_of(said.first().begin(), said.first().end(), [](QChar c) { return c.unicode() >= 0xac00 && c.unicode() <= 0xd7a3; });
            CHECK(isKorean == (QLatin1String(language) == QLatin1String("ko")));
        }
    }
    line.desk.speak(QStringLiteral("en"));
}
