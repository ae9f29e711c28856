// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <optional>

namespace aisb::net {

// Puts streamed tool_calls deltas together: by index, or, without one, by a new id. Source:
// spec/models.md 9.3, 21.9.
class ToolCallAssembler
{
public:
    // Returns whether the value was a list with a call in it.
    bool take(const core::Json &toolCalls);
    // [{"id", "type", "function": {"name", "arguments"}}], empty when there was none. Names have no
    // blanks around them; arguments are a text, whatever they came as.
    [[nodiscard]] core::Json calls() const;

private:
    struct Call
    {
        std::optional<qint64> index;
        QString id;
        QString type;
        QString name;
        QString arguments;
    };

    Call *callFor(const core::Json &delta);

    std::vector<Call> m_calls;
};

} // namespace aisb::net
