// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <functional>

namespace aisb::gui {

// The named colours of the window. Source: design/desktop.md 5.
enum class Token
{
    Window,
    Surface,
    Sunken,
    Border,
    Grid,
    Control,
    Text,
    Text2,
    Text3,
    Accent,
    AccentFill,
    OnAccent,
    AccentSoft,
    Selection,
    Ok,
    Warn,
    Bad,
    OkSoft,
    WarnSoft,
    BadSoft,
    ToolTip,
    Hover, // control under the pointer
};
inline constexpr int kTokenCount = static_cast<int>(Token::Hover) + 1;

// Colours of marks in charts; one meaning each, everywhere. Never for text.
enum class SeriesRole
{
    Ttft,
    Decode,
    E2el,
    Concurrency,
    Planned,
    Success,
    Failure
};
inline constexpr int kSeriesRoleCount = static_cast<int>(SeriesRole::Failure) + 1;
inline constexpr int kExperimentColorCount = 8; // A to H of a comparison

// State of a thing said in words: colour of the word, its icon and its background.
enum class Tone
{
    Neutral,
    Accent,
    Ok,
    Warn,
    Bad
};

enum class ThemeMode
{
    System,
    Light,
    Dark
};

// A set of colours; a value.
class Theme
{
public:
    [[nodiscard]] static const Theme &light();
    [[nodiscard]] static const Theme &dark();

    [[nodiscard]] bool isDark() const { return m_isDark; }
    [[nodiscard]] QColor color(Token token) const;
    [[nodiscard]] QColor series(SeriesRole role) const;
    // index 0 is A; runs round after H.
    [[nodiscard]] QColor experiment(int index) const;
    [[nodiscard]] QColor toneText(Tone tone) const;
    [[nodiscard]] QColor toneFill(Tone tone) const;

    [[nodiscard]] QPalette toPalette() const;
    // The application's style sheet with every @token replaced.
    [[nodiscard]] QString styleSheet() const;

private:
    Theme(bool isDark, const quint32 *tokens, const quint32 *series, const quint32 *experiments);

    bool m_isDark;
    const quint32 *m_tokens;
    const quint32 *m_series;
    const quint32 *m_experiments;
};

// A colour that follows the theme: evaluated when something is painted.
using ColorOf = std::function<QColor(const Theme &)>;
[[nodiscard]] ColorOf colorOf(Token token);
[[nodiscard]] ColorOf colorOf(SeriesRole role);
[[nodiscard]] ColorOf experimentColor(int index);

// Stable names as settings and the command line have them: "system", "light", "dark".
[[nodiscard]] QString themeModeName(ThemeMode mode);
[[nodiscard]] ThemeMode themeModeFromName(const QString &name);

// WCAG 2 contrast of two opaque colours, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &first, const QColor &second);
[[nodiscard]] QColor blended(const QColor &over, const QColor &under, double opacity);

} // namespace aisb::gui
