// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/error.h"

#include <QRegularExpression>
#include <QSet>

#include <gtest/gtest.h>

namespace aisb::core {

using namespace Qt::StringLiterals;

TEST(ErrorCatalogue, EveryCodeIsWellFormedUniqueAndCurable)
{
    static const QRegularExpression kShape(u"^[A-Z]+-[A-Z]+-\\d{3}$"_s);
    QSet<QString> ids;
    for (const ErrorEntry &entry : errorCatalogue()) {
        EXPECT_TRUE(kShape.match(entry.id).hasMatch()) << entry.id.data();
        EXPECT_FALSE(ids.contains(entry.id)) << entry.id.data();
        ids.insert(entry.id);
        EXPECT_GT(entry.headline.size(), 3) << entry.id.data();
        EXPECT_FALSE(entry.cure.isEmpty()) << entry.id.data();
        EXPECT_EQ(errorCodeFromId(entry.id), entry.code);
    }
    EXPECT_FALSE(errorCodeFromId("NO-SUCH-001"_L1));
}

TEST(Error, PrintsCodeHeadlineAndDetail)
{
    const Error error{ErrorCode::UtilsCfg002, u"retry: expected 0 to 1000"_s};
    EXPECT_EQ(error.text(), u"[UTILS-CFG-002] Model settings invalid: retry: expected 0 to 1000"_s);
    EXPECT_EQ(error.in(u"models[0]"_s).detail, u"models[0]: retry: expected 0 to 1000"_s);
}

} // namespace aisb::core
