// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QByteArray>

#include <algorithm>

namespace aisb::mock {

// UTF-8 as a JSON text, quotes included. Plain ASCII, which most of what is made up here is, is not
// decoded.
[[nodiscard]] inline QByteArray quoted(const QByteArray &utf8)
{
    const auto isPlain = [](char c) { return c >= ' ' && c < 127 && c != '"' && c != '\\'; };
    if (std::ranges::all_of(utf8, isPlain))
        return '"' + utf8 + '"';
    return core::writeJson(core::Json(QString::fromUtf8(utf8)));
}

} // namespace aisb::mock
