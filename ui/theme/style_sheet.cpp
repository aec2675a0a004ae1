#include "ui/theme/style_sheet.h"
#include <QFile>
#include <QHash>
#include <QRegularExpression>

namespace mj::ui {
namespace {

void addColours(const Tokens &t, QHash<QString, QString> &values)
{
    const QList<QPair<QLatin1String, QColor>> colours{{QLatin1String("window"), t.window}, {QLatin1String("surface"), t.surface},
        {QLatin1String("sunken"), t.sunken}, {QLatin1String("raised"), t.raised}, {QLatin1String("rail"), t.rail},
        {QLatin1String("border"), t.border}, {QLatin1String("border_strong"), t.borderStrong}, {QLatin1String("text"), t.text},
        {QLatin1String("text_muted"), t.textMuted}, {QLatin1String("text_disabled"), t.textDisabled},
        {QLatin1String("disabled_fill"), t.disabledFill}, {QLatin1String("accent"), t.accent},
        {QLatin1String("accent_hover"), t.accentHover}, {QLatin1String("accent_pressed"), t.accentPressed},
        {QLatin1String("on_accent"), t.onAccent}, {QLatin1String("accent_text"), t.accentText},
        {QLatin1String("accent_soft"), t.accentSoft}, {QLatin1String("success"), t.success},
        {QLatin1String("success_soft"), t.successSoft}, {QLatin1String("warning"), t.warning},
        {QLatin1String("warning_soft"), t.warningSoft}, {QLatin1String("danger"), t.danger}, {QLatin1String("danger_soft"), t.dangerSoft},
        {QLatin1String("danger_fill"), t.dangerFill}, {QLatin1String("danger_fill_hover"), t.dangerFillHover},
        {QLatin1String("on_danger"), t.onDanger}, {QLatin1String("focus"), t.focus}};
    for (const auto &[name, colour] : colours)
        values.insert(name, colour.name());
}

void addLengths(QHash<QString, QString> &values)
{
    const QList<QPair<QLatin1String, int>> lengths{{QLatin1String("space_xs"), space::xs}, {QLatin1String("space_s"), space::s},
        {QLatin1String("space_m"), space::m}, {QLatin1String("space_l"), space::l}, {QLatin1String("space_xl"), space::xl},
        {QLatin1String("radius_s"), radius::s}, {QLatin1String("radius_m"), radius::m}, {QLatin1String("type_caption"), type::caption},
        {QLatin1String("type_small"), type::small}, {QLatin1String("type_body"), type::body}, {QLatin1String("type_title"), type::title},
        {QLatin1String("type_headline"), type::headline}, {QLatin1String("type_display"), type::display},
        {QLatin1String("hairline"), length::hairline}, {QLatin1String("ring"), length::focusRing},
        // A button's border is always as wide as the focus ring, so that focus moves nothing.
        {QLatin1String("button_height"), length::control - 2 * length::focusRing},
        {QLatin1String("field_height"), length::control - 2 * length::hairline},
        {QLatin1String("field_height_focused"), length::control - 2 * length::focusRing},
        {QLatin1String("code_height"), space::huge + space::s - 2 * length::hairline},
        {QLatin1String("code_height_focused"), space::huge + space::s - 2 * length::focusRing},
        {QLatin1String("field_pad"), space::m}, {QLatin1String("field_pad_focused"), space::m - (length::focusRing - length::hairline)},
        {QLatin1String("icon_small"), length::iconSmall}, {QLatin1String("icon"), length::icon},
        {QLatin1String("indicator"), length::icon - 2 * length::hairline}, {QLatin1String("dot_ring"), space::s - length::focusRing},
        {QLatin1String("dot"), length::icon - 2 * (space::s - length::focusRing)},
        {QLatin1String("dot_radius"), length::icon / 2}, {QLatin1String("pill"), space::xs * 3 + 1}, {QLatin1String("half"), space::xs / 2},
        {QLatin1String("scroll"), space::m}, {QLatin1String("scroll_radius"), space::xs}, {QLatin1String("knob"), space::l}};
    for (const auto &[name, length] : lengths)
        values.insert(name, QString::number(length) + QStringLiteral("px"));
    values.insert(QStringLiteral("knob_shift"), QStringLiteral("-%1px").arg((space::l - space::xs) / 2));
    values.insert(QStringLiteral("minus_hairline"), QStringLiteral("-%1px").arg(length::hairline));
}

} // namespace

QString styleSheet(const Tokens &tokens)
{
    QFile file(QStringLiteral(":/mj/ui/theme/studio.css"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QString source = QString::fromUtf8(file.readAll());
    QHash<QString, QString> values;
    addColours(tokens, values);
    addLengths(values);

    static const QRegularExpression name(QStringLiteral("@([a-z_]+)"));
    QString sheet;
    qsizetype done = 0;
    for (auto found = name.globalMatch(source); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        sheet += source.mid(done, match.capturedStart() - done);
        sheet += values.value(match.captured(1));
        done = match.capturedEnd();
    }
    return sheet + source.mid(done);
}

} // namespace mj::ui
