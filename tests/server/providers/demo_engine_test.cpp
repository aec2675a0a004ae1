#include "server/providers/demo_engine.h"
#include "support/catch.h"
#include <QCryptographicHash>
#include <QImage>
#include <QRandomGenerator>
#include <QSet>
#include <array>
#include <cmath>
#include <ctime>
#include <thread>
#include <vector>

using namespace mj;
using namespace mj::server;

namespace {
PictureOrder briefOf(const QString &prompt, quint64 seed = 7, QSize size = {256, 256}, const QString &style = {})
{
    PictureOrder brief;
    brief.prompt = prompt;
    brief.seed = seed;
    brief.size = size;
    brief.style = style;
    return brief;
}

using Watch = std::function<void(const PictureProgress &)>;

Result<QByteArray> paintWith(DemoEngine &engine, const PictureOrder &order, const Watch &progress, const std::atomic<bool> &canceled)
{
    ProviderWork work;
    work.progress = progress ? progress : [](const PictureProgress &) {};
    work.canceled = &canceled;
    const Result<MadePictures> made = engine.create(order, work);
    if (!made)
        return fail(made);
    REQUIRE(made->pictures.size() == 1);
    return made->pictures.first().bytes;
}

Result<QByteArray> paint(const PictureOrder &order, const Watch &progress = {})
{
    DemoEngine engine;
    const std::atomic<bool> never{false};
    return paintWith(engine, order, progress, never);
}

QByteArray digest(const PictureOrder &brief)
{
    const auto png = paint(brief);
    REQUIRE(png);
    return QCryptographicHash::hash(*png, QCryptographicHash::Sha256);
}

QImage image(const PictureOrder &brief)
{
    const auto png = paint(brief);
    REQUIRE(png);
    const QImage picture = QImage::fromData(*png, "PNG");
    REQUIRE(picture.size() == brief.size);
    return picture;
}

// Mean red, green and blue, 0..255.
std::array<double, 3> meanOf(const QImage &picture)
{
    std::array<double, 3> sum{};
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb c = picture.pixel(x, y);
            sum[0] += qRed(c);
            sum[1] += qGreen(c);
            sum[2] += qBlue(c);
        }
    }
    const double count = double(picture.width()) * picture.height();
    return {sum[0] / count, sum[1] / count, sum[2] / count};
}

double brightness(const QImage &picture)
{
    const auto mean = meanOf(picture);
    return 0.2126 * mean[0] + 0.7152 * mean[1] + 0.0722 * mean[2];
}

// The mean over several seeds, so that one odd picture does not decide.
template <class Measure>
double overSeeds(const QString &prompt, Measure measure, const QString &style = {})
{
    double sum = 0;
    for (quint64 seed = 1; seed <= 6; ++seed)
        sum += measure(image(briefOf(prompt, seed, {256, 256}, style)));
    return sum / 6;
}

double differenceOf(const QImage &first, const QImage &second)
{
    const QSize size(64, 64);
    const QImage a = first.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB888);
    const QImage b = second.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB888);
    double sum = 0;
    for (int y = 0; y < 64; ++y)
        for (int i = 0; i < 192; ++i)
            sum += std::abs(int(a.constScanLine(y)[i]) - int(b.constScanLine(y)[i]));
    return sum / (64 * 192);
}
} // namespace

TEST_CASE("the demo engine paints the same bytes for the same brief")
{
    const PictureOrder brief = briefOf(QStringLiteral("노을 지는 한강과 서울의 야경"), 42, {384, 256});
    const QByteArray first = digest(brief);
    CHECK(first == digest(brief));
    CHECK(digest(briefOf(QStringLiteral("  노을 지는\n 한강과   서울의 야경 "), 42, {384, 256})) == first);
    CHECK(digest(briefOf(brief.prompt.normalized(QString::NormalizationForm_D), 42, {384, 256})) == first);
    CHECK(digest(briefOf(QStringLiteral("A Red BOAT"))) == digest(briefOf(QStringLiteral("a red boat"))));

    CHECK(digest(briefOf(brief.prompt, 43, {384, 256})) != first);
    CHECK(digest(briefOf(QStringLiteral("노을 지는 한강과 서울의 야경!"), 42, {384, 256})) != first);
    CHECK(digest(briefOf(brief.prompt, 42, {256, 384})) != first);

    PictureOrder second = brief;
    second.model = QStringLiteral("another");
    CHECK(digest(second) == first);
}

