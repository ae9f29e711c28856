// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/catalogue.h"
#include "core/runspec.h"
#include "datasets/datafiles.h"
#include "run/environment.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace aisb::gui {

// One configuration that --models, --datasets or --summarizer can name.
struct CatalogueRow
{
    // Whether the data files the configuration names are there.
    enum class Files
    {
        NotNeeded, // it names none
        Present,
        Missing,
        Unnamed, // it leaves the file to the user
        Unknown // the configuration cannot be read, or is not known
    };

    QString name;
    QString file; // absolute
    bool isBuiltIn = false;
    QString family; // folder it lies in: "gsm8k", "vllm_api"
    int entries = 0; // models, data sets or groups in it
    std::optional<core::Backend> backend; // of the first model, when it can be used
    bool isStream = false; // of the first model
    QString model; // name it sends, of the first model; may be empty
    QStringList abbrs; // of its entries
    datasets::Domain domain = datasets::Domain::Other; // of the first data set
    datasets::PromptStyle style; // of the first data set
    QString origin; // where the data comes from, English; may be empty
    QString layout; // what a row of its files looks like, English; may be empty
    bool isSupported = true; // there is a reader for every data set
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
// Whether data is installed is decided by every file of every split. Blocking; no data file is
// opened. Source: spec/workflow.md 2.2, 2.5, 12.
[[nodiscard]] CatalogueList readCatalogue(
    config::ConfigKind kind, const QString &configDir, const run::Environment &environment);

} // namespace aisb::gui
