// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/editdistance.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

namespace aisb::core {
namespace {

using namespace Qt::StringLiterals;

TEST(EditDistance, CountsInsertionsDeletionsReplacements)
{
    EXPECT_EQ(editDistance(u"", u""), 0);
    EXPECT_EQ(editDistance(u"", u"abc"), 3);
    EXPECT_EQ(editDistance(u"kitten", u"sitting"), 3);
    EXPECT_EQ(editDistance(u"ab", u"ba"), 2);
    EXPECT_EQ(editDistance(u"abc", u"ABC"), 3);
    EXPECT_EQ(editDistance(u"今天很好", u"今天不好"), 1);
}

TEST(EditDistance, CountsCodePointsNotUnits)
{
    EXPECT_EQ(editDistance(u"\U0001F600", u"a"), 1);
    EXPECT_EQ(editDistance(u"\U0001F600", u"\U0001F601"), 1);
}

// The definition, by the full table.
qsizetype byDefinition(const QString &a, const QString &b)
{
    std::vector<std::vector<qsizetype>> table(static_cast<std::size_t>(a.size()) + 1,
        std::vector<qsizetype>(static_cast<std::size_t>(b.size()) + 1));
    for (std::size_t i = 0; i < table.size(); ++i) {
        for (std::size_t j = 0; j < table[i].size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = static_cast<qsizetype>(i) + static_cast<qsizetype>(j);
                continue;
            }
            const bool isSame =
                a[static_cast<qsizetype>(i) - 1] == b[static_cast<qsizetype>(j) - 1];
            table[i][j] = std::min(
                {table[i - 1][j] + 1, table[i][j - 1] + 1, table[i - 1][j - 1] + (isSame ? 0 : 1)});
        }
    }
    return table.back().back();
}

TEST(EditDistance, AgreesWithTheDefinitionOnEveryLength)
{
    std::mt19937 random(7); // NOLINT(bugprone-random-generator-seed): the same texts every time
    const auto text = [&random](std::size_t length) {
        QString out;
        for (std::size_t i = 0; i < length; ++i)
            out += QChar(static_cast<char16_t>(u'a' + random() % 4));
        return out;
    };
    for (const std::size_t length : {1U, 2U, 17U, 63U, 64U, 65U, 66U, 130U}) {
        for (const std::size_t other : {1U, 30U, 64U, 65U, 100U}) {
            const QString a = text(length);
            const QString b = text(other);
            EXPECT_EQ(editDistance(a, b), byDefinition(a, b)) << length << " " << other;
        }
    }
}

TEST(Suggestion, NamesTheNearest)
{
    const QStringList names{u"general"_s, u"gsm8k"_s};
    EXPECT_EQ(suggestion(u"GSM8k"_s, names), u", did you mean \"gsm8k\"?"_s);
    EXPECT_EQ(suggestion(u"something else"_s, names), QString());
    EXPECT_EQ(suggestion(QString(300, u'x'), {QString(300, u'x')}), QString());
}

} // namespace
} // namespace aisb::core
