// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/loadconfig.h"
#include "core/result.h"
#include "core/text/json.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::config {

// A dump as far as it could be read. API keys are masked.
struct DumpContent
{
    core::Json root = core::Json::object();
    QStringList warnings; // assignments that were skipped: line and reason
};

// Reads a dump of any generation, or one a formatter went over. Assignments that are no literals
// are skipped with a warning; nothing is ever executed. Never fails: text that is no dump gives an
// empty object and warnings.
[[nodiscard]] DumpContent readDump(QByteArrayView text, const QString &fileName);

// As above from a file. Errors: the file cannot be read or is larger than 8 MiB (TmanCfg001).
[[nodiscard]] core::Result<DumpContent> readDumpFile(const QString &path);

// Secrets a dump has in the clear, as other programs write it.
struct DumpSecrets
{
    std::vector<SecretText> texts; // longest first
    bool isComplete = true; // false: a part of the dump could not be read and may hold more
};
[[nodiscard]] DumpSecrets secretsOfDump(QByteArrayView text);

// The names of the models or data sets of a dump, in its order.
[[nodiscard]] QStringList abbrsOf(const core::Json &entries);

// The newest dump in <experiment>/configs by its name, empty when there is none.
[[nodiscard]] QString newestDump(const QString &experimentPath);

// What the numbers of a folder need to know about one of its models.
struct DumpModel
{
    QString abbr;
    std::optional<qint64> batchSize;
    bool isStream = true;
    double coolDownS = 0;
};

enum class DumpOrigin
{
    Ours, // a missing "stream" means the default of the class
    Foreign, // a missing "stream" means true (spec/perf.md 5, FIX-28)
};

// The models of a dump, in its order. Aliases that force "stream" are applied (spec/models.md 1.2).
[[nodiscard]] std::vector<DumpModel> modelsOfDump(const core::Json &dump, DumpOrigin origin);

} // namespace aisb::config
