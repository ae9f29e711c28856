// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runspec.h"

#include <QString>

#include <span>

namespace aisb::config {

// How a model class treats the key "stream".
enum class StreamRule
{
    Free,
    ForcedOn,
    ForcedOff
};

// A service backend class of the reference. Source: spec/models.md 1.1, 1.2.
struct ModelClass
{
    QLatin1String name; // "VLLMCustomAPIChat"
    QLatin1String module; // below "ais_bench.benchmark.": where it is defined
    QLatin1String
        baseName; // the class it behaves as; equal to name unless it is a deprecated alias
    StreamRule streamRule = StreamRule::Free;
    bool streamDefault = false;
    core::Backend backend = core::Backend::VllmChat;
    QLatin1String modelKey; // "model", "model_name" or empty
};

[[nodiscard]] std::span<const ModelClass> modelClasses();
// By class name or dotted path (its last component counts).
[[nodiscard]] const ModelClass *findModelClass(QStringView type);

// The dotted path where a class of the reference is defined, for any path it can be imported from
// ("ais_bench.benchmark.models.VLLMCustomAPIChat"). Unknown or foreign paths come back unchanged.
[[nodiscard]] QString definingPath(const QString &dottedPath);

} // namespace aisb::config
