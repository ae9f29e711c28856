// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/phrase.h"

#include "core/error.h"

#include <gtest/gtest.h>

namespace aisb::core {
namespace {

using namespace Qt::StringLiterals;

TEST(Phrase, PutsEachArgumentInItsPlaceOnce)
{
    EXPECT_EQ(
        filledTemplate(u"%2 before %1, 100 %"_s, {u"a %2"_s, u"b"_s}), u"b before a %2, 100 %"_s);
    EXPECT_EQ(filledTemplate(u"%1 and %3"_s, {u"x"_s}), u"x and %3"_s);
    EXPECT_EQ(filledTemplate({}, {u"x"_s}), QString());
}

TEST(Phrase, IsEmptyWithoutASentence)
{
    EXPECT_TRUE(Phrase().isEmpty());
    EXPECT_EQ(Phrase().text(), QString());
    EXPECT_EQ((Phrase{"at most %1", {u"48"_s}}).text(), u"at most 48"_s);
    EXPECT_NE((Phrase{"at most %1", {u"48"_s}}), Phrase());
    EXPECT_NE((Phrase{"at most %1", {u"48"_s}}), (Phrase{"at most %1", {u"49"_s}}));
}

TEST(Phrase, IsTheDetailOfAnError)
{
    const Error error = Error::of(ErrorCode::UtilsCfg002, {"expected %1", {u"a text"_s}});
    EXPECT_EQ(error.detail, u"expected a text"_s);
    EXPECT_EQ(error.phrase.arguments, QStringList{u"a text"_s});
    const Error placed = error.in(u"x.py"_s);
    EXPECT_EQ(placed.detail, u"x.py: expected a text"_s);
    EXPECT_TRUE(placed.phrase.isEmpty()) << "the place is not in the sentence";
}

} // namespace
} // namespace aisb::core
