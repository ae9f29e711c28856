// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/recordsource.h"

namespace aisb::store {

RecordSource recordsOf(std::shared_ptr<const std::vector<core::RequestRecord>> records)
{
    return [records = std::move(records)](const RecordVisitor &visit) -> core::Result<> {
        for (const core::RequestRecord &record : *records)
            if (!visit(record))
                break;
        return {};
    };
}

} // namespace aisb::store
