// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace aisb::test {

// One row of the conformance tables of spec/models.md: a whole body and the record it gives.
struct Row
{
    const char *id;
    core::Backend backend;
    bool isStream;
    std::vector<QByteArray> packets;
    std::string expected;
    std::string extra = "{}";
    std::string compat = {}; // expected in compat_mode, empty = not checked
    QByteArray contentType = {};
    std::function<void(core::ModelSpec &)> adjust = {}; // settings the row is about
    core::Json input = {}; // what was sent
};

inline void PrintTo(const Row &row, std::ostream *out)
{
    *out << row.id;
}

// An event stream of these payloads.
inline QByteArray events(const QList<QByteArray> &texts, bool isMarked = true)
{
    QByteArray body;
    for (const QByteArray &text : texts)
        body += "data: " + text + "\n\n";
    return isMarked ? body + "data: [DONE]\n\n" : body;
}

inline const std::string kNoMarker = "E_TRUNCATED: The stream ended without a completion marker";

// The rows T, R, I, W and those of 15.3.
[[nodiscard]] std::vector<Row> tgiRows();
[[nodiscard]] std::vector<Row> tritonRows();
[[nodiscard]] std::vector<Row> mindIeRows();
[[nodiscard]] std::vector<Row> vitaRows();
[[nodiscard]] std::vector<Row> vllmGenerateRows();

} // namespace aisb::test
