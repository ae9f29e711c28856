// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/value.h"
#include "core/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <utility>
#include <vector>

namespace aisb::config {

// The variables a file leaves behind, in the order they were first bound. Imported classes,
// functions and modules are not among them; values that refer to such are symbols.
struct ConfigModule
{
    std::vector<std::pair<QString, Value>> variables;
    QStringList files; // every file read, this one first

    [[nodiscard]] const Value *find(QStringView name) const;
};

// Where "from <module> import ..." inside "with read_base():" leads. module has its leading dots,
// if any.
using ModuleLoader =
    std::function<core::Result<ConfigModule>(const QString &module, const QString &importingFile)>;

struct PythonReadOptions
{
    qint64 maxBytes = 8 * 1024 * 1024;
    int maxDepth = 64; // nested brackets
    qint64 maxNodes = 1'000'000; // values made, and values written when the result is unfolded
    qint64 maxSteps = 5'000'000; // statements and expressions carried out
    ModuleLoader loader; // empty: read_base imports are refused
};

// Reads the restricted Python of a configuration file: assignments, literals, f-strings,
// arithmetic, comparisons, subscripts and slices, comprehensions, for, if, simple functions, the
// methods of lists, dicts and texts and a few built-in functions, del, imports as symbols,
// copy.deepcopy(), read_base imports. Interprets, never executes; steps, values, texts and depth
// are bounded. Everything else is refused (TmanCfg001) with file, line and construct. Source:
// spec/workflow.md 2.4.
[[nodiscard]] core::Result<ConfigModule> readPython(
    QByteArrayView text, const QString &fileName, const PythonReadOptions &options = {});

} // namespace aisb::config
