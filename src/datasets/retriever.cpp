// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/retriever.h"

#include <numeric>
#include <random>
#include <utility>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxRows = 1LL << 31;

// numpy's legacy permutation: shuffled from the end, draws masked and rejected.
std::vector<qint64> permutation(std::mt19937 &engine, qint64 size)
{
    std::vector<qint64> order(static_cast<std::size_t>(size));
    std::iota(order.begin(), order.end(), 0);
    for (std::size_t at = order.size(); at-- > 1;) {
        std::size_t mask = 1;
        while (mask < at)
            mask = mask * 2 + 1;
        std::size_t drawn = engine() & mask;
        while (drawn > at)
            drawn = engine() & mask;
        std::swap(order[at], order[drawn]);
    }
    return order;
}

} // namespace

core::Result<Retriever> Retriever::make(const Json &inferCfg, qint64 trainRows, qint64 testRows)
{
    const Json &given = inferCfg[u"retriever"];
    const QString name = given[u"type"].toString().section(u'.', -1);
    Retriever made;
    if (name.isEmpty() || name == u"ZeroRetriever")
        return made;
    made.m_isZero = false;
    if (name == u"FixKRetriever") {
        const Json *moved = inferCfg[u"inferencer"].find(u"fix_id_list");
        const Json &ids = moved != nullptr ? *moved : given[u"fix_id_list"];
        std::vector<qint64> rows;
        for (const Json &id : ids.items()) {
            const qint64 row = id.toInt(-1);
            if (row < 0 || row >= trainRows)
                return core::fail(ErrorCode::IclrParam003,
                    u"infer_cfg.retriever.fix_id_list: expected rows from 0 to %1, found %2"_s
                        .arg(trainRows - 1)
                        .arg(row));
            rows.push_back(row);
        }
        made.m_rows.push_back(std::move(rows));
        return made;
    }
    const qint64 count = given[u"ice_num"].toInt(1);
    if (name != u"RandomRetriever" || count < 0 || count > trainRows || trainRows >= kMaxRows)
        return core::fail(ErrorCode::IclrParam002,
            u"infer_cfg.retriever: expected ZeroRetriever, FixKRetriever or RandomRetriever with ice_num up to %1, found %2"_s
                .arg(trainRows)
                .arg(name.left(200)));
    std::mt19937 engine(static_cast<std::uint_fast32_t>(given[u"seed"].toInt(43)));
    for (qint64 row = 0; row < testRows; ++row) {
        std::vector<qint64> order = permutation(engine, trainRows);
        order.resize(static_cast<std::size_t>(count));
        order.shrink_to_fit();
        made.m_rows.push_back(std::move(order));
    }
    return made;
}

const std::vector<qint64> &Retriever::rowsFor(qint64 testRow) const
{
    static const std::vector<qint64> none;
    if (m_rows.empty())
        return none;
    return m_rows[m_rows.size() == 1 ? 0 : static_cast<std::size_t>(testRow)];
}

} // namespace aisb::datasets
