#include "imaging/ai_label.h"

#include "imaging/bare_exif.h"
#include "imaging/safe_decode.h"
#include "imaging/xmp_packet.h"
#include "label_files.h"
#include "support/catch.h"

using namespace mj;
using namespace pictures;

namespace {

constexpr auto ai = SourceType::TrainedAlgorithmicMedia;
constexpr auto composite = SourceType::CompositeWithTrainedAlgorithmicMedia;
constexpr auto formula = SourceType::AlgorithmicMedia;

const QByteArray pngName("XML:com.adobe.xmp\0\0\0\0\0", 22);
const QByteArray jpegName("http://ns.adobe.com/xap/1.0/\0", 29);

// A packet as another program writes it: our two properties with other values, one of them as an attribute, beside its own.
QByteArray foreignPacket()
{
    return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\" x:xmptk=\"Other 1.0\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
           "<rdf:Description rdf:about=\"\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:photoshop=\"http://ns.adobe.com/photoshop/1.0/\" "
           "xmp:CreatorTool=\"Other\" photoshop:Credit=\"A museum &amp; more\"/>"
           "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
           "xmlns:i=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">"
           "<i:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture</i:DigitalSourceType>"
           "<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">모두 가능</rdf:li></rdf:Alt></dc:rights>"
           "</rdf:Description></rdf:RDF></x:xmpmeta>" + QByteArray(400, ' ') + "<?xpacket end=\"w\"?>";
}

QByteArray withChunkAfterHead(const QByteArray &png, const QByteArray &type, const QByteArray &data)
{
    return png.left(33) + pngChunk(type, data) + png.mid(33);
}

QByteArray labelled(const QByteArray &picture, SourceType source)
{
    const Result<LabelledPicture> done = withLabel(picture, source);
    REQUIRE(done);
    const Result<std::optional<SourceType>> read = labelOf(done->bytes);
    REQUIRE(read);
    CHECK(*read == source);
    // Once more changes nothing: no second packet, no growth.
    const Result<LabelledPicture> again = withLabel(done->bytes, source);
    REQUIRE(again);
    CHECK(again->bytes == done->bytes);
    return done->bytes;
}

QImage pixels(const QByteArray &bytes)
{
    const Result<QImage> image = decode(bytes);
    REQUIRE(image);
    return image->convertToFormat(QImage::Format_RGBA64);
}

} // namespace

TEST_CASE("a PNG keeps every chunk of pixels and gets one packet after its header")
{
    const QByteArray plain = encoded(busy(70, 50, QImage::Format_ARGB32), "png");
    CHECK(*labelOf(plain) == std::nullopt);
    const QByteArray done = labelled(plain, ai);
    QList<QByteArray> names = namesOf(done);
    CHECK(names.value(0) == "IHDR");
    CHECK(names.value(1) == "iTXt");
    auto chunks = chunksOf(done);
    chunks.removeAt(1);
    CHECK(chunks == chunksOf(plain));
    CHECK(pixels(done) == pixels(plain));
    CHECK(done.size() < plain.size() + 1000);
}

TEST_CASE("a JPEG keeps everything from its tables on, the packet comes after JFIF")
{
    const QByteArray plain = encoded(busy(70, 50), "jpeg");
    const QByteArray done = labelled(plain, composite);
    CHECK(scanOf(done) == scanOf(plain));
    const qsizetype app0 = 4 + 16;
    CHECK(done.left(app0) == plain.left(app0));
    CHECK(done.mid(app0, 2) == QByteArray("\xff\xe1", 2));
    CHECK(done.mid(app0 + 4).startsWith(jpegName));
    CHECK(done.endsWith(plain.mid(app0)));
    CHECK(pixels(done) == pixels(plain));
}

TEST_CASE("a WebP of the simple form becomes the extended one around the same picture")
{
    if (!QImageReader::supportedImageFormats().contains("webp")) {
        WARN("skipped: this Qt has no WebP plugin (qt6-image-formats-plugins)");
        return;
    }
    struct Form {
        QImage image;
        int quality;
        QByteArray name;
        bool alpha;
    };
    for (const Form &form : {Form{busy(71, 53), 80, "VP8 ", false}, Form{busy(71, 53), 100, "VP8L", false},
                             Form{busy(71, 53, QImage::Format_ARGB32), 100, "VP8L", true}}) {
        QByteArray plain = encoded(form.image, "webp", form.quality);
        QByteArray picture;
        for (const auto &[name, data] : chunksOf(plain)) {
            if (name == form.name)
                picture = data;
        }
        REQUIRE_FALSE(picture.isEmpty());
        plain = webpOf(webpChunk(form.name, picture));
        REQUIRE(decode(plain));
        const QByteArray done = labelled(plain, ai);
        CHECK(namesOf(done) == QList<QByteArray>{"VP8X", form.name, "XMP "});
        const QByteArray head = chunksOf(done).value(0).second;
        CHECK(static_cast<quint8>(head.at(0)) == (form.alpha ? 0x14 : 0x04));
        CHECK(readPictureHeader(done)->size == QSize(71, 53));
        CHECK(readPictureHeader(done)->end == done.size());
        CHECK(chunksOf(done).value(1).second == picture);
        CHECK(pixels(done) == pixels(plain));
    }
}

