#include "server/providers/painter/scene_choice.h"
#include "server/providers/painter/lexicon.h"
#include "server/providers/painter/rng.h"
#include <QCryptographicHash>
#include <QSet>
#include <QStringList>
#include <QtEndian>
#include <algorithm>
#include <array>
#include <optional>

namespace mj::server::painter {

namespace {
// What may follow a Korean noun without making it another word.
bool isParticle(QStringView tail)
{
    static const QSet<QString> particles = [] {
        const QString all = QStringLiteral("은 는 이 가 을 를 의 에 에서 에는 와 과 도 로 으로 위 위의 위에 위로 속 속의 속에 하늘 옆 옆의 아래 들 들이 들의 이랑 랑 만 까지 "
                                           "이는 인 같은 처럼 가득한 내리는 오는 오고 지는 뜨는 뜬 있는 없는 길 빛 색 풍경 그림 마리 한 과의 와의");
        const QStringList words = all.split(QLatin1Char(' '));
        return QSet<QString>(words.begin(), words.end());
    }();
    return tail.isEmpty() || (tail.size() <= 4 && particles.contains(tail.toString()));
}

bool isHangul(QChar c)
{
    return c.unicode() >= 0xAC00 && c.unicode() <= 0xD7A3;
}

bool matches(QStringView token, QStringView word)
{
    if (isHangul(word.front())) {
        // Long words may stand inside a compound; one syllable says too little for that.
        return word.size() >= 2 ? token.contains(word) : token.startsWith(word) && isParticle(token.mid(1));
    }
    if (word.front().unicode() > 0x2000)
        return token.contains(word);
    if (!token.startsWith(word))
        return false;
    const QStringView tail = token.mid(word.size());
    return tail.isEmpty() || tail == QLatin1String("s") || tail == QLatin1String("es") || isParticle(tail);
}

QStringList tokensOf(const QString &prompt)
{
    QStringList tokens;
    QSet<QString> seen;
    QString current;
    const auto flush = [&] {
        if (!current.isEmpty() && !seen.contains(current)) {
            seen.insert(current);
            tokens << current;
        }
        current.clear();
    };
    for (const QChar c : prompt) {
        if (c.isLetterOrNumber() || c.unicode() > 0x2000)
            current += c;
        else
            flush();
    }
    flush();
    return tokens;
}

struct Reading {
    std::array<int, sceneCount> scenes{};
    std::optional<Hour> hour;
    std::optional<Weather> weather;
    std::optional<Flower> flower;
    std::optional<Style> style;
    quint32 motifs = 0;
    std::vector<Rgb> colours;

