// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes give rows within the limits or an error; rows written and read again are the same.
#include "core/text/csv.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace aisb::core;
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    const CsvLimits limits{.maxRows = 1000, .maxCellBytes = 1 << 16};
    const auto rows = readCsv(text, limits);
    if (!rows)
        return 0;
    if (static_cast<qint64>(rows->size()) > limits.maxRows)
        std::abort();
    // The reader drops one mark of byte order; a second one is part of the first cell.
    QByteArray written("\xEF\xBB\xBF");
    for (const QStringList &row : *rows)
        written += csvRow(row);
    const auto again = readCsv(written, {});
    if (!again || *again != *rows)
        std::abort();
    return 0;
}