TEST_CASE("every style of the demo engine changes the picture")
{
    REQUIRE(DemoEngine::styles().size() >= 5);
    REQUIRE(DemoEngine::styles().first().isEmpty());
    QSet<QByteArray> seen;
    for (const QString &style : DemoEngine::styles())
        seen.insert(digest(briefOf(QStringLiteral("산과 호수"), 5, {256, 256}, style)));
    CHECK(seen.size() == DemoEngine::styles().size());

    const auto chroma = [](const QImage &picture) {
        const auto m = meanOf(picture);
        return std::max({m[0], m[1], m[2]}) - std::min({m[0], m[1], m[2]});
    };
    const QString noon = QStringLiteral("한낮의 파란 바다");
    CHECK(overSeeds(noon, chroma, QStringLiteral("ink")) < 0.5 * overSeeds(noon, chroma));
    CHECK(overSeeds(noon, brightness, QStringLiteral("night")) < 0.6 * overSeeds(noon, brightness));
}

TEST_CASE("three partial pictures come ever nearer to the finished one")
{
    const QString prompts[] = {QStringLiteral("안개 낀 산과 소나무 숲, 새벽"), QStringLiteral("노을 지는 한강과 서울의 야경"), QStringLiteral("an abstract flow of teal and gold"),
                               QStringLiteral("고리가 있는 행성과 별이 가득한 우주")};
    for (const QString &prompt : prompts) {
        INFO(prompt);
        std::vector<QImage> partials;
        double last = 0;
        bool growing = true;
        const auto png = paint(briefOf(prompt, 3, {512, 320}), [&](const PictureProgress &report) {
            growing = growing && report.fraction > last && report.fraction <= 1.0;
            last = report.fraction;
            if (!report.partial.isEmpty())
                partials.push_back(QImage::fromData(report.partial, "PNG"));
        });
        REQUIRE(png);
        const QImage finished = QImage::fromData(*png, "PNG");
        CHECK(growing);
        CHECK(last == 1.0);
        REQUIRE(partials.size() == 3);
        for (const QImage &partial : partials) {
            REQUIRE_FALSE(partial.isNull());
            CHECK(std::abs(double(partial.width()) / partial.height() - 1.6) < 0.05);
        }
        const double first = differenceOf(partials[0], finished);
        const double second = differenceOf(partials[1], finished);
        const double third = differenceOf(partials[2], finished);
        CHECK(first > second);
        CHECK(second > third);
        CHECK(third < 12);
    }
}

TEST_CASE("a canceled picture stops at once")
{
    // Processor time, so that a busy machine does not decide.
    for (const int after : {0, 1, 3, 6}) {
        DemoEngine engine;
        std::atomic<bool> canceled{after == 0};
        std::clock_t asked = std::clock();
        int reports = 0;
        const auto png = paintWith(engine, briefOf(QStringLiteral("벚꽃이 핀 들판과 파란 하늘"), 1, {1024, 1024}),
            [&](const PictureProgress &) {
                if (++reports == after) {
                    canceled = true;
                    asked = std::clock();
                }
            },
            canceled);
        const double spent = double(std::clock() - asked) / CLOCKS_PER_SEC;
        REQUIRE_FALSE(png);
        CHECK(png.error().code == Code::Canceled);
        CHECK(reports == after);
        CHECK(spent < 0.05);
    }
}