TEST_CASE("an extended WebP keeps profile and transparency in their places")
{
    const QByteArray alpha = webpChunk("ALPH", QByteArray("\0abc", 4));
    const QByteArray frame("\x10\0\0\x9d\x01\x2a\x47\0\x35\0 the rest", 19);
    QByteArray head(10, '\0');
    head[0] = 0x38; // profile, alpha, Exif
    head[4] = 0x46;
    head[7] = 0x34;
    const QByteArray chunks = webpChunk("ICCP", "profile") + alpha + webpChunk("VP8 ", frame);
    const QByteArray exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0 Seoul", 38);
    const QByteArray done = labelled(webpOf(webpChunk("VP8X", head) + chunks + webpChunk("EXIF", exif) + webpChunk("C2PA", "jumb")), ai);
    CHECK(namesOf(done) == QList<QByteArray>{"VP8X", "ICCP", "ALPH", "VP8 ", "C2PA", "EXIF", "XMP "});
    CHECK(static_cast<quint8>(chunksOf(done).value(0).second.at(0)) == 0x3c);
    CHECK(done.contains(chunks));
    CHECK_FALSE(done.contains("Seoul"));
    CHECK(withLabel(webpOf(webpChunk("VP8X", head) + chunks + webpChunk("C2PA", "jumb")), ai)->hadCredentials);
    CHECK_FALSE(withLabel(webpOf(webpChunk("VP8X", head) + chunks), ai)->hadCredentials);
}

TEST_CASE("a packet of another program is merged: its properties stay, ours are set, there is never a second one")
{
    const QByteArray png = encoded(busy(40, 30), "png");
    const QByteArray jpeg = encoded(busy(40, 30), "jpeg");
    const QByteArray extended = jpegSegment('\xe1', "http://ns.adobe.com/xmp/extension/" + QByteArray(1, '\0') + QByteArray(60, 'E'));
    const QByteArray compressed("XML:com.adobe.xmp\0\1\0\0\0", 22);
    const QList<QByteArray> files{
        labelled(withChunkAfterHead(png, "iTXt", pngName + foreignPacket()), composite),
        labelled(withChunkAfterHead(withChunkAfterHead(png, "iTXt", pngName + foreignPacket()), "iTXt", pngName + foreignPacket()), composite),
        labelled(withChunkAfterHead(png, "iTXt", compressed + qCompress(foreignPacket()).mid(4)), composite),
        labelled(jpeg.left(20) + extended + jpegSegment('\xe1', jpegName + foreignPacket()) + jpeg.mid(20), composite),
    };
    for (const QByteArray &file : files) {
        CHECK(file.count("<rdf:RDF") == 1);
        CHECK(file.count("DigitalSourceType") == 2); // a start and an end
        CHECK(file.count("CreatorTool") == 2);
        CHECK_FALSE(file.contains("digitalCapture"));
        CHECK(file.contains("A museum &amp; more"));
        CHECK(file.contains("모두 가능"));
        if (!hasExiftool())
            continue;
        const QJsonObject found = readBack(file);
        CHECK(found.value(QStringLiteral("XMP-iptcExt:DigitalSourceType")).toString().endsWith(QStringLiteral("/compositeWithTrainedAlgorithmicMedia")));
        CHECK(found.value(QStringLiteral("XMP-xmp:CreatorTool")) == QStringLiteral("MJ Studio"));
        CHECK(found.value(QStringLiteral("XMP-photoshop:Credit")) == QStringLiteral("A museum & more"));
        CHECK(found.value(QStringLiteral("XMP-dc:Rights")) == QStringLiteral("모두 가능"));
    }
    CHECK(files.last().contains(extended));
}

