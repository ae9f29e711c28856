// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/catalogue.h"
#include "core/runspec.h"
#include "run/environment.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::gui {

// One configuration that --models or --datasets can name.
struct CatalogueRow
{
    // Whether the data files the configuration names are there.
    enum class Files
    {
        NotNeeded, // it names none
        Present,
        Missing,
        Unknown // the configuration cannot be read, or is not known
    };

    QString name;
    QString file; // absolute
    bool isBuiltIn = false;
    int entries = 0; // models or data sets in it
    std::optional<core::Backend> backend; // of the first model, when it can be used
    bool isStream = false; // of the first model
    Files files = Files::NotNeeded;
    QStringList places; // where the data files lie, absolute
    QStringList missing; // paths as the configuration has them
    QString problem; // why it cannot be read

    bool operator==(const CatalogueRow &) const = default;
};

struct CatalogueList
{
    std::vector<CatalogueRow> rows; // by name
    QStringList roots; // folders data files are looked for in, in this order
};

// Every configuration of a kind, read. Data sets of ours that make or wrap data (synthetic, custom)
// are left out: the forms have fields for them. Relative paths are looked for as a run does it.
// Blocking; no data file is opened. Source: spec/workflow.md 2.2, 2.5.
[[nodiscard]] CatalogueList readCatalogue(
    config::ConfigKind kind, const QString &configDir, const run::Environment &environment);

} // namespace aisb::gui