    void take(const Entry &entry)
    {
        switch (entry.kind) {
        case Kind::Scene: scenes[entry.value] += entry.weight; break;
        case Kind::Hour: // "sunset ... night view": the first of dawn and dusk holds, night yields to it
            if (!hour || (*hour == Hour::Night && Hour(entry.value) == Hour::Sunset) || *hour == Hour::Day)
                hour = Hour(entry.value);
            break;
        case Kind::Weather: weather = weather.value_or(Weather(entry.value)); break;
        case Kind::Flower: flower = flower.value_or(Flower(entry.value)); break;
        case Kind::Style: style = style.value_or(Style(entry.value)); break;
        case Kind::Motif: motifs |= entry.value; break;
        case Kind::Colour:
            if (colours.size() < 2)
                colours.push_back(hex(entry.value));
            break;
        }
    }
};

Reading readingOf(const QString &prompt)
{
    Reading reading;
    const QStringList tokens = tokensOf(prompt);
    for (const QString &token : tokens) {
        QSet<quint64> taken;
        for (const Entry &entry : lexicon()) {
            const quint64 meaning = quint64(entry.kind) << 32 | entry.value;
            if (!taken.contains(meaning) && matches(token, QStringView(entry.word))) {
                taken.insert(meaning);
                reading.take(entry);
            }
        }
    }
    for (const Entry &entry : lexicon()) {
        const QStringView word(entry.word);
        if (word.contains(QLatin1Char(' ')) && prompt.contains(word))
            reading.take(entry);
    }
    return reading;
}

Scene sceneOf(const Reading &reading, Rng &rng)
{
    int best = 0;
    for (int i = 1; i < sceneCount; ++i)
        if (reading.scenes[size_t(i)] > reading.scenes[size_t(best)])
            best = i;
    if (reading.scenes[size_t(best)] > 0)
        return Scene(best);
    if ((reading.motifs & motif::cat) != 0)
        return Scene::Meadow;
    return Scene(rng.below(sceneCount));
}

Hour hourOf(const Reading &reading, Scene scene, Rng &rng)
{
    if (reading.hour)
        return *reading.hour;
    if ((reading.motifs & (motif::moon | motif::stars | motif::aurora)) != 0)
        return Hour::Night;
    if (scene == Scene::Meadow || scene == Scene::Blossom)
        return rng.chance(0.75F) ? Hour::Day : Hour::Sunset;
    if (scene == Scene::Space)
        return rng.chance(0.75F) ? Hour::Night : Hour::Sunset;
    if (scene == Scene::City || scene == Scene::Hanok)
        return rng.chance(0.5F) ? Hour::Sunset : Hour::Night;
    return Hour(rng.below(4));
}

quint64 keyOf(const QString &prompt, quint64 seed, const QString &style)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(prompt.toUtf8());
    hash.addData(QByteArray(1, '\0'));
    hash.addData(style.toUtf8());
    const QByteArray digest = hash.result();
    return scramble(qFromLittleEndian<quint64>(digest.constData()) ^ scramble(seed));
}

void dropBlue(std::vector<Rgb> &colours)
{
    colours.erase(std::remove_if(colours.begin(), colours.end(), [](Rgb c) { return c.b > 2 * c.r && c.b > 1.5F * c.g; }), colours.end());
}

Style styleOf(const QString &name, const Reading &reading)
{
    static const std::array<std::pair<QLatin1String, Style>, 4> names{{{QLatin1String("ink"), Style::Ink},
        {QLatin1String("watercolour"), Style::Watercolour}, {QLatin1String("poster"), Style::Poster}, {QLatin1String("pastel"), Style::Pastel}}};
    for (const auto &[word, style] : names)
        if (name == word)
            return style;
    return reading.style.value_or(Style::None);
}
} // namespace

QString normalised(const QString &prompt)
{
    return prompt.normalized(QString::NormalizationForm_C).toCaseFolded().simplified().normalized(QString::NormalizationForm_C);
}

Intent intentOf(const QString &prompt, quint64 seed, const QString &style)
{
    const Reading reading = readingOf(prompt);
    Intent intent;
    intent.key = keyOf(prompt, seed, style);
    Rng rng(scramble(intent.key ^ 11));
    intent.scene = sceneOf(reading, rng);
    intent.hour = style == QLatin1String("night") ? Hour::Night : hourOf(reading, intent.scene, rng);
    intent.weather = reading.weather.value_or(Weather::Clear);
    intent.flower = reading.flower.value_or(Flower::Mixed);
    intent.style = styleOf(style, reading);
    intent.motifs = reading.motifs;
    intent.colours = reading.colours;
    if (prompt.contains(QStringLiteral("하늘")) || prompt.contains(QStringLiteral("sky")))
        dropBlue(intent.colours); // a blue sky does not make the land blue
    if (intent.scene == Scene::Mountains && reading.scenes[size_t(Scene::Lake)] > 0)
        intent.scene = Scene::Lake;
    if (intent.scene == Scene::Forest && reading.scenes[size_t(Scene::Lake)] > 0)
        intent.scene = Scene::Lake;
    if (intent.scene == Scene::Winter && reading.scenes[size_t(Scene::City)] + reading.scenes[size_t(Scene::Hanok)] > 0)
        intent.scene = reading.scenes[size_t(Scene::City)] > 0 ? Scene::City : Scene::Hanok;
    return intent;
}

} // namespace mj::server::painter
