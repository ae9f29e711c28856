// SPDX-License-Identifier: GPL-3.0-or-later
// The reader of restricted Python and the dump reader: any bytes give a value or an error, and what
// was read is written and read back unchanged.
#include "config/dumpreader.h"
#include "config/dumpwriter.h"
#include "config/pythonreader.h"

#include <QByteArrayView>

#include <cstdlib>

using namespace aisb::config;

namespace {

Value dictOf(const ConfigModule &module)
{
    Value root = Value::dict();
    for (const auto &[name, value] : module.variables)
        root.set(name, value);
    return root;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, size_t size)
{
    const QByteArrayView text(data, static_cast<qsizetype>(size));
    PythonReadOptions options;
    options.maxNodes = 20'000;
    options.maxSteps = 20'000;
    options.maxBytes = 100'000;
    const auto module = readPython(text, QStringLiteral("fuzz.py"), options);
    if (module) {
        const QByteArray dump = writeDump(dictOf(*module));
        // A dump with a keyword as a name cannot be read again; nothing else may change.
        const auto again = readPython(dump, QStringLiteral("dump.py"));
        if (again && writeDump(dictOf(*again)) != dump)
            std::abort();
    }
    const DumpContent content = readDump(text, QStringLiteral("fuzz.py"));
    if (!content.root.isObject())
        std::abort();
    return 0;
}
