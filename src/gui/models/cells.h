// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QMetaType>
#include <QString>
#include <QStringList>

#include <vector>

namespace aisb::gui {

// Roles beside Qt's. Qt::DisplayRole is text for people; Qt::AccessibleTextRole says what a drawing
// means.
enum CellRole
{
    SortRole = Qt::UserRole + 1, // raw value: number, date or string
    CopyRole, // full precision, for Ctrl+C and export
    CellDataRole, // one of the structs below: what a delegate draws
    UnitRole, // header: the unit, drawn regular and grey after the name
    GroupRole, // true for a group row: sunken, semibold
    IconOnlyRole, // header: true when the icon stands for the name
};

// StateDelegate: icon and word in a tone. Empty text: icon alone (word goes to tooltip and
// accessible text).
struct StateCell
{
    QString icon;
    QString text;
    Tone tone = Tone::Neutral;
    bool operator==(const StateCell &) const = default;
};

// SparklineDelegate: a small area over equal steps; values need no scale, 0 is the bottom.
struct SparkCell
{
    std::vector<float> values;
    SeriesRole color = SeriesRole::Success;
    bool operator==(const SparkCell &) const = default;
};

// ProgressDelegate: a bar, and text to its right ("66 %", "1,576 / 2,400").
struct ProgressCell
{
    double share = 0; // 0 to 1
    QString text;
    bool isRunning = true; // accent while running, else success colour
    bool operator==(const ProgressCell &) const = default;
};

// PhasesDelegate: waiting for the first token, then decode, on a common scale (seconds).
struct PhasesCell
{
    double waiting = 0;
    double decode = 0;
    double scale = 1; // seconds of the full width
    bool isFailed = false;
    bool operator==(const PhasesCell &) const = default;
};

// TitleDelegate: icon, title semibold, star, tags as small chips.
struct TitleCell
{
    QString icon;
    QString title;
    QStringList tags;
    bool isStarred = false;
    bool operator==(const TitleCell &) const = default;
};

// DeltaDelegate: triangle, sign and number in a tone.
struct DeltaCell
{
    double change = 0; // sign gives the triangle
    QString text; // "+11.4"
    Tone tone = Tone::Neutral;
    bool operator==(const DeltaCell &) const = default;
};

// ScoreDelegate: a score and its standard error, grey. Scores of a column end at the same place.
struct ScoreCell
{
    QString score; // "94.62"
    QString error = {}; // "0.62", empty = unknown
    bool isStrong = false; // clearly the better one
    Tone tone = Tone::Neutral; // of a word in place of a score
    bool operator==(const ScoreCell &) const = default;
};

// VerdictDelegate: icon in a tone, text in the colour of text.
struct VerdictCell
{
    QString icon;
    Tone tone = Tone::Neutral;
    QString text;
    bool isWord = false; // of ours, not of the data: grey
    bool operator==(const VerdictCell &) const = default;
};

} // namespace aisb::gui

Q_DECLARE_METATYPE(aisb::gui::StateCell)
Q_DECLARE_METATYPE(aisb::gui::SparkCell)
Q_DECLARE_METATYPE(aisb::gui::ProgressCell)
Q_DECLARE_METATYPE(aisb::gui::PhasesCell)
Q_DECLARE_METATYPE(aisb::gui::TitleCell)
Q_DECLARE_METATYPE(aisb::gui::DeltaCell)
Q_DECLARE_METATYPE(aisb::gui::ScoreCell)
Q_DECLARE_METATYPE(aisb::gui::VerdictCell)
