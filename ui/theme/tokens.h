#pragma once
#include <QColor>
#include <QLatin1String>
#include <QList>
#include <QPalette>

namespace mj::ui {

// The whole look in numbers. Lengths are device-independent pixels on a 4 px grid.
namespace space {
inline constexpr int xs = 4;
inline constexpr int s = 8;
inline constexpr int m = 12;
inline constexpr int l = 16;
inline constexpr int xl = 24;
inline constexpr int xxl = 32;
inline constexpr int huge = 48;
} // namespace space

namespace radius {
inline constexpr int s = 6;
inline constexpr int m = 10;
} // namespace radius

namespace type {
inline constexpr int caption = 12;
inline constexpr int small = 13;
inline constexpr int body = 15;
inline constexpr int title = 18;
inline constexpr int headline = 24;
inline constexpr int display = 32;
inline constexpr double lineHeight = 1.5;
} // namespace type

namespace length {
inline constexpr int hairline = 1;
inline constexpr int focusRing = 2;
inline constexpr int iconSmall = 16;
inline constexpr int icon = 20;
inline constexpr int iconLarge = 24;
inline constexpr int iconHero = 40;
inline constexpr int control = 40;  // height of buttons and inputs
inline constexpr int rail = 96;     // width of the navigation rail
inline constexpr int form = 440;    // width of a form column
inline constexpr int readable = 720; // widest comfortable text column
inline constexpr int wide = 960;     // widest column of cards and lists
inline constexpr int minimumWidth = 960;
inline constexpr int minimumHeight = 640;
inline constexpr int openWidth = 1280;
inline constexpr int openHeight = 800;
} // namespace length

namespace motion {
inline constexpr int quick = 120; // ms
inline constexpr int sheet = 150; // ms
inline constexpr int calm = 180;  // ms
inline constexpr int noticeStay = 5000; // ms
} // namespace motion

// The colours of one theme. Every text colour reaches 4.5:1 on the backgrounds that textPairs() names.
struct Tokens {
    bool dark = false;
    QColor window;  // behind cards
    QColor surface; // cards, inputs
    QColor sunken;  // wells, skeletons, hovered rows
    QColor raised;  // menus, pop-ups, tool tips
    QColor rail;
    QColor border;
    QColor borderStrong; // outlines of controls
    QColor text;
    QColor textMuted;
    QColor textDisabled;
    QColor disabledFill;
    QColor accent; // fills
    QColor accentHover;
    QColor accentPressed;
    QColor onAccent;
    QColor accentText; // links, selected labels
    QColor accentSoft; // tinted background
    QColor accentDeep; // far end of the brand gradient
    QColor success;
    QColor successSoft;
    QColor warning;
    QColor warningSoft;
    QColor danger; // text
    QColor dangerSoft;
    QColor dangerFill;
    QColor dangerFillHover;
    QColor onDanger;
    QColor focus;
    QColor shadow;
};

enum class Tone { Neutral, Muted, Accent, Success, Warning, Danger };

const Tokens &lightTokens();
const Tokens &darkTokens();
const Tokens &tokensOf(const QPalette &palette); // which of the two a palette was made from
QColor ink(const Tokens &tokens, Tone tone);     // text or icon colour of a tone
QColor tint(const Tokens &tokens, Tone tone);    // soft background of a tone

struct TextPair {
    QLatin1String name;
    QColor ink;
    QColor paper;
};
QList<TextPair> textPairs(const Tokens &tokens);
double contrast(const QColor &a, const QColor &b); // 1..21, WCAG 2.1

} // namespace mj::ui
