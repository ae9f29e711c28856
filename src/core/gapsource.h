// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>
#include <span>

namespace aisb::core {

// Reads gaps of one source, one call after another. Of one thread.
class GapCursor
{
public:
    GapCursor() = default;
    virtual ~GapCursor() = default;
    Q_DISABLE_COPY_MOVE(GapCursor)

    // The count gaps at a place in milliseconds, all finite; valid until the next call. Zeros where
    // they can no longer be read: the source tells of it. Ascending places are read fastest.
    [[nodiscard]] virtual std::span<const float> read(qint64 place, qint32 count) = 0;
};

// Gaps too many for the memory, where they were recorded: a quarter of a billion are a gigabyte.
// Any thread.
class GapSource
{
public:
    GapSource() = default;
    virtual ~GapSource() = default;
    Q_DISABLE_COPY_MOVE(GapSource)

    // Must not outlive the source.
    [[nodiscard]] virtual std::unique_ptr<GapCursor> cursor() const = 0;
    // Why some gaps could not be read, the file named; empty: none so far.
    [[nodiscard]] virtual QString failure() const = 0;
};

} // namespace aisb::core
