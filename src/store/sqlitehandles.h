// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <sqlite3.h>

namespace aisb::store {

struct CloseSqlite
{
    void operator()(sqlite3 *database) const { sqlite3_close_v2(database); }
};
using SqliteHandle = std::unique_ptr<sqlite3, CloseSqlite>;

struct FinalizeStatement
{
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using StatementHandle = std::unique_ptr<sqlite3_stmt, FinalizeStatement>;

} // namespace aisb::store
