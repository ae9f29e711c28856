// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/casesource.h"

#include <QString>

#include <memory>
#include <vector>

namespace aisb::run {

// The cases of the data sets of one task, one data set after another.
class JoinedCases : public core::CaseSource
{
public:
    struct Part
    {
        QString abbr;
        std::shared_ptr<const core::CaseSource> cases;
        int repeats = 1; // key n of the data set: each case so often in a row (spec/accuracy.md
                         // 3.10), with ids of their own
        qint64 first = 0; // position of its first case
        qint64 size = 0;
    };

    void add(const QString &abbr, std::shared_ptr<const core::CaseSource> cases, int repeats = 1);

    [[nodiscard]] qint64 size() const override;
    [[nodiscard]] core::Case at(qint64 index) const override;
    [[nodiscard]] qint64 memoryBytes() const override;

    [[nodiscard]] const std::vector<Part> &parts() const { return m_parts; }
    // Position of the first case of a data set, -1 when there is no such data set.
    [[nodiscard]] qint64 firstOf(const QString &abbr) const;

private:
    std::vector<Part> m_parts;
};

} // namespace aisb::run
