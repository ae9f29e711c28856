// SPDX-License-Identifier: GPL-3.0-or-later
// The two halves of recallOptions(); nobody else includes this.
#pragma once

#include "config/recall.h"

namespace aisb::config {

// Names of the models of root, and the options that give them the values they have there. Mode and
// options of the command line are in result already.
void recallModels(const Value &root, const CatalogueRoots &roots, Recall &result);
// The workload of root.
void recallDatasets(const Value &root, const CatalogueRoots &roots, Recall &result);

// Whether differences of this key of a model tell nothing: it is carried in another way, or made by
// the run.
[[nodiscard]] bool isCarriedModelKey(const QString &key, bool isSingle);

} // namespace aisb::config
