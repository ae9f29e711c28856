// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/theme.h"

#include <QFile>

#include <array>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr std::array<quint32, kTokenCount> kLightTokens{0xF3F4F6, 0xFFFFFF, 0xF8F9FA, 0xDADDE3,
    0xEAECEF, 0x838A98, 0x1C2027, 0x4B5260, 0x5F6673, 0x4450B4, 0x4450B4, 0xFFFFFF, 0xE9EBF8,
    0xDFE3F6, 0x0B6E4F, 0x805400, 0xB3261E, 0xE2F2EB, 0xFBF1DC, 0xFBE8E6, 0xFFFFFF, 0xEEF0F4};
constexpr std::array<quint32, kTokenCount> kDarkTokens{0x15171B, 0x1C1F25, 0x22262D, 0x343A44,
    0x292E36, 0x737C8C, 0xE7E9ED, 0xB9BFC9, 0xA2AAB6, 0xA3ACF8, 0x5561CC, 0xFFFFFF, 0x2B3052,
    0x333963, 0x56C596, 0xE0B04A, 0xFF8F80, 0x173329, 0x3A2F16, 0x432320, 0x2A2F37, 0x2A2F37};

constexpr std::array<quint32, kSeriesRoleCount> kLightSeries{
    0xC9730B, 0x1559A6, 0xB859C4, 0x454C59, 0x2B8296, 0x2A9D83, 0xA61E0C};
constexpr std::array<quint32, kSeriesRoleCount> kDarkSeries{
    0xF5AB4E, 0x54A4F5, 0xB57DBA, 0xA9B1BC, 0x84E6FA, 0x85D3A8, 0xE0604F};

constexpr std::array<quint32, kExperimentColorCount> kLightExperiments{
    0x4A515E, 0x4450B4, 0x2A9D83, 0xC9730B, 0x8D7BF6, 0x265A00, 0x876E99, 0x527353};
constexpr std::array<quint32, kExperimentColorCount> kDarkExperiments{
    0xB8C0CD, 0xA3ACF8, 0x3FBF95, 0xF0A13A, 0x8D72F8, 0xBEEDA4, 0xBC6A11, 0x5A939B};

constexpr std::array<std::pair<QLatin1String, Token>, kTokenCount> kTokenNames{{
    {"window"_L1, Token::Window},
    {"surface"_L1, Token::Surface},
    {"sunken"_L1, Token::Sunken},
    {"border"_L1, Token::Border},
    {"grid"_L1, Token::Grid},
    {"control"_L1, Token::Control},
    {"text"_L1, Token::Text},
    {"text2"_L1, Token::Text2},
    {"text3"_L1, Token::Text3},
    {"accent"_L1, Token::Accent},
    {"accentFill"_L1, Token::AccentFill},
    {"onAccent"_L1, Token::OnAccent},
    {"accentSoft"_L1, Token::AccentSoft},
    {"selection"_L1, Token::Selection},
    {"ok"_L1, Token::Ok},
    {"warn"_L1, Token::Warn},
    {"bad"_L1, Token::Bad},
    {"okSoft"_L1, Token::OkSoft},
    {"warnSoft"_L1, Token::WarnSoft},
    {"badSoft"_L1, Token::BadSoft},
    {"toolTip"_L1, Token::ToolTip},
    {"hover"_L1, Token::Hover},
}};

QColor fromRgb(quint32 rgb)
{
    return QColor::fromRgb(0xFF000000U | rgb);
}

double channelLuminance(double channel)
{
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * channelLuminance(color.redF()) + 0.7152 * channelLuminance(color.greenF())
        + 0.0722 * channelLuminance(color.blueF());
}

// The value of "@name" in the style sheet; a null string for an unknown name.
QString replacement(const Theme &theme, QStringView name)
{
    if (name == "theme"_L1) {
        return theme.isDark() ? u"dark"_s : u"light"_s;
    }
    if (name == "scroll"_L1) {
        return blended(theme.color(Token::Control), theme.color(Token::Surface), 0.55).name();
    }
    if (name == "accentHover"_L1) {
        return blended(theme.color(Token::AccentFill), QColor(Qt::black), 0.88).name();
    }
    for (const auto &[known, token] : kTokenNames) {
        if (name == known) {
            return theme.color(token).name();
        }
    }
    return {};
}

} // namespace

Theme::Theme(bool isDark, const quint32 *tokens, const quint32 *series, const quint32 *experiments)
    : m_isDark(isDark)
    , m_tokens(tokens)
    , m_series(series)
    , m_experiments(experiments)
{
}

const Theme &Theme::light()
{
    static const Theme theme(
        false, kLightTokens.data(), kLightSeries.data(), kLightExperiments.data());
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme(true, kDarkTokens.data(), kDarkSeries.data(), kDarkExperiments.data());
    return theme;
}

