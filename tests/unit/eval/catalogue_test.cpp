// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/catalogue.h"

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;

TEST(EvaluatorCatalogue, NamesAnUnknownOne)
{
    core::Json config = core::Json::object();
    config.set(u"type"_s, u"some.module.NoSuchEvaluator"_s);
    const auto made = makeEvaluator(config);
    ASSERT_FALSE(made);
    EXPECT_EQ(made.error().code, core::ErrorCode::UtilsMatch001);
    EXPECT_TRUE(made.error().detail.contains(u"NoSuchEvaluator"_s));
}

} // namespace
} // namespace aisb::eval
