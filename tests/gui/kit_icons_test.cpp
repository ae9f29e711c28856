// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/icons.h"

#include "gui/theme/thememanager.h"

#include <QImage>

#include <gtest/gtest.h>

using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

int inkedPixels(const QImage &image)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            count += qAlpha(image.pixel(x, y)) > 100 ? 1 : 0;
        }
    }
    return count;
}

bool hasOnlyColor(const QImage &image, const QColor &color)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            if (pixel.alpha() > 240
                && (std::abs(pixel.red() - color.red()) > 3
                    || std::abs(pixel.green() - color.green()) > 3)) {
                return false;
            }
        }
    }
    return true;
}

TEST(Icons, HoldTheWholeSet)
{
    const QStringList names = iconNames();
    for (const QString &name :
        u"list plus pulse layers plug gear help search filter close chevron-up chevron-down "
        "chevron-left chevron-right check circle circle-check circle-x triangle octagon info "
        "clock chart target compare folder share copy undo redo fit crosshair link tag trash "
        "pencil play stop pause refresh table columns eye terminal key globe sun moon more pin "
        "dock database flag sliders swap file wrap star send"_s.split(u' ')) {
        EXPECT_TRUE(names.contains(name)) << name.toStdString();
    }
}

TEST(Icons, RenderEachAtEveryRatioInTheColourAsked)
{
    const QColor color(0x20, 0x60, 0xC0);
    for (const QString &name : iconNames()) {
        for (const qreal ratio : {1.0, 1.25, 1.5, 2.0}) {
            const QPixmap pixmap = iconPixmap(name, 16, ratio, color);
            ASSERT_FALSE(pixmap.isNull()) << name.toStdString();
            EXPECT_EQ(pixmap.width(), qRound(16 * ratio)) << name.toStdString();
            EXPECT_EQ(pixmap.devicePixelRatio(), ratio);
            const QImage image = pixmap.toImage();
            EXPECT_GE(inkedPixels(image), 4) << name.toStdString();
            EXPECT_TRUE(hasOnlyColor(image, color)) << name.toStdString();
        }
    }
}

TEST(Icons, StayInsideTheirBox)
{
    for (const QString &name : iconNames()) {
        const QImage image = iconPixmap(name, 16, 4, Qt::black).toImage();
        int edge = 0;
        for (int i = 0; i < image.width(); ++i) {
            edge += qAlpha(image.pixel(i, 0)) > 0 || qAlpha(image.pixel(0, i)) > 0
                    || qAlpha(image.pixel(i, image.height() - 1)) > 0
                    || qAlpha(image.pixel(image.width() - 1, i)) > 0
                ? 1
                : 0;
        }
        EXPECT_EQ(edge, 0) << name.toStdString();
    }
}

TEST(Icons, FollowTheThemeWithoutBeingSetAgain)
{
    ThemeManager::instance().apply(ThemeMode::Light);
    const QIcon icon = themeIcon(u"play"_s, Token::Accent);
    const QColor light = icon.pixmap(16, 16).toImage().pixelColor(7, 8);
    ThemeManager::instance().apply(ThemeMode::Dark);
    const QColor dark = icon.pixmap(16, 16).toImage().pixelColor(7, 8);
    ThemeManager::instance().apply(ThemeMode::Light);
    EXPECT_EQ(light.name(), Theme::light().color(Token::Accent).name());
    EXPECT_EQ(dark.name(), Theme::dark().color(Token::Accent).name());
}

TEST(Icons, GiveNothingForAnUnknownName)
{
    EXPECT_TRUE(iconPixmap(u"no-such-icon"_s, 16, 1, Qt::black).isNull());
    EXPECT_TRUE(themeIcon(u"no-such-icon"_s).isNull());
    EXPECT_TRUE(themeIcon({}).isNull());
    EXPECT_TRUE(iconPixmap(u"play"_s, 0, 1, Qt::black).isNull());
}

TEST(Icons, TellStatesApartByShape)
{
    EXPECT_NE(toneIcon(Tone::Ok), toneIcon(Tone::Warn));
    EXPECT_NE(toneIcon(Tone::Warn), toneIcon(Tone::Bad));
    EXPECT_NE(toneIcon(Tone::Bad), toneIcon(Tone::Neutral));
}

} // namespace
