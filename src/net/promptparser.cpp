// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/promptparser.h"

#include "net/prompttemplate.h"

#include <algorithm>
#include <functional>

namespace aisb::net {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using core::Result;
using Kind = PromptPiece::Kind;

namespace {

Json roleEntry(const QString &role, bool generates)
{
    Json entry = Json::object();
    entry.set(u"role"_s, role);
    entry.set(u"api_role"_s, role);
    if (generates)
        entry.set(u"generate"_s, true);
    return entry;
}

Json textPart(const QString &text)
{
    Json part = Json::object();
    part.set(u"type"_s, u"text"_s);
    part.set(u"text"_s, text);
    return part;
}

// A string stays, a list with lists in it is parsed element by element, a prompt list is parsed.
Result<Json> parseEach(
    const Json &prompt, const std::function<Result<Json>(const Json::Array &)> &parseOne)
{
    if (prompt.isString())
        return prompt;
    if (!prompt.isArray())
        return core::fail(ErrorCode::ModelType002, u"a prompt must be a text or a list"_s);
    const Json::Array &items = prompt.items();
    if (std::ranges::none_of(items, [](const Json &item) { return item.isArray(); }))
        return parseOne(items);
    Json results = Json::array();
    for (const Json &item : items) {
        Result<Json> result = parseEach(item, parseOne);
        if (!result)
            return result;
        results.append(std::move(*result));
    }
    return results;
}

tl::unexpected<core::Error> noText(const Json &role)
{
    return core::fail(ErrorCode::ModelData002,
        u"role \"%1\" has neither \"prompt\" nor \"prompt_mm\""_s.arg(role[u"role"].toString()));
}

Result<Json> messageFrom(const Json &role)
{
    Json message = Json::object();
    message.set(u"role"_s, role[u"api_role"]);
    const Json &prompt = role[u"prompt"];
    const Json &media = role[u"prompt_mm"];
    if (prompt.isString())
        message.set(
            u"prompt"_s, role[u"begin"].toString() + prompt.toString() + role[u"end"].toString());
    else if (!media.isNull())
        message.set(u"prompt"_s, media);
    else
        return noText(role);
    return message;
}

Json joined(const Json &first, const Json &second)
{
    if (first.isString() && second.isString())
        return first.toString() + u'\n' + second.toString();
    Json parts = Json::array();
    for (const Json *side : {&first, &second}) {
        if (side->isArray())
            parts.items().insert(parts.items().end(), side->items().begin(), side->items().end());
        else
            parts.append(side->isString() ? textPart(side->toString()) : *side);
    }
    return parts;
}

void addMerged(Json::Array &messages, Json message)
{
    if (messages.empty() || messages.back()[u"role"] != message[u"role"])
        messages.push_back(std::move(message));
    else
        messages.back().set(u"prompt"_s, joined(messages.back()[u"prompt"], message[u"prompt"]));
}

Result<Json> parseRoles(
    const Json::Array &prompt, const PromptTemplate &promptTemplate, ParseMode mode)
{
    const Result<std::vector<PromptPiece>> pieces =
        walkPrompt(prompt, promptTemplate, mode == ParseMode::Gen);
    if (!pieces)
        return core::fail(pieces.error());
    Json::Array messages;
    for (const PromptPiece &piece : *pieces) {
        if (piece.kind == Kind::Text) {
            if (piece.isFromTemplate)
                return core::fail(
                    ErrorCode::ModelType001, u"meta_template: \"round\" must not contain a text"_s);
            continue;
        }
        if (piece.kind == Kind::Generate) {
            if (!piece.isInRound)
                return core::fail(ErrorCode::ModelData002,
                    u"the generating role \"%1\" stands outside a round"_s.arg(
                        piece.value[u"role"].toString()));
            break;
        }
        Result<Json> message = messageFrom(piece.value);
        if (!message)
            return message;
        addMerged(messages, std::move(*message));
    }
    if (messages.empty())
        return core::fail(ErrorCode::ModelData002, u"the prompt has no message"_s);
    if (promptTemplate.begin().isTruthy())
        messages.insert(messages.begin(), promptTemplate.begin());
    return Json(std::move(messages));
}

// Bare texts and prompts joined with line feeds; parts of prompt_mm collected beside. Source:
// spec/models.md 7.4.
struct Plain
{
    QString text;
    Json::Array parts;
};

Result<Plain> parsePlain(const Json::Array &prompt)
{
    Plain plain;
    QString separator;
    for (const Json &item : prompt) {
        if (!item.isString() && !item.isObject())
            return core::fail(
                ErrorCode::ModelType002, u"a prompt item must be a text or an object"_s);
        if (item.find(u"section"))
            continue;
        const QString text = item.isString() ? item.toString() : item[u"prompt"].toString();
        if (!text.isEmpty())
            plain.text += separator + text;
        const Json::Array &parts = item[u"prompt_mm"].items();
        plain.parts.insert(plain.parts.end(), parts.begin(), parts.end());
        separator = u"\n"_s;
    }
    return plain;
}

Result<Json> parsePlainRoles(const Json::Array &prompt)
{
    Result<Plain> plain = parsePlain(prompt);
    if (!plain)
        return core::fail(plain.error());
    if (plain->parts.empty())
        return Json(plain->text);
    if (!plain->text.isEmpty())
        plain->parts.insert(plain->parts.begin(), textPart(plain->text));
    return Json(std::move(plain->parts));
}

tl::unexpected<core::Error> noMedia()
{
    return core::fail(ErrorCode::ModelData002, u"the backend cannot take multimodal input"_s);
}

Result<Json> parsePlainText(const Json::Array &prompt, MediaInText media)
{
    const Result<Plain> plain = parsePlain(prompt);
    if (!plain)
        return core::fail(plain.error());
    if (media == MediaInText::Reject && !plain->parts.empty())
        return noMedia();
    return Json(plain->text);
}

Result<Json> parseTemplateText(const Json::Array &prompt, const PromptTemplate &promptTemplate,
    ParseMode mode, MediaInText media)
{
    const Result<std::vector<PromptPiece>> pieces =
        walkPrompt(prompt, promptTemplate, mode == ParseMode::Gen);
    if (!pieces)
        return core::fail(pieces.error());
    QString text = promptTemplate.begin().toString();
    for (const PromptPiece &piece : *pieces) {
        if (piece.kind == Kind::Text) {
            text += piece.value.toString();
            continue;
        }
        text += piece.value[u"begin"].toString();
        if (piece.kind == Kind::Generate)
            return Json(text);
        if (media == MediaInText::Reject && piece.value[u"prompt_mm"].isTruthy())
            return noMedia();
        text += piece.value[u"prompt"].toString() + piece.value[u"end"].toString();
    }
    return Json(text + promptTemplate.end().toString());
}

Json messageFromItem(const Json &item)
{
    static const std::vector<std::pair<QString, QString>> kRoles{{u"HUMAN"_s, u"user"_s},
        {u"BOT"_s, u"assistant"_s}, {u"SYSTEM"_s, u"system"_s}, {u"TOOL"_s, u"tool"_s}};
    QString role = item[u"role"].toString();
    const auto found =
        std::ranges::find_if(kRoles, [&](const auto &entry) { return entry.first == role; });
    if (found != kRoles.end())
        role = found->second;

    Json message = Json::object();
    message.set(u"content"_s, item.isString() ? item : item[u"prompt"]);
    message.set(u"role"_s, item.isString() ? u"user"_s : role);
    for (const auto &[key, value] : item.members())
        if (key != "role"_L1 && key != "prompt"_L1)
            message.set(key, value);
    return message;
}

} // namespace

const Json &defaultChatTemplate()
{
    static const Json value = [] {
        Json round = Json::array();
        round.append(roleEntry(u"HUMAN"_s, false));
        round.append(roleEntry(u"BOT"_s, true));
        Json reserved = Json::array();
        reserved.append(roleEntry(u"SYSTEM"_s, false));
        Json result = Json::object();
        result.set(u"round"_s, round);
        result.set(u"reserved_roles"_s, reserved);
        return result;
    }();
    return value;
}

Result<> checkMetaTemplate(const Json &metaTemplate, TemplateUse use)
{
    if (metaTemplate.isNull())
        return {};
    const Result<PromptTemplate> parsed = PromptTemplate::from(metaTemplate);
    if (!parsed)
        return core::fail(parsed.error());
    const Json::Array &round = parsed->round();
    if (use == TemplateUse::Roles
        && std::ranges::any_of(round, [](const Json &entry) { return entry.isString(); }))
        return core::fail(
            ErrorCode::ModelType001, u"meta_template: \"round\" must not contain a text"_s);
    return {};
}

Result<Json> parseRolePrompt(const Json &prompt, const Json &metaTemplate, ParseMode mode)
{
    if (metaTemplate.isNull())
        return parseEach(prompt, parsePlainRoles);
    const Result<PromptTemplate> parsed = PromptTemplate::from(metaTemplate);
    if (!parsed)
        return core::fail(parsed.error());
    return parseEach(
        prompt, [&](const Json::Array &items) { return parseRoles(items, *parsed, mode); });
}

Result<Json> parseTextPrompt(
    const Json &prompt, const Json &metaTemplate, ParseMode mode, MediaInText media)
{
    if (metaTemplate.isNull())
        return parseEach(
            prompt, [&](const Json::Array &items) { return parsePlainText(items, media); });
    const Result<PromptTemplate> parsed = PromptTemplate::from(metaTemplate);
    if (!parsed)
        return core::fail(parsed.error());
    return parseEach(prompt,
        [&](const Json::Array &items) { return parseTemplateText(items, *parsed, mode, media); });
}

Json messagesFromPrompt(const Json &parsed)
{
    Json messages = Json::array();
    if (!parsed.isArray()) {
        Json message = Json::object();
        message.set(u"role"_s, u"user"_s);
        message.set(u"content"_s, parsed);
        messages.append(std::move(message));
        return messages;
    }
    for (const Json &item : parsed.items())
        messages.append(messageFromItem(item));
    return messages;
}

} // namespace aisb::net
