// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/cases.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;

namespace {

constexpr qint64 kRowsPerProgress = 2048;

// Cases made on demand; the rows lie in the spool of their table.
class BuiltCases : public core::CaseSource
{
public:
    BuiltCases(PromptBuilder builder, qint64 rows)
        : m_builder(std::move(builder))
        , m_rows(rows)
    {
    }
    [[nodiscard]] qint64 size() const override { return m_rows; }
    [[nodiscard]] core::Case at(qint64 index) const override
    {
        core::Result<core::Case> made = m_builder.build(index);
        return made ? std::move(*made) : core::Case();
    }
    [[nodiscard]] qint64 memoryBytes() const override
    {
        // Two positions a row (the spool's and the view's) and the part of the spool in memory.
        return m_rows * 16 + core::Spool::kMemoryBytes;
    }

private:
    PromptBuilder m_builder;
    qint64 m_rows;
};

// Makes every prompt once and drops it.
core::Result<> tryAll(const PromptBuilder &builder, qint64 rows, const LoadContext &context)
{
    for (qint64 row = 0; row < rows; ++row) {
        if (const auto made = builder.build(row); !made)
            return core::fail(made.error().in(u"row %1"_s.arg(row)));
        if (row % kRowsPerProgress == 0 && context.progress && !context.progress(row, rows))
            return core::fail(ErrorCode::DsetUnk001, u"stopped"_s);
    }
    return {};
}

} // namespace

core::Result<LoadedSource> loadCaseSource(const core::DatasetSpec &spec, const LoadContext &context)
{
    core::Result<Splits> splits = loadSplits(spec, context);
    if (!splits)
        return core::fail(splits.error());
    core::Result<PromptBuilder> builder = PromptBuilder::make(spec, *splits);
    if (!builder)
        return core::fail(builder.error());
    const qint64 rows = splits->test.size();
    if (const core::Result<> tried = tryAll(*builder, rows, context); !tried)
        return core::fail(tried.error());
    LoadedSource loaded;
    loaded.kind = builder->kind();
    loaded.labels = builder->labels();
    loaded.test = std::move(splits->test);
    loaded.seed = splits->seed;
    loaded.notes = std::move(splits->notes);
    loaded.cases = std::make_shared<BuiltCases>(std::move(*builder), rows);
    return loaded;
}

} // namespace aisb::datasets
