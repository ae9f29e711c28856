// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/fonts.h"
#include "gui/theme/theme.h"
#include "gui/theme/thememanager.h"

#include <QApplication>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

class ThemeOf : public ::testing::TestWithParam<bool>
{
protected:
    [[nodiscard]] const Theme &theme() const { return GetParam() ? Theme::dark() : Theme::light(); }
    [[nodiscard]] double contrast(Token text, Token plane) const
    {
        return contrastRatio(theme().color(text), theme().color(plane));
    }
};

TEST(ContrastRatio, FollowsWcag)
{
    EXPECT_NEAR(contrastRatio(Qt::black, Qt::white), 21, 1e-9);
    EXPECT_NEAR(contrastRatio(Qt::white, Qt::white), 1, 1e-9);
    EXPECT_NEAR(contrastRatio(QColor(0x77, 0x77, 0x77), Qt::white), 4.48, 0.01);
}

TEST_P(ThemeOf, KeepsTextReadableOnEveryPlane)
{
    for (const Token text : {Token::Text, Token::Text2, Token::Text3}) {
        for (const Token plane : {Token::Window, Token::Surface, Token::Sunken, Token::Selection,
                 Token::Hover, Token::ToolTip, Token::AccentSoft}) {
            EXPECT_GE(contrast(text, plane), 4.5)
                << static_cast<int>(text) << " on " << static_cast<int>(plane);
        }
    }
}

TEST_P(ThemeOf, KeepsWordsOfStateReadable)
{
    for (const Tone tone : {Tone::Neutral, Tone::Accent, Tone::Ok, Tone::Warn, Tone::Bad}) {
        EXPECT_GE(contrastRatio(theme().toneText(tone), theme().toneFill(tone)), 4.5);
        EXPECT_GE(contrastRatio(theme().toneText(tone), theme().color(Token::Surface)), 4.5);
    }
    EXPECT_GE(contrast(Token::OnAccent, Token::AccentFill), 4.5);
}

TEST_P(ThemeOf, KeepsEdgesAndMarksVisible)
{
    EXPECT_GE(contrast(Token::Control, Token::Surface), 3.0);
    EXPECT_GE(contrast(Token::Control, Token::Window), 3.0);
    for (int role = 0; role < kSeriesRoleCount; ++role) {
        EXPECT_GE(contrastRatio(
                      theme().series(static_cast<SeriesRole>(role)), theme().color(Token::Surface)),
            3.0)
            << role;
    }
    for (int i = 0; i < kExperimentColorCount; ++i) {
        EXPECT_GE(contrastRatio(theme().experiment(i), theme().color(Token::Surface)), 3.0) << i;
    }
}

TEST_P(ThemeOf, ReplacesEveryTokenOfTheStyleSheet)
{
    const QString sheet = theme().styleSheet();
    EXPECT_GT(sheet.size(), 2000);
    EXPECT_FALSE(sheet.contains(u'@'));
    EXPECT_TRUE(sheet.contains(
        theme().isDark() ? u"chevron-down-dark.svg"_s : u"chevron-down-light.svg"_s));
}

INSTANTIATE_TEST_SUITE_P(Both, ThemeOf, ::testing::Values(false, true));

TEST(Theme, RunsRoundAfterTheLastExperimentColour)
{
    EXPECT_EQ(Theme::light().experiment(8), Theme::light().experiment(0));
    EXPECT_EQ(Theme::light().experiment(-1), Theme::light().experiment(7));
}

TEST(ThemeMode, HasNamesThatRoundTrip)
{
    for (const ThemeMode mode : {ThemeMode::System, ThemeMode::Light, ThemeMode::Dark}) {
        EXPECT_EQ(themeModeFromName(themeModeName(mode)), mode);
    }
    EXPECT_EQ(themeModeFromName(u"neon"_s), ThemeMode::System);
}

TEST(ThemeManager, SetsPaletteAndSheetBeforeItTells)
{
    ThemeManager &manager = ThemeManager::instance();
    QSignalSpy spy(&manager, &ThemeManager::changed);
    QColor seen;
    const auto connection = QObject::connect(&manager, &ThemeManager::changed,
        [&seen] { seen = QApplication::palette().color(QPalette::Base); });
    manager.apply(ThemeMode::Dark);
    QObject::disconnect(connection);
    EXPECT_EQ(spy.count(), 1);
    EXPECT_EQ(seen, Theme::dark().color(Token::Surface));
    EXPECT_TRUE(qApp->styleSheet().contains(Theme::dark().color(Token::Surface).name()));
    manager.apply(ThemeMode::Light);
    EXPECT_FALSE(currentTheme().isDark());
}

TEST(NumberFont, HasDigitsOfOneWidth)
{
    EXPECT_TRUE(hasTabularDigits(numberFont(TextSize::Body)));
    EXPECT_TRUE(hasTabularDigits(numberFont(TextSize::CardNumber, QFont::DemiBold)));
}

TEST(TextFont, ScalesFromTheApplicationFont)
{
    const auto size = [](const QFont &font) {
        return font.pixelSize() > 0 ? font.pixelSize() : font.pointSizeF();
    };
    const double base = size(QApplication::font());
    EXPECT_NEAR(size(textFont(TextSize::Caption)) / base, 0.85, 0.05);
    EXPECT_NEAR(size(textFont(TextSize::FirstStart)) / base, 2, 0.05);
    EXPECT_EQ(textFont(TextSize::PageTitle, QFont::DemiBold).weight(), QFont::DemiBold);
}

} // namespace
