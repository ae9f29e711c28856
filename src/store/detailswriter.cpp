// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/details.h"

#include "store/detailscolumns.h"
#include "store/detailslines.h"

namespace aisb::store {

core::Result<DetailsWritten> writeDetails(
    const LayoutPaths &paths, const DetailsSettings &settings, const RecordSource &records)
{
    const QString modelDir = paths.modelDir(settings.model);
    return paths.layout() == core::Layout::V3 ? writeLines(modelDir, records)
                                              : writeColumns(modelDir, settings, records);
}

} // namespace aisb::store
