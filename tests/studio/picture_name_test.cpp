#include "studio/picture_name.h"

#include "support/catch.h"

using namespace mj::studio;

namespace {

Gallery::Picture sample()
{
    Gallery::Picture picture;
    picture.modelName = QStringLiteral("수채화 모델 v2");
    picture.prompt = QStringLiteral("my secret prompt");
    picture.size = QSize(1024, 768);
    picture.seed = 42;
    picture.createdAt = QDateTime(QDate(2026, 11, 27), QTime(9, 5, 7));
    return picture;
}

QString named(const QString &pattern, int n = 7)
{
    return PictureName::make(pattern, sample(), n);
}

} // namespace

TEST_CASE("a pattern becomes a name, the prompt never does")
{
    CHECK(named({}) == QStringLiteral("mjstudio-20261127-090507-1024x768"));
    CHECK(named(QStringLiteral("   ")) == named(PictureName::usualPattern()));
    CHECK(named(QStringLiteral("{n} {model} {seed}")) == QStringLiteral("007 수채화 모델 v2 42"));
    CHECK(named(QStringLiteral("{n}"), 12'345) == QStringLiteral("12345"));
    CHECK(PictureName::problemIn(QStringLiteral("a {date}{time}{model}{size}{seed}{n} b")).isEmpty());
    CHECK(PictureName::problemIn({}).isEmpty());
    CHECK(PictureName::problemIn(QStringLiteral("{prompt}-{n}")) == QStringLiteral("{prompt}"));
    CHECK(PictureName::problemIn(QStringLiteral("{date")) == QStringLiteral("{date"));
    CHECK(PictureName::problemIn(QStringLiteral("date}")) == QStringLiteral("}"));
    CHECK_FALSE(named(QStringLiteral("{prompt}")).contains(QStringLiteral("secret")));
}

TEST_CASE("every name fits every file system")
{
    CHECK(named(QStringLiteral("a/b\\c:d*e?f\"g<h>i|j")) == QStringLiteral("a-b-c-d-e-f-g-h-i-j"));
    CHECK(named(QStringLiteral("../../etc/passwd")) == QStringLiteral("-..-etc-passwd"));
    CHECK(named(QStringLiteral("...")) == QStringLiteral("mjstudio"));
    CHECK(named(QStringLiteral("CON")) == QStringLiteral("_CON"));
    CHECK(named(QStringLiteral("lpt1.x")) == QStringLiteral("_lpt1.x"));
    CHECK(named(QStringLiteral("a\n\tb\u202egnp")) == QStringLiteral("a--b-gnp"));
    CHECK(named(QStringLiteral("가나").normalized(QString::NormalizationForm_D)) == QStringLiteral("가나"));
    const QString longName = named(QStringLiteral("그림").repeated(100) + QStringLiteral("{n}"));
    CHECK(longName.toUtf8().size() <= 120);
    CHECK(longName.startsWith(QStringLiteral("그림그림")));
    const QString faces = named(QString::fromUtf8("\xf0\x9f\x98\x80").repeated(60));
    CHECK(faces.toUtf8().size() == 120);
    CHECK_FALSE(faces.contains(QChar(QChar::ReplacementCharacter)));
}
