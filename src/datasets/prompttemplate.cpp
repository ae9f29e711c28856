// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/prompttemplate.h"

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

const std::initializer_list<QStringView> kSections{u"begin", u"round", u"end"};

core::Result<> checkPart(const Json &part, const QString &where)
{
    if (part.isString())
        return {};
    if (!part.isObject() || !part[u"role"].isString()) {
        return core::fail(ErrorCode::IclrType002,
            u"infer_cfg.prompt_template.template.%1: expected texts and objects with \"role\""_s
                .arg(where));
    }
    if (part.find(u"prompt_mm") != nullptr)
        return core::fail(
            ErrorCode::DsetCfg001, u"multimodal prompt templates are not built yet"_s);
    if (part.find(u"prompt") != nullptr && !part[u"prompt"].isString()) {
        return core::fail(ErrorCode::IclrType002,
            u"infer_cfg.prompt_template.template.%1: expected a text as \"prompt\""_s.arg(where));
    }
    return {};
}

Json marker(const QString &section, const QString &position)
{
    Json json = Json::object();
    json.set(u"section"_s, Json(section));
    json.set(u"pos"_s, Json(position));
    return json;
}

} // namespace

QString textOf(const Json &value)
{
    if (value.isNull())
        return {};
    return value.isString() ? value.toString() : QString::fromUtf8(core::writeJson(value));
}

core::Result<PromptTemplate> PromptTemplate::fromEntry(const Json &entry)
{
    const Json &inference = entry[u"infer_cfg"];
    const QString retriever = inference[u"retriever"][u"type"].toString();
    if (!retriever.isEmpty() && !retriever.endsWith("ZeroRetriever"_L1)) {
        return core::fail(ErrorCode::DsetCfg001,
            u"infer_cfg.retriever.type: examples in prompts are not built yet (expected ZeroRetriever, found %1)"_s
                .arg(retriever));
    }
    PromptTemplate made;
    made.m_template = inference[u"prompt_template"][u"template"];
    made.m_iceToken = inference[u"prompt_template"][u"ice_token"].toString();
    made.m_outputColumn = entry[u"reader_cfg"][u"output_column"].toString();
    if (const core::Result<> checked = made.check(); !checked)
        return core::fail(checked.error());
    return made;
}

core::Result<> PromptTemplate::check() const
{
    if (m_template.isString())
        return {};
    if (!m_template.isObject()) {
        return core::fail(ErrorCode::IclrType001,
            u"infer_cfg.prompt_template.template: expected a text or {begin, round, end}"_s);
    }
    if (!m_template[u"round"].isArray()) {
        return core::fail(ErrorCode::IclrType002,
            u"infer_cfg.prompt_template.template.round: expected a list (templates by label are not built yet)"_s);
    }
    for (const QStringView section : kSections) {
        const Json &parts = m_template[section];
        if (!parts.isNull() && !parts.isArray() && !parts.isString()) {
            return core::fail(ErrorCode::IclrType002,
                u"infer_cfg.prompt_template.template.%1: expected a list"_s.arg(section));
        }
        for (const Json &part : parts.items()) {
            if (const core::Result<> checked = checkPart(part, section.toString()); !checked)
                return checked;
        }
    }
    return {};
}

QString PromptTemplate::fill(const QString &given, const Json &row) const
{
    const QString text = m_iceToken.isEmpty() ? given : QString(given).remove(m_iceToken);
    QString filled;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = text.indexOf(u'{', at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u'}', open);
        if (close < 0)
            break;
        const QStringView name = QStringView(text).sliced(open + 1, close - open - 1);
        const bool isOutput = !m_outputColumn.isEmpty() && name == m_outputColumn;
        const Json *value = row.find(name);
        if (value == nullptr && !isOutput) {
            filled += QStringView(text).sliced(at, open + 1 - at);
            at = open + 1;
            continue;
        }
        const bool isWholeText = open == 0 && close == text.size() - 1;
        if (isWholeText && !isOutput)
            return textOf(*value); // shares the memory of a long prompt
        filled += QStringView(text).sliced(at, open - at);
        if (!isOutput)
            filled += textOf(*value);
        at = close + 1;
    }
    filled += QStringView(text).sliced(at);
    return filled;
}

void PromptTemplate::appendSection(Json &list, const QString &name, const Json &row) const
{
    const Json &parts = m_template[name];
    if (parts.isNull())
        return;
    list.append(marker(name, u"begin"_s));
    if (parts.isString())
        list.append(Json(fill(parts.toString(), row)));
    for (const Json &part : parts.items()) {
        if (part.isString()) {
            list.append(Json(fill(part.toString(), row)));
            continue;
        }
        Json filled = part;
        if (part.find(u"prompt") != nullptr)
            filled.set(u"prompt"_s, Json(fill(part[u"prompt"].toString(), row)));
        list.append(std::move(filled));
    }
    list.append(marker(name, u"end"_s));
}

Json PromptTemplate::apply(const Json &row) const
{
    if (m_template.isString())
        return Json(fill(m_template.toString(), row));
    Json list = Json::array();
    for (const QStringView section : kSections)
        appendSection(list, section.toString(), row);
    return list;
}

} // namespace aisb::datasets