TEST_CASE("a packet that cannot be read, or is not one, gives way to ours")
{
    const QByteArray bomb = "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>";
    for (const QByteArray &odd : {QByteArray("<x:xmpmeta"), QByteArray("no xml"), QByteArray("<a><b/></a>"), bomb, QByteArray(5000, '<')})
        CHECK(mergedXmp(odd, ai) == xmpPacket(ai));
    // The value inside somebody's structure is theirs, not a label of this picture.
    QByteArray nested = foreignPacket();
    nested.replace("<dc:rights>", "<i:Thing rdf:parseType=\"Resource\"><i:DigitalSourceType>kept</i:DigitalSourceType></i:Thing><dc:rights>");
    CHECK(mergedXmp(nested, ai).contains(">kept<"));
    // A JPEG segment holds 64 KiB: the label goes first.
    QByteArray large = foreignPacket();
    large.replace(QByteArray(400, ' '), "");
    large.replace("A museum", QByteArray(65'500 - (large.size() - 8), 'M'));
    const QByteArray jpeg = encoded(busy(40, 30), "jpeg");
    QByteArray png = encoded(busy(40, 30), "png");
    CHECK(labelled(withChunkAfterHead(png, "iTXt", pngName + large), ai).contains("MMMM"));
    const QByteArray crowded = labelled(jpeg.left(20) + jpegSegment('\xe1', jpegName + large) + jpeg.mid(20), ai);
    CHECK(scanOf(crowded) == scanOf(jpeg));
    CHECK_FALSE(crowded.contains("MMMM"));
}

TEST_CASE("signed credentials are told about, and words, places and devices stay behind")
{
    const QByteArray png = encoded(busy(40, 30), "png");
    const QByteArray jpeg = encoded(busy(40, 30), "jpeg");
    CHECK_FALSE(withLabel(png, ai)->hadCredentials);
    CHECK_FALSE(withLabel(jpeg, ai)->hadCredentials);
    CHECK(withLabel(withChunkAfterHead(png, "caBX", "manifest"), ai)->hadCredentials);
    CHECK(withLabel(withChunkAfterHead(png, "caBX", "manifest"), ai)->bytes.contains("manifest"));
    CHECK(withLabel(jpeg.left(20) + jpegSegment('\xeb', QByteArray("JP\0\1\0\0\0\1\0\0\0\x20jumb", 16)) + jpeg.mid(20), ai)->hadCredentials);
    CHECK_FALSE(withLabel(jpeg.left(20) + jpegSegment('\xeb', "HDR_RI") + jpeg.mid(20), ai)->hadCredentials);

    const QByteArray turned("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0 Seoul", 32);
    const QByteArray words = withChunkAfterHead(withChunkAfterHead(withChunkAfterHead(png, "tEXt", QByteArray("parameters\0my prompt", 20)), "zTXt",
                                                                   QByteArray("Raw profile type xmp\0\0abc", 25)), "eXIf", turned);
    const QByteArray done = labelled(words, ai);
    CHECK_FALSE(done.contains("my prompt"));
    CHECK_FALSE(done.contains("Raw profile"));
    CHECK_FALSE(done.contains("Seoul"));
    CHECK(pixels(done) == pixels(words)); // still turned
    const QByteArray photo = jpeg.left(20) + jpegSegment('\xe1', QByteArray("Exif\0\0", 6) + turned) + jpegSegment('\xfe', "my prompt") + jpeg.mid(20);
    REQUIRE(pixels(photo).size() == QSize(30, 40));
    const QByteArray bare = labelled(photo, ai);
    CHECK_FALSE(bare.contains("my prompt"));
    CHECK_FALSE(bare.contains("Seoul"));
    CHECK(pixels(bare) == pixels(photo));
    CHECK(bareExif("MM" + QByteArray("\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0\0\0\0\0", 24)).at(18) == 8);
    CHECK(bareExif("II").isEmpty());
    CHECK(bareExif(QByteArray("II*\0\xff\xff\xff\xff", 8)).isEmpty());
}

TEST_CASE("what is no picture is refused by name")
{
    CHECK(withLabel({}, ai).error().code == Code::UnsupportedMediaType);
    CHECK(withLabel("<svg/>", ai).error().code == Code::UnsupportedMediaType);
    const QByteArray png = encoded(busy(40, 30), "png");
    CHECK(withLabel(png.left(png.size() - 12), ai).error().code == Code::Corrupt);
    CHECK(withLabel(encoded(busy(40, 30), "jpeg").left(300), ai).error().code == Code::Corrupt);
    CHECK(withLabel(webpOf(webpChunk("VP8X", "short")) + QByteArray(30, ' '), ai).error().code == Code::Corrupt);
    // What hangs on behind the end is no part of the picture.
    CHECK(labelled(png + "my prompt", formula) == labelled(png, formula));
}

TEST_CASE("another program reads every format with every source type back, and finds nothing else about anybody")
{
    if (!hasExiftool()) {
        WARN("skipped: exiftool is not installed (libimage-exiftool-perl)");
        return;
    }
    for (const char *format : {"png", "jpeg", "webp"}) {
        if (!QImageReader::supportedImageFormats().contains(format)) {
            WARN("skipped: no WebP plugin");
            continue;
        }
        for (const SourceType source : {ai, composite, formula}) {
            const QJsonObject found = readBack(labelled(encoded(busy(64, 48), format), source));
            INFO(QJsonDocument(found).toJson().toStdString());
            CHECK(found.value(QStringLiteral("XMP-iptcExt:DigitalSourceType")).toString() == sourceTypeAddress(source));
            CHECK(found.value(QStringLiteral("XMP-xmp:CreatorTool")) == QStringLiteral("MJ Studio"));
            CHECK_FALSE(found.contains(QStringLiteral("ExifTool:Warning")));
            int properties = 0;
            for (const QString &key : found.keys())
                properties += key.startsWith(QStringLiteral("XMP-")) ? 1 : 0;
            CHECK(properties == 2);
        }
    }
}
