// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasets/synthesis.h"

#include <QString>

#include <optional>

namespace aisb::gui {

// A length as the options --input-length and --output-length write it: "128", "uniform:1:200",
// "gaussian:100:400:1:200", "zipf:1.5:1:200".
struct LengthValue
{
    enum class Method
    {
        Fixed, // minValue alone
        Uniform,
        Gaussian,
        Zipf
    };
    Method method = Method::Uniform;
    double mean = 100;
    double variance = 400;
    double alpha = 1.5;
    qint64 minValue = 1;
    qint64 maxValue = 200;

    bool operator==(const LengthValue &) const = default;
};

// Parts a method does not use keep their defaults. Nothing for another notation.
[[nodiscard]] std::optional<LengthValue> parseLength(const QString &text);
[[nodiscard]] QString lengthText(const LengthValue &value);
[[nodiscard]] datasets::LengthSpec lengthSpecOf(const LengthValue &value);
// What the samples are on average, without drawing any: for an estimate of tokens.
[[nodiscard]] double expectedLength(const LengthValue &value);

} // namespace aisb::gui
