// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

namespace aisb::net {

enum class ParseMode
{
    Gen,
    Ppl
};

// What a text backend does with a prompt that has media parts. Source: spec/models.md D-19.
enum class MediaInText
{
    Reject,
    Drop
};

// HUMAN and BOT (generating) rounds, SYSTEM reserved: the template of the chat backend. Source:
// spec/models.md 7.2.
[[nodiscard]] const core::Json &defaultChatTemplate();

// Which parser a meta template is for: messages (chat) or one text.
enum class TemplateUse
{
    Roles,
    Text
};

// Checks a meta template. Errors: ModelParam004 without "round", ModelType004 for wrong types,
// ModelParam005 for a role listed twice, ModelType001 for a bare string in "round" (Roles only). A
// null template is fine.
[[nodiscard]] core::Result<> checkMetaTemplate(
    const core::Json &metaTemplate, TemplateUse use = TemplateUse::Roles);

// Intermediate prompt -> list of {"role": api role, "prompt": text or parts}; a string stays a
// string. A null template means the template-less rule of 7.4. Errors: ModelParam002, ModelData002,
// ModelType001, ModelType002. Source: spec/models.md 7.3.
[[nodiscard]] core::Result<core::Json> parseRolePrompt(
    const core::Json &prompt, const core::Json &metaTemplate, ParseMode mode);

// Intermediate prompt -> string (a list of prompts gives a list of strings), with or without
// template. Source: spec/models.md 7.4.
[[nodiscard]] core::Result<core::Json> parseTextPrompt(const core::Json &prompt,
    const core::Json &metaTemplate, ParseMode mode, MediaInText media = MediaInText::Reject);

// Parsed prompt -> the "messages" of a chat request. Source: spec/models.md 7.5.
[[nodiscard]] core::Json messagesFromPrompt(const core::Json &parsed);

} // namespace aisb::net
