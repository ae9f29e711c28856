// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/pretokenizer.h"

#include "tokens/patterns.h"
#include "tokens/regexpattern.h"
#include "tokens/scanners.h"

#include <algorithm>
#include <ranges>

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

using Spans = std::vector<Span>;

// What becomes of a match and its neighbours.
enum class Behavior
{
    Isolated,
    Removed,
    MergedWithPrevious,
    MergedWithNext,
    Contiguous
};

Spans withoutMatches(Spans spans)
{
    std::erase_if(spans, [](const Span &span) { return span.isMatch; });
    return spans;
}

Spans mergedWithPrevious(const Spans &spans)
{
    Spans merged;
    bool wasMatch = false;
    for (const Span &span : spans) {
        if (span.isMatch && !wasMatch && !merged.empty())
            merged.back().end = span.end;
        else
            merged.push_back(span);
        wasMatch = span.isMatch;
    }
    return merged;
}

Spans mergedWithNext(const Spans &spans)
{
    Spans merged; // from the last one to the first
    bool wasMatch = false;
    for (const Span &span : spans | std::views::reverse) {
        if (span.isMatch && !wasMatch && !merged.empty())
            merged.back().begin = span.begin;
        else
            merged.push_back(span);
        wasMatch = span.isMatch;
    }
    std::ranges::reverse(merged);
    return merged;
}

Spans contiguous(const Spans &spans)
{
    Spans merged;
    for (const Span &span : spans) {
        if (!merged.empty() && merged.back().isMatch == span.isMatch)
            merged.back().end = span.end;
        else
            merged.push_back(span);
    }
    return merged;
}

Spans arranged(Spans spans, Behavior behavior)
{
    switch (behavior) {
    case Behavior::Isolated:
        return spans;
    case Behavior::Removed:
        return withoutMatches(std::move(spans));
    case Behavior::MergedWithPrevious:
        return mergedWithPrevious(spans);
    case Behavior::MergedWithNext:
        return mergedWithNext(spans);
    case Behavior::Contiguous:
        return contiguous(spans);
    }
    return spans;
}

core::Result<Behavior> readBehavior(const Component &component, const QString &fallback)
{
    const QString name = component.json()[u"behavior"].toString(fallback);
    if (name == "Isolated"_L1)
        return Behavior::Isolated;
    if (name == "Removed"_L1)
        return Behavior::Removed;
    if (name == "MergedWithPrevious"_L1)
        return Behavior::MergedWithPrevious;
    if (name == "MergedWithNext"_L1)
        return Behavior::MergedWithNext;
    if (name == "Contiguous"_L1)
        return Behavior::Contiguous;
    return component.wrong(u"behavior"_s,
        u"\"%1\" is not supported (expected Isolated, Removed, MergedWithPrevious, MergedWithNext or Contiguous)"_s
            .arg(name));
}

PreTokenizer::Stage splitStage(
    const PatternPtr &pattern, Behavior behavior, bool isInverted = false)
{
    return [=](const Piece &piece, Pieces &out) {
        Spans spans = matchesAndGaps(*pattern, piece.text);
        if (isInverted)
            for (Span &span : spans)
                span.isMatch = !span.isMatch;
        for (const Span &span : arranged(std::move(spans), behavior))
            out.add({span.of(piece.text), piece.isFirst && span.begin == 0});
    };
}

// For patterns of our own, which are right.
PatternPtr ownPattern(const QString &regex)
{
    return makeRegexPattern(regex).value_or(nullptr);
}

PreTokenizer::Stage byteLevelStage(bool addsBlank, bool splits)
{
    PreTokenizer::Stage split =
        splits ? splitStage(gpt2Scanner(), Behavior::Isolated) : PreTokenizer::Stage();
    return [=](Piece piece, Pieces &out) {
        if (addsBlank && !piece.text.starts_with(' '))
            piece.text = out.keep(' ' + std::string(piece.text));
        if (split)
            split(piece, out);
        else
            out.add(piece);
    };
}

// How blanks become visible: a character in their place and before the text.
struct Metaspace
{
    enum class Prepend
    {
        Always,
        First,
        Never
    };
    std::string mark;
    Prepend prepend = Prepend::Always;
    bool splits = true;
};

std::string withMarks(const Metaspace &settings, const Piece &piece)
{
    std::string text;
    for (const char c : piece.text)
        c == ' ' ? text.append(settings.mark) : text.append(1, c);
    const bool isPrepended = settings.prepend == Metaspace::Prepend::Always
        || (settings.prepend == Metaspace::Prepend::First && piece.isFirst);
    return isPrepended && !text.starts_with(settings.mark) ? settings.mark + text : text;
}

