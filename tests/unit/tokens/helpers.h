// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <gtest/gtest.h>

namespace aisb::tokens {

// A JSON text of a test, in single quotes for legibility.
inline core::Json jsonOf(QByteArray text)
{
    const auto json = core::readJson(text.replace('\'', '"'));
    EXPECT_TRUE(json.has_value()) << text.toStdString();
    return json.value_or(core::Json());
}

} // namespace aisb::tokens
