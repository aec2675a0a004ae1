#include "ui/theme/tokens.h"
#include <algorithm>
#include <cmath>

namespace mj::ui {
namespace {

Tokens makeLight()
{
    Tokens t;
    t.window = QColor(0xF5F5FA);
    t.surface = QColor(0xFFFFFF);
    t.sunken = QColor(0xEEEEF5);
    t.raised = QColor(0xFFFFFF);
    t.rail = QColor(0xFCFCFE);
    t.border = QColor(0xE2E2EC);
    t.borderStrong = QColor(0xC4C4D2);
    t.text = QColor(0x1A1924);
    t.textMuted = QColor(0x585768);
    t.textDisabled = QColor(0x676676);
    t.disabledFill = QColor(0xECECF2);
    t.accent = QColor(0x5146CF);
    t.accentHover = QColor(0x453AB9);
    t.accentPressed = QColor(0x392F9E);
    t.onAccent = QColor(0xFFFFFF);
    t.accentText = QColor(0x4A3FC4);
    t.accentSoft = QColor(0xEDEBFC);
    t.accentDeep = QColor(0x2A1F7A);
    t.success = QColor(0x146C43);
    t.successSoft = QColor(0xE4F4EB);
    t.warning = QColor(0x815000);
    t.warningSoft = QColor(0xFFF2D9);
    t.danger = QColor(0xB3202F);
    t.dangerSoft = QColor(0xFDEBED);
    t.dangerFill = QColor(0xC22A39);
    t.dangerFillHover = QColor(0xA7202E);
    t.onDanger = QColor(0xFFFFFF);
    t.focus = QColor(0x7D73EC);
    t.shadow = QColor(26, 25, 36, 40);
    return t;
}

Tokens makeDark()
{
    Tokens t;
    t.dark = true;
    t.window = QColor(0x111117);
    t.surface = QColor(0x1A1A22);
    t.sunken = QColor(0x24242E);
    t.raised = QColor(0x23232D);
    t.rail = QColor(0x15151C);
    t.border = QColor(0x2B2B37);
    t.borderStrong = QColor(0x474758);
    t.text = QColor(0xF2F2F7);
    t.textMuted = QColor(0xABABBC);
    t.textDisabled = QColor(0x9696A6);
    t.disabledFill = QColor(0x26262F);
    t.accent = QColor(0x695EE5);
    t.accentHover = QColor(0x5F54D8);
    t.accentPressed = QColor(0x5348C6);
    t.onAccent = QColor(0xFFFFFF);
    t.accentText = QColor(0xB3ACFF);
    t.accentSoft = QColor(0x28244A);
    t.accentDeep = QColor(0x241A66);
    t.success = QColor(0x63D49C);
    t.successSoft = QColor(0x15301F);
    t.warning = QColor(0xF0BE62);
    t.warningSoft = QColor(0x35280F);
    t.danger = QColor(0xFF8F99);
    t.dangerSoft = QColor(0x3B1A20);
    t.dangerFill = QColor(0xC73644);
    t.dangerFillHover = QColor(0xB12D3A);
    t.onDanger = QColor(0xFFFFFF);
    t.focus = QColor(0xA49CFF);
    t.shadow = QColor(0, 0, 0, 120);
    return t;
}

double luminance(const QColor &colour)
{
    const auto channel = [](double value) { return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * channel(colour.redF()) + 0.7152 * channel(colour.greenF()) + 0.0722 * channel(colour.blueF());
}

} // namespace

const Tokens &lightTokens()
{
    static const Tokens tokens = makeLight();
    return tokens;
}

const Tokens &darkTokens()
{
    static const Tokens tokens = makeDark();
    return tokens;
}

const Tokens &tokensOf(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::WindowText).lightness() > palette.color(QPalette::Active, QPalette::Window).lightness()
               ? darkTokens()
               : lightTokens();
}

QColor ink(const Tokens &tokens, Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return tokens.text;
    case Tone::Muted: return tokens.textMuted;
    case Tone::Accent: return tokens.accentText;
    case Tone::Success: return tokens.success;
    case Tone::Warning: return tokens.warning;
    case Tone::Danger: return tokens.danger;
    }
    return tokens.text;
}

QColor tint(const Tokens &tokens, Tone tone)
{
    switch (tone) {
    case Tone::Neutral:
    case Tone::Muted: return tokens.sunken;
    case Tone::Accent: return tokens.accentSoft;
    case Tone::Success: return tokens.successSoft;
    case Tone::Warning: return tokens.warningSoft;
    case Tone::Danger: return tokens.dangerSoft;
    }
    return tokens.sunken;
}

QList<TextPair> textPairs(const Tokens &t)
{
    QList<TextPair> pairs{
        {QLatin1String("disabled on its fill"), t.textDisabled, t.disabledFill},
        {QLatin1String("disabled on surface"), t.textDisabled, t.surface},
        {QLatin1String("primary"), t.onAccent, t.accent},
        {QLatin1String("primary hovered"), t.onAccent, t.accentHover},
        {QLatin1String("primary pressed"), t.onAccent, t.accentPressed},
        {QLatin1String("brand gradient"), t.onAccent, t.accentDeep},
        {QLatin1String("danger button"), t.onDanger, t.dangerFill},
        {QLatin1String("danger button hovered"), t.onDanger, t.dangerFillHover},
    };
    const QList<QPair<QLatin1String, QColor>> papers{{QLatin1String("window"), t.window}, {QLatin1String("surface"), t.surface},
        {QLatin1String("sunken"), t.sunken}, {QLatin1String("raised"), t.raised}, {QLatin1String("rail"), t.rail}};
    for (const auto &[name, paper] : papers)
        for (const Tone tone : {Tone::Neutral, Tone::Muted, Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger})
            pairs.append({name, ink(t, tone), paper});
    for (const Tone tone : {Tone::Accent, Tone::Success, Tone::Warning, Tone::Danger}) {
        pairs.append({QLatin1String("tone on its tint"), ink(t, tone), tint(t, tone)});
        pairs.append({QLatin1String("text on a tint"), t.text, tint(t, tone)});
        pairs.append({QLatin1String("muted on a tint"), t.textMuted, tint(t, tone)});
    }
    return pairs;
}

double contrast(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace mj::ui