PreTokenizer::Stage metaspaceStage(const Metaspace &settings)
{
    return [=](const Piece &piece, Pieces &out) {
        const std::string_view text = out.keep(withMarks(settings, piece));
        if (!settings.splits) {
            out.add({text, piece.isFirst});
            return;
        }
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find(settings.mark, begin + 1), text.size());
            out.add({text.substr(begin, end - begin), piece.isFirst && begin == 0});
            begin = end;
        }
    };
}

core::Result<PreTokenizer::Stage> readMetaspace(const Component &component)
{
    Metaspace settings;
    settings.mark = component.text(u"replacement");
    if (settings.mark.empty())
        return component.wrong(u"replacement"_s, u"expected a character"_s);
    settings.splits = component.flag(u"split", true);
    const QString scheme = component.json()[u"prepend_scheme"].toString(
        component.flag(u"add_prefix_space", true) ? u"always"_s : u"never"_s);
    if (scheme != "always"_L1 && scheme != "first"_L1 && scheme != "never"_L1)
        return component.wrong(u"prepend_scheme"_s,
            u"\"%1\" is not supported (expected always, first or never)"_s.arg(scheme));
    settings.prepend = scheme == "always"_L1 ? Metaspace::Prepend::Always
        : scheme == "first"_L1               ? Metaspace::Prepend::First
                                             : Metaspace::Prepend::Never;
    return metaspaceStage(settings);
}

core::Result<PreTokenizer::Stage> readSplit(const Component &component)
{
    const core::Result<PatternPtr> pattern = readPattern(component.child(u"pattern"_s));
    if (!pattern)
        return core::fail(pattern.error());
    const core::Result<Behavior> behavior = readBehavior(component, {});
    if (!behavior)
        return core::fail(behavior.error());
    return splitStage(*pattern, *behavior, component.flag(u"invert", false));
}

core::Result<PreTokenizer::Stage> readPunctuation(const Component &component)
{
    const core::Result<Behavior> behavior = readBehavior(component, u"Isolated"_s);
    if (!behavior)
        return core::fail(behavior.error());
    return splitStage(ownPattern(u"[\\p{P}$+<=>^`|~]"_s), *behavior);
}

core::Result<PreTokenizer::Stage> readStage(const Component &component)
{
    const QString type = component.type();
    if (type == "Split"_L1)
        return readSplit(component);
    if (type == "Digits"_L1)
        return splitStage(ownPattern(u"\\p{N}"_s),
            component.flag(u"individual_digits", false) ? Behavior::Isolated
                                                        : Behavior::Contiguous);
    if (type == "Metaspace"_L1)
        return readMetaspace(component);
    if (type == "Punctuation"_L1)
        return readPunctuation(component);
    if (type == "Whitespace"_L1)
        return splitStage(ownPattern(u"\\w+|[^\\w\\s]+"_s), Behavior::Removed, true);
    if (type == "WhitespaceSplit"_L1)
        return splitStage(ownPattern(u"\\s"_s), Behavior::Removed);
    return component.unsupported({u"ByteLevel"_s, u"Split"_s, u"Sequence"_s, u"Digits"_s,
        u"Metaspace"_s, u"Punctuation"_s, u"Whitespace"_s, u"WhitespaceSplit"_s});
}

core::Result<> addStages(const Component &component, PreTokenizer &made)
{
    if (component.type() == "Sequence"_L1) {
        for (const Component &part : component.children(u"pretokenizers"_s)) {
            if (const core::Result<> added = addStages(part, made); !added)
                return added;
        }
        return {};
    }
    if (made.isByteLevel)
        return component.wrong(u"not supported after ByteLevel (expected it to be the last)"_s);
    if (component.type() == "ByteLevel"_L1) {
        made.isByteLevel = true;
        made.stages.push_back(byteLevelStage(
            component.flag(u"add_prefix_space", true), component.flag(u"use_regex", true)));
        return {};
    }
    core::Result<PreTokenizer::Stage> stage = readStage(component);
    if (!stage)
        return core::fail(stage.error());
    made.stages.push_back(std::move(*stage));
    return {};
}

} // namespace

void PreTokenizer::split(std::string_view text, bool isFirst, Pieces &out) const
{
    out.list.assign(text.empty() ? 0 : 1, Piece{text, isFirst});
    for (const Stage &stage : stages) {
        for (const Piece &piece : std::exchange(out.list, {}))
            stage(piece, out);
    }
}

core::Result<PreTokenizer> readPreTokenizer(const Component &preTokenizer)
{
    PreTokenizer made;
    if (preTokenizer.isNull())
        return made;
    if (const core::Result<> added = addStages(preTokenizer, made); !added)
        return core::fail(added.error());
    return made;
}

} // namespace aisb::tokens
