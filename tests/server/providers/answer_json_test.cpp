#include "server/providers/answer_json.h"
#include "server/providers/aspect_ratio.h"
#include "support/catch.h"
#include <QJsonArray>

using namespace mj;
using namespace mj::server;
using namespace Qt::StringLiterals;

TEST_CASE("Long texts of an answer stay where they lie, short and escaped ones come out as ever", "[providers]")
{
    const QByteArray longText(100'000, 'A');
    const QByteArray escaped = QByteArray(5'000, 'e') + R"(\n\"\u00e9\\)";
    const QByteArray body =
        R"({"data":[{"b64_json":")" + longText + R"(","n":1},{"b64_json":"short"}],"prose":")" + escaped + R"(","e":"a\"b"})";
    const Result<AnswerJson> answer = AnswerJson::parse(body);
    REQUIRE(answer);
    const QJsonArray data = answer->object()[u"data"_s].toArray();
    const QByteArray text = answer->text(data[0].toObject()[u"b64_json"_s]);
    CHECK(text == longText);
    CHECK(text.constData() > body.constData());
    CHECK(text.constData() < body.constData() + body.size()); // no copy
    CHECK(answer->text(data[1].toObject()[u"b64_json"_s]) == "short");
    CHECK(answer->text(answer->object()[u"e"_s]) == "a\"b");
    CHECK(answer->text(answer->object()[u"prose"_s]).endsWith("\n\"\xc3\xa9\\"));
    CHECK(answer->text(answer->object()[u"none"_s]).isEmpty());
}

TEST_CASE("An answer that is no whole JSON object is refused, and a forged mark leads nowhere", "[providers]")
{
    for (const char *body : {"", "{", "[]", "{}", "null", R"({"a":"b)", R"({"a":"b\)", R"({"a":1}x)", "\"a\""}) {
        INFO(body);
        CHECK_FALSE(AnswerJson::parse(body));
    }
    const Result<AnswerJson> forged = AnswerJson::parse(R"({"a":"\u001a7","b":"\u001a-1"})");
    REQUIRE(forged);
    CHECK(forged->text(forged->object()[u"a"_s]).isEmpty());
    CHECK(forged->text(forged->object()[u"b"_s]).isEmpty());
}

TEST_CASE("Only a code is kept of what a provider says", "[providers]")
{
    CHECK(AnswerJson::word(u"moderation_blocked"_s) == u"moderation_blocked"_s);
    CHECK(AnswerJson::word(429) == u"429"_s);
    CHECK(AnswerJson::word(u"Please buy more credit"_s).isEmpty());
    CHECK(AnswerJson::word(QString(65, u'a')).isEmpty());
    CHECK(AnswerJson::word(QJsonValue()).isEmpty());
}

TEST_CASE("A size comes to the nearest ratio, or to none", "[providers]")
{
    const QStringList ratios{u"1:1"_s, u"2:3"_s, u"16:9"_s, u"9:21"_s, u"broken"_s, u"0:1"_s};
    CHECK(nearestRatio({1024, 1024}, ratios) == u"1:1"_s);
    CHECK(nearestRatio({1024, 1536}, ratios) == u"2:3"_s);
    CHECK(nearestRatio({1280, 768}, ratios) == u"16:9"_s);
    CHECK(nearestRatio({600, 1400}, ratios) == u"9:21"_s);
    CHECK(nearestRatio({1536, 1024}, ratios).isEmpty());
    CHECK(nearestRatio({}, ratios).isEmpty());
}
