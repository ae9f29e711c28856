// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <vector>

namespace aisb::datasets {

// Which training rows stand as examples before each test row. Source: spec/accuracy.md 7.5.
class Retriever
{
public:
    // Errors: IclrParam002 (unknown, arguments), IclrParam003 (a row outside the train split).
    [[nodiscard]] static core::Result<Retriever> make(
        const core::Json &inferCfg, qint64 trainRows, qint64 testRows);

    [[nodiscard]] bool isZero() const { return m_isZero; }
    [[nodiscard]] const std::vector<qint64> &rowsFor(qint64 testRow) const;

private:
    bool m_isZero = true;
    std::vector<std::vector<qint64>> m_rows; // one for all, or one per test row
};

} // namespace aisb::datasets
