// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runoptions.h"

#include <array>

namespace aisb::core {

using namespace Qt::StringLiterals;

namespace {

// In the order of Mode, which is also the order of the choices in -h.
constexpr std::array kModeNames = {"all"_L1, "infer"_L1, "eval"_L1, "viz"_L1, "perf"_L1,
    "perf_viz"_L1, "judge"_L1, "infer_judge"_L1};
static_assert(kModeNames.size() == static_cast<std::size_t>(Mode::InferJudge) + 1);

} // namespace

QLatin1String modeName(Mode mode)
{
    return kModeNames[static_cast<std::size_t>(mode)];
}

std::optional<Mode> modeFromName(QStringView name)
{
    for (std::size_t i = 0; i < kModeNames.size(); ++i)
        if (name == kModeNames[i])
            return static_cast<Mode>(i);
    return std::nullopt;
}

QLatin1String layoutName(Layout layout)
{
    return layout == Layout::Seed ? "seed"_L1 : "v3"_L1;
}

QLatin1String transportName(TransportChoice transport)
{
    switch (transport) {
    case TransportChoice::Auto:
        return "auto"_L1;
    case TransportChoice::Qnam:
        return "qnam"_L1;
    case TransportChoice::Direct:
        return "direct"_L1;
    }
    return {};
}

} // namespace aisb::core
