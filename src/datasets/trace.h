// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "core/spool.h"

#include <QIODevice>

#include <optional>
#include <vector>

namespace aisb::datasets {

// One request of a trace: a prompt of its own, or how long one is to be made and of which blocks.
struct TraceRecord
{
    std::optional<double> timestampMs;
    qint64 text = -1; // its own prompt: index into Trace::texts; -1 = one is made
    qint64 inputTokens = 0; // of the prompt to be made
    std::vector<qint64> hashIds; // of its blocks, may be empty
    int outputTokens = 1; // limit of the answer
};

struct Trace
{
    std::vector<TraceRecord> records; // in the order of the file
    core::Spool texts; // UTF-8
};

// Reads a trace: a JSON object a line. Errors name line and field: DsetData002 (no JSON),
// DsetData006 (no object, fields of other types), DsetParam004 (values out of range, hash ids that
// do not go with the length), DsetParam005 (neither input_text nor input_length). Source:
// spec/perf.md 10.3.
[[nodiscard]] core::Result<Trace> readTrace(QIODevice &device);

// Which part of a trace is sent. Records without a time stamp always are.
struct TraceWindow
{
    bool isFromZero = false; // the smallest time stamp becomes 0 first
    qint64 startMs = 0;
    qint64 endMs = -1; // included; negative = none
};

// The records within the window, with their time stamps moved.
void applyWindow(std::vector<TraceRecord> &records, const TraceWindow &window);

// The settings of a data set entry of class MooncakeTraceDataset.
struct TraceSettings
{
    TraceWindow window;
    QString promptsPath; // generated_prompts_path; empty = beside the trace
    QString corpusPath; // empty = the text that comes with the program
};

// Adds every mistake to issues, with its path relative to the entry.
[[nodiscard]] TraceSettings readTraceSettings(
    const core::Json &entry, std::vector<core::Issue> &issues);

} // namespace aisb::datasets
