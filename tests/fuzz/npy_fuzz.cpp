// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes give at most as many values as they can hold, or an error; values written and read
// again are the same.
#include "core/text/npy.h"

#include <cstdint>
#include <cstdlib>
#include <cstring>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace aisb::core;
    const auto values = readNpy(QByteArrayView(data, static_cast<qsizetype>(size)));
    if (!values)
        return 0;
    if (values->size() > size / 4)
        std::abort();
    const auto again = readNpy(writeNpy(*values));
    const std::size_t bytes = values->size() * sizeof(double);
    if (!again || again->size() != values->size()
        || (bytes > 0 && std::memcmp(again->data(), values->data(), bytes) != 0))
        std::abort();
    return 0;
}
