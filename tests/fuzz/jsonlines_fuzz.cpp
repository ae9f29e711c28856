// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes give lines that lie in the input one after the other; what is read as JSON survives
// writing and reading.
#include "core/text/jsonlines.h"

#include <QBuffer>

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace aisb::core;
    QByteArray text(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    QBuffer device(&text);
    device.open(QIODevice::ReadOnly);
    qint64 end = 0;
    qint64 number = 0;
    readJsonLines(device, 4096, [&](JsonLine &line) {
        if (line.offset < end || line.number <= number || line.offset + line.size > text.size())
            std::abort();
        end = line.offset + line.size;
        number = line.number;
        if (!line.value)
            return true;
        const QByteArray written = writeJson(*line.value);
        if (written.contains("Infinity")) // of 1e400; read as null
            return true;
        const auto again = readJson(written);
        if (!again || writeJson(*again) != written)
            std::abort();
        return true;
    });
    return 0;
}