QColor Theme::color(Token token) const
{
    return fromRgb(m_tokens[static_cast<int>(token)]);
}

QColor Theme::series(SeriesRole role) const
{
    return fromRgb(m_series[static_cast<int>(role)]);
}

QColor Theme::experiment(int index) const
{
    return fromRgb(m_experiments[((index % kExperimentColorCount) + kExperimentColorCount)
        % kExperimentColorCount]);
}

QColor Theme::toneText(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return color(Token::Text2);
    case Tone::Accent:
        return color(Token::Accent);
    case Tone::Ok:
        return color(Token::Ok);
    case Tone::Warn:
        return color(Token::Warn);
    case Tone::Bad:
        return color(Token::Bad);
    }
    return color(Token::Text2);
}

QColor Theme::toneFill(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return color(Token::Sunken);
    case Tone::Accent:
        return color(Token::AccentSoft);
    case Tone::Ok:
        return color(Token::OkSoft);
    case Tone::Warn:
        return color(Token::WarnSoft);
    case Tone::Bad:
        return color(Token::BadSoft);
    }
    return color(Token::Sunken);
}

QPalette Theme::toPalette() const
{
    QPalette palette;
    const std::initializer_list<std::pair<QPalette::ColorRole, Token>> roles{
        {QPalette::Window, Token::Window}, {QPalette::Base, Token::Surface},
        {QPalette::Button, Token::Surface}, {QPalette::AlternateBase, Token::Sunken},
        {QPalette::WindowText, Token::Text}, {QPalette::Text, Token::Text},
        {QPalette::ButtonText, Token::Text}, {QPalette::BrightText, Token::OnAccent},
        {QPalette::PlaceholderText, Token::Text3}, {QPalette::Highlight, Token::AccentFill},
        {QPalette::HighlightedText, Token::OnAccent}, {QPalette::Link, Token::Accent},
        {QPalette::LinkVisited, Token::Accent}, {QPalette::Mid, Token::Border},
        {QPalette::Midlight, Token::Grid}, {QPalette::Light, Token::Surface},
        {QPalette::Dark, Token::Control}, {QPalette::Shadow, Token::Border},
        {QPalette::ToolTipBase, Token::ToolTip}, {QPalette::ToolTipText, Token::Text}};
    for (const auto &[role, token] : roles) {
        palette.setColor(role, color(token));
    }
    for (const QPalette::ColorRole role :
        {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, color(Token::Text3));
    }
    return palette;
}

QString Theme::styleSheet() const
{
    QFile file(u":/style/studio.qss"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QString text = QString::fromUtf8(file.readAll());
    QString sheet;
    sheet.reserve(text.size());
    qsizetype place = 0;
    while (place < text.size()) {
        const qsizetype at = text.indexOf(u'@', place);
        sheet += QStringView(text).mid(place, at < 0 ? -1 : at - place);
        if (at < 0) {
            break;
        }
        qsizetype end = at + 1;
        while (end < text.size() && text[end].isLetterOrNumber()) {
            ++end;
        }
        const QStringView name = QStringView(text).mid(at + 1, end - at - 1);
        const QString value = replacement(*this, name);
        sheet += value.isNull() ? QString(u'@' + name.toString()) : value;
        place = end;
    }
    return sheet;
}

ColorOf colorOf(Token token)
{
    return [token](const Theme &theme) { return theme.color(token); };
}

ColorOf colorOf(SeriesRole role)
{
    return [role](const Theme &theme) { return theme.series(role); };
}

ColorOf experimentColor(int index)
{
    return [index](const Theme &theme) { return theme.experiment(index); };
}

QString themeModeName(ThemeMode mode)
{
    switch (mode) {
    case ThemeMode::System:
        return u"system"_s;
    case ThemeMode::Light:
        return u"light"_s;
    case ThemeMode::Dark:
        return u"dark"_s;
    }
    return u"system"_s;
}

ThemeMode themeModeFromName(const QString &name)
{
    if (name == "light"_L1) {
        return ThemeMode::Light;
    }
    return name == "dark"_L1 ? ThemeMode::Dark : ThemeMode::System;
}

double contrastRatio(const QColor &first, const QColor &second)
{
    const double a = luminance(first);
    const double b = luminance(second);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor blended(const QColor &over, const QColor &under, double opacity)
{
    const auto mix = [opacity](double top, double bottom) {
        return static_cast<float>(top * opacity + bottom * (1 - opacity));
    };
    return QColor::fromRgbF(mix(over.redF(), under.redF()), mix(over.greenF(), under.greenF()),
        mix(over.blueF(), under.blueF()));
}

} // namespace aisb::gui
