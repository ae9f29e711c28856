// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <gtest/gtest.h>

// ASSERT_OK(result); prints the error text when it fails.
#define ASSERT_OK(expression)                                                                      \
    do {                                                                                           \
        const auto &aisbResult = (expression);                                                     \
        ASSERT_TRUE(aisbResult.has_value()) << aisbResult.error().text().toStdString();            \
    } while (false)
#define EXPECT_FAILS_WITH(expression, expectedCode)                                                \
    do {                                                                                           \
        const auto &aisbResult = (expression);                                                     \
        ASSERT_FALSE(aisbResult.has_value());                                                      \
        EXPECT_EQ(aisbResult.error().code, expectedCode)                                           \
            << aisbResult.error().text().toStdString();                                            \
    } while (false)
