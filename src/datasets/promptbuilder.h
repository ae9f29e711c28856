// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/runspec.h"
#include "datasets/splits.h"

#include <memory>
#include <vector>

namespace aisb::datasets {

// How the answer to a case is obtained: the class of infer_cfg.inferencer.
enum class InferKind
{
    Generation, // GenInferencer
    Perplexity, // PPLInferencer
    Dialogue, // MultiTurnGenInferencer
};

// Makes the prompts of one data set: prompt_template, ice_template, retriever and inferencer of
// infer_cfg, applied to the rows. Immutable; build() may be called from any thread. The prompts are
// strings or prompt lists as net/promptparser.h takes them. Source: spec/accuracy.md 7.
class PromptBuilder
{
public:
    // Errors: IclrType001/002 (template), IclrParam001..004 and IclrImpl002/003 (retriever, token),
    // IcliParam002 (infer_mode), DsetCfg001 (other; texts outside the configuration are put in when
    // it is loaded).
    [[nodiscard]] static core::Result<PromptBuilder> make(
        const core::DatasetSpec &spec, const Splits &splits);

    [[nodiscard]] InferKind kind() const;
    // The labels of a perplexity template in the order they are sent, else empty.
    [[nodiscard]] const std::vector<core::Json> &labels() const;

    // The case of a test row: id, prompt (or candidates, or turns), limit and gold. Errors as above
    // for what only the row shows.
    [[nodiscard]] core::Result<core::Case> build(qint64 testRow) const;

private:
    struct Parts;
    std::shared_ptr<const Parts> m_parts;
};

// First six hex digits of the SHA-256 of infer_cfg as a run sees it; "" when there is none.
// Source: spec/accuracy.md 8.
[[nodiscard]] QString promptVersion(const core::Json &inferCfg);

} // namespace aisb::datasets
