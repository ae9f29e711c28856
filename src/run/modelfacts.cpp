// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/modelfacts.h"

#include "config/dumpreader.h"

namespace aisb::run {

store::ModelFacts modelFacts(
    const core::Json &dump, core::Generation generation, const QString &model)
{
    const auto origin = generation == core::Generation::Seed ? config::DumpOrigin::Ours
                                                             : config::DumpOrigin::Foreign;
    for (const config::DumpModel &known : config::modelsOfDump(dump, origin))
        if (known.abbr == model)
            return {known.isStream, known.batchSize.value_or(1)};
    return {};
}

} // namespace aisb::run
