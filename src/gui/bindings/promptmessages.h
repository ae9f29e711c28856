// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/preview.h"

#include <QString>

#include <vector>

namespace aisb::gui {

// One part of a prompt as the service gets it.
struct PromptMessage
{
    QString role; // "system", "user", "assistant"; empty: a prompt without roles
    QString text;
    bool operator==(const PromptMessage &) const = default;
};

// The parts of the prompt in a request body, texts untouched. Empty when the body is none of the
// known kinds. Source: spec/models.md 3 to 5.
[[nodiscard]] std::vector<PromptMessage> promptMessages(const run::RequestPreview &request);

} // namespace aisb::gui
