// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/openexperiment.h"

#include <QString>
#include <QVariant>

namespace aisb::gui {

// What the cells of ExperimentsModel show; column is one of its columns. Pure but for the language.

// Text for people; "–" for what is not there. isTimeOnly: the day stands above the row.
[[nodiscard]] QString experimentText(
    const run::ExperimentEntry &entry, int column, bool isTimeOnly = false);
// Raw value to sort and copy by, invalid = none.
[[nodiscard]] QVariant experimentValue(const run::ExperimentEntry &entry, int column);
// One of the structs of cells.h, or invalid.
[[nodiscard]] QVariant experimentDrawing(const run::ExperimentEntry &entry, int column);
[[nodiscard]] QString experimentToolTip(const run::ExperimentEntry &entry, int column);
// What a drawing means, for who cannot see it; empty: its text says it.
[[nodiscard]] QString experimentAccessibleText(const run::ExperimentEntry &entry, int column);

// How far a running experiment is: "1,576 of 2,400 done (65 %)".
[[nodiscard]] QString progressSentence(const store::LiveStatus &live);
[[nodiscard]] QString experimentHeader(int column);
[[nodiscard]] QString experimentUnit(int column);

// The score as a number, two decimals; as the file has it when it is none; empty = none.
[[nodiscard]] QString scoreText(const run::ExperimentEntry &entry);
// Of its standard error, two decimals; empty = unknown.
[[nodiscard]] QString scoreErrorText(const run::ExperimentEntry &entry);

} // namespace aisb::gui
