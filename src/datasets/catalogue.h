// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "datasets/dataset.h"

#include <QLatin1String>

#include <span>

namespace aisb::datasets {

class RowSink;

enum class ParameterType
{
    Integer,
    Number,
    Text,
    Choice,
    File,
    LengthDistribution
};

// One setting of a data set kind, for forms and help.
struct ParameterInfo
{
    QLatin1String path; // in the entry: "config.RequestCount"
    QLatin1String title;
    ParameterType type = ParameterType::Text;
    bool isRequired = false;
    QLatin1String defaultText;
    double min = 0;
    double max = 0;
    QLatin1String choices; // "string|tokenid"
    QLatin1String help;
};

// What is known about a kind of data set. English texts.
struct Description
{
    QLatin1String className; // as DatasetSpec::className(): "syntheticdataset"
    QLatin1String title;
    QLatin1String help;
    std::vector<ParameterInfo> parameters = {};
};

// What a reader has to say besides its rows.
struct SourceFacts
{
    std::optional<quint64> seed; // of what was drawn
    QStringList notes;
};

struct ReaderEntry
{
    QLatin1String className;
    Description (*describe)();
    // Adds the rows: objects with the columns a template may name, at least one.
    core::Result<SourceFacts> (*read)(const core::DatasetSpec &, const LoadContext &, RowSink &);
    std::vector<core::Issue> (*check)(const core::DatasetSpec &);
};

[[nodiscard]] std::span<const ReaderEntry> catalogue();
[[nodiscard]] const ReaderEntry *findReader(QStringView className); // letter case ignored
// UtilsMatch001 for an entry no reader is for; suggests a similar class.
[[nodiscard]] tl::unexpected<core::Error> readerMissing(const core::DatasetSpec &spec);

} // namespace aisb::datasets
