// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/backends/toolcalls.h"

namespace aisb::net {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const core::Json &value)
{
    if (value.isNull() || value.isString())
        return value.toString();
    core::JsonWriteOptions compact;
    compact.separators = core::JsonWriteOptions::Separators::Compact;
    return QString::fromUtf8(core::writeJson(value, compact));
}

void setIfEmpty(QString &field, const QString &value)
{
    if (field.isEmpty())
        field = value;
}

} // namespace

bool ToolCallAssembler::take(const core::Json &toolCalls)
{
    bool hasCall = false;
    for (const core::Json &delta : toolCalls.items()) {
        if (!delta.isObject())
            continue;
        Call *call = callFor(delta);
        if (!call)
            return hasCall;
        hasCall = true;
        setIfEmpty(call->id, textOf(delta[u"id"]));
        setIfEmpty(call->type, delta[u"type"].toString());
        const core::Json &function = delta[u"function"];
        setIfEmpty(call->name, function[u"name"].toString());
        call->arguments += textOf(function[u"arguments"]);
    }
    return hasCall;
}

ToolCallAssembler::Call *ToolCallAssembler::callFor(const core::Json &delta)
{
    constexpr std::size_t kMaxCalls = 1024;
    const core::Json &index = delta[u"index"];
    const QString id = textOf(delta[u"id"]);
    if (index.isNumber()) {
        for (Call &call : m_calls)
            if (call.index == index.toInt())
                return &call;
    } else if (!m_calls.empty() && (id.isEmpty() || m_calls.back().id == id)) {
        return &m_calls.back();
    }
    if (m_calls.size() >= kMaxCalls)
        return nullptr;
    Call &call = m_calls.emplace_back();
    if (index.isNumber())
        call.index = index.toInt();
    return &call;
}

core::Json ToolCallAssembler::calls() const
{
    core::Json list = core::Json::array();
    for (const Call &call : m_calls) {
        core::Json function = core::Json::object();
        function.set(u"name"_s, call.name.trimmed());
        function.set(u"arguments"_s, call.arguments);
        core::Json entry = core::Json::object();
        entry.set(u"id"_s, call.id);
        entry.set(u"type"_s, call.type.isEmpty() ? u"function"_s : call.type);
        entry.set(u"function"_s, function);
        list.append(std::move(entry));
    }
    return list;
}

} // namespace aisb::net
