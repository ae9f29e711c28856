// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <vector>

namespace aisb::net {

// A checked meta template. Source: spec/models.md 7.2.
class PromptTemplate
{
public:
    // Errors: ModelParam004, ModelParam005, ModelType004.
    [[nodiscard]] static core::Result<PromptTemplate> from(const core::Json &metaTemplate);

    // The entries of "round": objects with a role, or bare strings.
    [[nodiscard]] const core::Json::Array &round() const { return m_round; }
    [[nodiscard]] const core::Json &begin() const { return m_begin; }
    [[nodiscard]] const core::Json &end() const { return m_end; }

    // The entry of a role of "round" or "reserved_roles", nullptr when there is none.
    [[nodiscard]] const core::Json *role(const QString &name) const;
    // Place of a role in "round", -1 when it is not there.
    [[nodiscard]] qsizetype placeInRound(const QString &name) const;

private:
    core::Json::Array m_round;
    core::Json::Array m_reserved;
    core::Json m_begin;
    core::Json m_end;
};

// One step of a prompt walked through a template.
struct PromptPiece
{
    enum class Kind
    {
        Text, // a bare string of the prompt (value) or of the template's round
        Role, // value: the role's entry with the item's members laid over it
        Generate, // as Role, but here the model goes on; always the last piece
    };
    Kind kind = Kind::Text;
    core::Json value;
    bool isInRound = false; // else between the markers of "begin" or "end"
    bool isFromTemplate = false; // Text only
};

// Walks the sections and rounds of a prompt list. stopsAtGenerate: mode gen. Errors: ModelParam002
// for a role the template does not know, ModelType002 for items of other types and markers that do
// not match. Source: spec/models.md 7.3.
[[nodiscard]] core::Result<std::vector<PromptPiece>> walkPrompt(
    const core::Json::Array &prompt, const PromptTemplate &promptTemplate, bool stopsAtGenerate);

} // namespace aisb::net
