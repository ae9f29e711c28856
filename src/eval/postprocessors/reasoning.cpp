// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/postprocessors/reasoning.h"

#include "eval/arguments.h"
#include "eval/text/pythonpattern.h"
#include "eval/text/pythonstring.h"

#include <optional>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

enum class Ends
{
    Strip,
    Keep
};

struct ReasoningTags
{
    QString start;
    QString end;
    std::optional<QRegularExpression> stretch; // absent: the tags are no expressions
    Ends ends = Ends::Strip;
};

bool isPlain(const QString &tag)
{
    constexpr QStringView special = u"\\^$.|?*+()[]{}";
    return std::ranges::none_of(tag, [special](QChar c) { return special.contains(c); });
}

// One pass; an unclosed stretch ends the search.
QString withoutStretches(const QString &text, const ReasoningTags &tags)
{
    QString out;
    qsizetype at = 0;
    while (true) {
        const qsizetype start = text.indexOf(tags.start, at);
        const qsizetype end = start < 0 ? -1 : text.indexOf(tags.end, start + tags.start.size());
        if (end < 0)
            return out + text.sliced(at);
        out += QStringView(text).sliced(at, start - at);
        at = end + tags.end.size();
    }
}

QString withoutReasoning(const QString &text, const ReasoningTags &tags)
{
    QString rest = text;
    if (text.contains(tags.end) && !text.contains(tags.start))
        rest = text.sliced(text.lastIndexOf(tags.end) + tags.end.size());
    else if (tags.stretch)
        rest.remove(*tags.stretch);
    else
        rest = withoutStretches(text, tags);
    return tags.ends == Ends::Strip ? stripped(rest) : rest;
}

Json processed(const Json &value, const ReasoningTags &tags)
{
    if (value.isString())
        return withoutReasoning(value.toString(), tags);
    if (!value.isArray())
        return value;
    Json list = Json::array();
    for (const Json &item : value.items())
        list.append(processed(item, tags));
    return list;
}

core::Result<QString> tagArgument(const Json &config, QLatin1String name, const QString &standard)
{
    auto tag = textArgument(config, name, standard);
    if (tag && tag->isEmpty())
        return core::fail(core::ErrorCode::DsetCfg001,
            u"pred_postprocessor: %1: expected a text that is not empty"_s.arg(name));
    return tag;
}

core::Result<PostProcessor> make(const Json &config, Ends ends)
{
    if (const auto known = checkArguments(config, {"think_start_token"_L1, "think_end_token"_L1});
        !known)
        return core::fail(known.error());
    const auto start = tagArgument(config, "think_start_token"_L1, u"<think>"_s);
    if (!start)
        return core::fail(start.error());
    const auto end = tagArgument(config, "think_end_token"_L1, u"</think>"_s);
    if (!end)
        return core::fail(end.error());
    ReasoningTags tags{.start = *start, .end = *end, .stretch = {}, .ends = ends};
    if (!isPlain(tags.start) || !isPlain(tags.end)) {
        const auto stretch = compilePattern(
            tags.start + u"(.*?)"_s + tags.end, QRegularExpression::DotMatchesEverythingOption);
        if (!stretch)
            return core::fail(stretch.error());
        tags.stretch = *stretch;
    }
    return [tags](const Json &value) { return processed(value, tags); };
}

} // namespace

core::Result<PostProcessor> makeWithoutReasoning(const Json &config)
{
    return make(config, Ends::Strip);
}

core::Result<PostProcessor> makeWithoutReasoningRaw(const Json &config)
{
    return make(config, Ends::Keep);
}

} // namespace aisb::eval
