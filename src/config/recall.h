// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/catalogue.h"
#include "config/value.h"
#include "core/result.h"
#include "core/runoptions.h"

#include <QString>

#include <vector>

namespace aisb::config {

// Something a configuration says and options cannot repeat. Texts hold no secret.
struct Unsaid
{
    enum class What
    {
        ModelKey, // subject: abbr, key: path of the key, value: what it was
        DatasetKey, // the same for a data set
        ModelClass, // subject: abbr, value: the class that is not known
        Dataset, // subject: abbr; it is in no configuration of the catalogue
        Tokenizer, // subject: abbr, value: the folder that is not there
        ApiKey, // subject: abbr; a key was used and is not kept
        Secret, // subject: abbr, key: where secrets were taken out
        Pairs, // only some models ran with some data sets
        Statement // value: an assignment that could not be read, with line and reason
    };
    What what = What::ModelKey;
    QString subject = {};
    QString key = {};
    QString value = {};

    bool operator==(const Unsaid &) const = default;
};

// The options that ask for a run again, and what they leave out.
struct Recall
{
    core::RunOptions options; // the key only when the configuration holds it in the clear
    std::vector<Unsaid> unsaid;
};

// The options of the configuration in root, a dump of any generation or a CONFIG file: models and
// data sets by the names of catalogue configurations that say the same, everything else as
// overrides of those. One model gives an address, several give none: theirs are those of their
// configurations. Errors: TmanCfg002 when root has no models or data sets. Reads the catalogue;
// blocking. Source: spec/workflow.md 2.4, 3, 12.
[[nodiscard]] core::Result<Recall> recallOptions(const Value &root, const CatalogueRoots &roots);

// As above from a .py or .json file. What cannot be evaluated is left out with a statement, unless
// no models are left. Errors: TmanCfg001 with file and place, TmanCfg002 with the file.
[[nodiscard]] core::Result<Recall> recallFile(const QString &path, const CatalogueRoots &roots);

// As above from the dump of the last execution in the folder that sent requests; the results go to
// the same parent folder again. Errors: TmanCfg001 also when there is no dump.
[[nodiscard]] core::Result<Recall> recallExperiment(
    const QString &experimentPath, const CatalogueRoots &roots);

} // namespace aisb::config