TEST_CASE("canceling from another thread interrupts a stage and the pause")
{
    DemoEngine engine(std::chrono::milliseconds(60000));
    std::atomic<bool> canceled{false};
    std::atomic<bool> paused{false};
    std::thread other([&] {
        while (!paused)
            std::this_thread::yield();
        canceled = true;
    });
    const auto start = std::chrono::steady_clock::now();
    const auto png = paintWith(engine, briefOf(QStringLiteral("sea")), [&](const PictureProgress &report) { paused = paused || !report.partial.isEmpty(); }, canceled);
    other.join();
    REQUIRE_FALSE(png);
    CHECK(png.error().code == Code::Canceled);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("the demo engine refuses sizes and styles that it does not have")
{
    for (const QSize size : {QSize(0, 0), QSize(240, 256), QSize(256, 1552), QSize(1000, 1024), QSize(-256, 256), QSize(100000, 256)}) {
        const auto png = paint(briefOf(QStringLiteral("sea"), 1, size));
        REQUIRE_FALSE(png);
        CHECK(png.error().code == Code::InvalidField);
        CHECK(png.error().field == QStringLiteral("size"));
    }
    const auto png = paint(briefOf(QStringLiteral("sea"), 1, {256, 256}, QStringLiteral("cubist")));
    REQUIRE_FALSE(png);
    CHECK(png.error().code == Code::InvalidField);
    CHECK(png.error().field == QStringLiteral("style"));
    for (const QSize size : {QSize(256, 1536), QSize(1536, 256), QSize(272, 1008)})
        CHECK(image(briefOf(QStringLiteral("도시"), 1, size)).size() == size);
}

TEST_CASE("words choose the picture")
{
    const auto blueness = [](const QImage &picture) {
        const auto m = meanOf(picture);
        return m[2] - m[0];
    };
    const auto redness = [](const QImage &picture) {
        const auto m = meanOf(picture);
        return m[0] - 0.5 * (m[1] + m[2]);
    };
    const auto greenness = [](const QImage &picture) {
        const auto m = meanOf(picture);
        return m[1] - 0.5 * (m[0] + m[2]);
    };
    CHECK(overSeeds(QStringLiteral("산의 밤"), brightness) < 0.5 * overSeeds(QStringLiteral("산의 한낮"), brightness));
    CHECK(overSeeds(QStringLiteral("forest at night"), brightness) < 0.6 * overSeeds(QStringLiteral("forest at noon"), brightness));
    CHECK(overSeeds(QStringLiteral("한낮의 바다"), blueness) > 40 + overSeeds(QStringLiteral("한낮의 사막"), blueness));
    CHECK(overSeeds(QStringLiteral("노을 지는 호수"), redness) > 15 + overSeeds(QStringLiteral("한낮의 호수"), redness));
    CHECK(overSeeds(QStringLiteral("초록 추상"), greenness) > 10 + overSeeds(QStringLiteral("보라색 추상"), greenness));
    CHECK(overSeeds(QStringLiteral("abstract in red"), redness) > 20 + overSeeds(QStringLiteral("abstract in blue"), redness));
    CHECK(overSeeds(QStringLiteral("눈 내리는 숲의 한낮"), blueness) > overSeeds(QStringLiteral("유채꽃 들판의 한낮"), blueness));
}

TEST_CASE("the finished PNG says what drew it")
{
    const QImage picture = image(briefOf(QStringLiteral("바다")));
    CHECK(picture.text(QStringLiteral("Software")) == QStringLiteral("MJ Studio demo engine"));
    CHECK(picture.text(QStringLiteral("Comment")).contains(QStringLiteral("formula")));
    CHECK(picture.text(QStringLiteral("Comment")).contains(QStringLiteral("Not made by generative AI")));
}

TEST_CASE("any prompt gives a picture, and each its own")
{
    QRandomGenerator random(2026);
    const QStringList bricks = {QStringLiteral("달"), QStringLiteral("🐋"), QStringLiteral("고양이"), QStringLiteral("castle"), QStringLiteral("🌸🌊"), QStringLiteral("비 오는"),
        QStringLiteral("👩‍👩‍👧"), QStringLiteral("لوحة"), QStringLiteral("무지개"), QStringLiteral("등대"), QStringLiteral("열기구"), QStringLiteral("오로라"),
        QStringLiteral("초승달"), QStringLiteral("낙타"), QStringLiteral("\u0301"), QStringLiteral("0"), QStringLiteral("오두막"), QStringLiteral("<b>&\"")};
    QSet<QByteArray> seen;
    QSet<QString> prompts;
    while (prompts.size() < 60) {
        QString prompt;
        for (int i = 0; i < 1 + random.bounded(4); ++i)
            prompt += bricks.at(random.bounded(int(bricks.size()))) + QLatin1Char(' ');
        prompts.insert(prompt.simplified());
    }
    for (const QString &prompt : prompts) {
        INFO(prompt);
        const QImage picture = image(briefOf(prompt, 1, {256, 272}));
        seen.insert(QCryptographicHash::hash(QByteArray(reinterpret_cast<const char *>(picture.constBits()), picture.sizeInBytes()), QCryptographicHash::Sha256));
    }
    CHECK(seen.size() == 60);
}

TEST_CASE("empty and enormous prompts are painted too")
{
    const QString lone(QChar(0xD83D)); // half a surrogate pair
    QString words;
    for (int i = 0; words.size() < 32000; ++i)
        words += QStringLiteral("단어%1 ").arg(i);
    for (const QString &prompt : {QString(), QStringLiteral(" \t\n "), QString(32000, QChar(0xAC15)), words.left(32000), QString(32000, QLatin1Char('a')), lone}) {
        const std::clock_t start = std::clock();
        CHECK_FALSE(image(briefOf(prompt)).isNull());
        CHECK(double(std::clock() - start) / CLOCKS_PER_SEC < 3);
    }
}
