#include "server/http/event_stream.h"
#include "support/catch.h"

using namespace mj;
using namespace mj::server::http;

namespace {

// "type=data|" of every event.
QByteArray told(const QList<StreamEvent> &events)
{
    QByteArray all;
    for (const StreamEvent &event : events)
        all += event.type + '=' + event.data + '|';
    return all;
}

QByteArray read(const QByteArray &bytes)
{
    EventStream stream;
    const auto events = stream.feed(bytes);
    REQUIRE(events);
    return told(*events);
}

} // namespace

TEST_CASE("Events come out as the standard says", "[http]")
{
    const std::pair<const char *, const char *> table[] = {
        {"data: a\n\n", "message=a|"},
        {"data:a\n\n", "message=a|"},
        {"data:  a\n\n", "message= a|"}, // one space belongs to the form
        {"data: a\r\n\r\n", "message=a|"},
        {"data: a\r\r", "message=a|"},
        {"data: a\r\n\n", "message=a|"},
        {"data: a\n\r\n", "message=a|"},
        {"event: image\ndata: {}\n\n", "image={}|"},
        {"data: {}\nevent: image\n\n", "image={}|"},
        {"event: one\nevent: two\ndata: x\n\n", "two=x|"},
        {"data: a\ndata: b\n\n", "message=a\nb|"},
        {"data: a\ndata:\ndata: b\n\n", "message=a\n\nb|"},
        {"data\n\n", "message=|"},
        {"data\ndata\n\n", "message=\n|"},
        {"data:\n\n", "message=|"},
        {"event: lonely\n\ndata: x\n\n", "message=x|"}, // no data, no event, and its type is forgotten
        {"event: one\ndata: a\n\ndata: b\n\n", "one=a|message=b|"},
        {": a comment\ndata: x\n: another\n\n", "message=x|"},
        {":\n\n:\n\n", ""},
        {"id: 7\nretry: 10\ndata: x\n\n", "message=x|"},
        {"unknown: y\ndata: x\n\n", "message=x|"},
        {"Data: x\n\n", ""}, // names are told apart by case
        {" data: x\n\n", ""},
        {"data : x\n\n", ""},
        {"data: a:b: c\n\n", "message=a:b: c|"},
        {"event:\ndata: x\n\n", "message=x|"},
        {"\xEF\xBB\xBF" "data: x\n\n", "message=x|"},
        {"\xEF\xBB\xBF\xEF\xBB\xBF" "data: x\n\n", ""}, // one mark, not two
        {"data: a\n\n\xEF\xBB\xBF" "data: b\n\n", "message=a|"},
        {"\n\n\n", ""},
        {"", ""},
        {"data: cut", ""},
        {"data: cut\n", ""},
        {"data: [DONE]\n\n", "message=[DONE]|"}, // what it means is the caller's
        {"data: 고양이\n\n", "message=고양이|"},
        {"data: \xff\xfe\n\n", "message=\xff\xfe|"},
    };
    for (const auto &[bytes, wanted] : table) {
        INFO(bytes);
        CHECK(read(bytes) == QByteArray(wanted));
    }
    CHECK(read(QByteArray("data: a\0b\n\n", 11)) == QByteArray("message=a\0b|", 12));
}

TEST_CASE("Where the pieces are cut makes no difference", "[http]")
{
    const QByteArray sample = "\xEF\xBB\xBF: hello\r\n\r\nevent: image_generation.partial_image\r\ndata: {\"b64_json\":\"AAAA\",\rdata: \"n\":0}\n\r\n"
                              "id: 3\rretry: 1\r\revent: image_generation.completed\ndata: 완성\n\ndata: a\r\rdata: b\r\n\r\ndata\n\n";
    const QByteArray whole = read(sample);
    CHECK(whole == "image_generation.partial_image={\"b64_json\":\"AAAA\",\n\"n\":0}|image_generation.completed=완성|message=a|message=b|message=|");
    for (qsizetype first = 0; first <= sample.size(); ++first) {
        for (qsizetype second = first; second <= sample.size(); ++second) {
            EventStream stream;
            QByteArray all;
            for (const QByteArray &piece : {sample.first(first), sample.sliced(first, second - first), sample.sliced(second)})
                all += told(*stream.feed(piece));
            if (all != whole)
                FAIL("cut at " << first << " and " << second << ": " << all.toStdString());
        }
    }
    EventStream stream;
    QByteArray all;
    for (const char byte : sample)
        all += told(*stream.feed(QByteArrayView(&byte, 1)));
    CHECK(all == whole);
}

TEST_CASE("An event is out as soon as its empty line is there", "[http]")
{
    for (const QByteArray end : {"\n\n", "\r\r", "\r\n\r"}) {
        EventStream stream;
        CHECK(told(*stream.feed("data: now" + end)) == "message=now|");
        CHECK(told(*stream.feed("\n")).isEmpty()); // the LF of that CR, or one more empty line
    }
}

TEST_CASE("An event beyond the limit spoils the stream", "[http]")
{
    EventStream stream(100);
    SECTION("in one line") { CHECK(stream.feed("data: " + QByteArray(94, 'x'))); }
    SECTION("in many lines")
    {
        for (int i = 0; i < 9; ++i)
            CHECK(stream.feed("data: 012345678\n"));
    }
    SECTION("in its name") { CHECK(stream.feed("event: " + QByteArray(90, 'x') + "\n")); }
    SECTION("in a comment without end") { CHECK(stream.feed(":" + QByteArray(99, 'x'))); }
    const auto beyond = stream.feed(QByteArray(20, 'y'));
    REQUIRE_FALSE(beyond);
    CHECK(beyond.error().code == Code::PayloadTooLarge);
    CHECK_FALSE(stream.feed("\n\ndata: small\n\n"));
}

TEST_CASE("The limit is for one event, not for the stream", "[http]")
{
    EventStream stream(100);
    for (int i = 0; i < 50; ++i)
        CHECK(told(*stream.feed("data: " + QByteArray(90, 'x') + "\n\n: quiet\n")) == "message=" + QByteArray(90, 'x') + '|');
    EventStream large;
    const QByteArray picture(47 << 20, 'A');
    const auto events = large.feed("data: " + picture + "\n\n");
    REQUIRE(events);
    REQUIRE(events->size() == 1);
    CHECK(events->first().data == picture);
    CHECK_FALSE(large.feed("data: " + picture + QByteArray(2 << 20, 'A')));
}
