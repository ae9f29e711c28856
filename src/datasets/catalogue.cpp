// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/catalogue.h"

#include "datasets/readers/customreader.h"
#include "datasets/readers/syntheticreader.h"

#include <array>

namespace aisb::datasets {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kReaders{
    ReaderEntry{"syntheticdataset"_L1, &describeSynthetic, &readSynthetic, &checkSynthetic},
    ReaderEntry{"customdataset"_L1, &describeCustom, &readCustom, &checkCustom},
};

} // namespace

std::span<const ReaderEntry> catalogue()
{
    return kReaders;
}

const ReaderEntry *findReader(QStringView className)
{
    for (const ReaderEntry &entry : kReaders) {
        if (className.compare(entry.className, Qt::CaseInsensitive) == 0)
            return &entry;
    }
    return nullptr;
}

} // namespace aisb::datasets
