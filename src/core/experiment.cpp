// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment.h"

namespace aisb::core {

using namespace Qt::StringLiterals;

QLatin1String generationName(Generation generation)
{
    switch (generation) {
    case Generation::G1:
        return "AISBench 1 folder"_L1;
    case Generation::G2:
        return "AISBench 2 folder"_L1;
    case Generation::Seed:
        return "standard folder"_L1;
    case Generation::G3:
        return "AISBench 3 folder"_L1;
    case Generation::Unknown:
        break;
    }
    return "unknown folder"_L1;
}

} // namespace aisb::core
