// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/theme/fonts.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QFontMetricsF>
#include <QHash>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// 13 px at 96 dpi: systems without a desktop's font settings report 9 point.
constexpr double kSmallestPointSize = 9.75;

constexpr std::array kChineseFamilies{"Noto Sans CJK SC"_L1, "Noto Sans SC"_L1,
    "Source Han Sans SC"_L1, "Source Han Sans CN"_L1, "Microsoft YaHei"_L1,
    "WenQuanYi Micro Hei"_L1};
constexpr std::array kTabularFamilies{
    "Noto Sans"_L1, "DejaVu Sans"_L1, "Roboto"_L1, "Open Sans"_L1, "Noto Sans CJK SC"_L1};

QFont scaled(QFont font, TextSize size, QFont::Weight weight)
{
    const QFont base = QApplication::font();
    if (base.pixelSize() > 0) {
        font.setPixelSize(qRound(base.pixelSize() * fontScale(size)));
    } else {
        font.setPointSizeF(base.pointSizeF() * fontScale(size));
    }
    font.setWeight(weight);
    return font;
}

QStringList tabularFamilies(const QFont &base)
{
    if (hasTabularDigits(base)) {
        return base.families();
    }
    for (const QLatin1String family : kTabularFamilies) {
        if (QFontDatabase::hasFamily(family)) {
            return QStringList{QString(family)} + base.families();
        }
    }
    return base.families();
}

} // namespace

double fontScale(TextSize size)
{
    switch (size) {
    case TextSize::Caption:
        return 0.85;
    case TextSize::Table:
        return 0.92;
    case TextSize::Body:
        return 1;
    case TextSize::PageTitle:
        return 1.46;
    case TextSize::CardNumber:
        return 1.54;
    case TextSize::FirstStart:
        return 2;
    }
    return 1;
}

QFont textFont(TextSize size, QFont::Weight weight)
{
    return scaled(QApplication::font(), size, weight);
}

QFont numberFont(TextSize size, QFont::Weight weight)
{
    static QHash<QString, QStringList> cache;
    const QFont base = QApplication::font();
    const QString key = base.families().join(u',');
    auto known = cache.constFind(key);
    if (known == cache.constEnd()) {
        known = cache.insert(key, tabularFamilies(base));
    }
    QFont font = base;
    font.setFamilies(*known);
    return scaled(font, size, weight);
}

QFont fixedFont(TextSize size)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    QStringList families{QFontInfo(font).family()};
    for (const QLatin1String family : kChineseFamilies) {
        families.append(family);
    }
    font.setFamilies(families);
    return scaled(font, size, QFont::Normal);
}

bool hasTabularDigits(const QFont &font)
{
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(u'0');
    for (char16_t digit = u'1'; digit <= u'9'; ++digit) {
        if (!qFuzzyCompare(metrics.horizontalAdvance(QChar(digit)), width)) {
            return false;
        }
    }
    return true;
}

QFont applicationFont(const QFont &system)
{
    QFont font = system;
    QStringList families{QFontInfo(system).family()};
    for (const QLatin1String family : kChineseFamilies) {
        if (QFontDatabase::hasFamily(family) && !families.contains(family)) {
            families.append(family);
        }
    }
    font.setFamilies(families);
    if (font.pixelSize() <= 0 && font.pointSizeF() < kSmallestPointSize) {
        font.setPointSizeF(kSmallestPointSize);
    }
    return font;
}

} // namespace aisb::gui
