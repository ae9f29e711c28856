// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/decoder.h"

#include "tokens/normalizer.h"
#include "tokens/unicode.h"

#include <charconv>

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

using Texts = std::vector<std::string>;

template <class Change>
DecodeStep eachText(Change change)
{
    return [change = std::move(change)](Texts texts) {
        for (std::string &text : texts)
            text = change(std::move(text));
        return texts;
    };
}

Texts joined(const Texts &texts, std::string_view between = {})
{
    std::string all;
    for (const std::string &text : texts) {
        if (!all.empty())
            all += between;
        all += text;
    }
    return {std::move(all)};
}

// The byte of "<0x0A>".
std::optional<char> byteOf(std::string_view token)
{
    if (token.size() != 6 || !token.starts_with("<0x") || token.back() != '>')
        return {};
    quint8 byte = 0;
    const auto [end, error] = std::from_chars(token.data() + 3, token.data() + 5, byte, 16);
    if (error != std::errc() || end != token.data() + 5)
        return {};
    return static_cast<char>(byte);
}

// A run of bytes is text as a whole or not at all.
std::string textOfRun(const std::string &bytes)
{
    constexpr std::string_view kReplacement = "\xef\xbf\xbd";
    std::string replaced;
    for (std::size_t at = 0; at < bytes.size();) {
        const Character c = characterAt(bytes, at);
        if (c.value == QChar::ReplacementCharacter
            && !std::string_view(bytes).substr(at).starts_with(kReplacement)) {
            for (std::size_t i = 0; i < bytes.size(); ++i)
                replaced += kReplacement;
            return replaced;
        }
        at += c.size;
    }
    return bytes;
}

Texts withBytesJoined(Texts texts)
{
    Texts out;
    std::string run;
    const auto endRun = [&] {
        if (!run.empty())
            out.push_back(textOfRun(run));
        run.clear();
    };
    for (std::string &text : texts) {
        if (const std::optional<char> byte = byteOf(text)) {
            run += *byte;
            continue;
        }
        endRun();
        out.push_back(std::move(text));
    }
    endRun();
    return out;
}

DecodeStep strip(const std::string &content, qint64 atStart, qint64 atEnd)
{
    return eachText([=](std::string text) {
        for (qint64 i = 0; i < atStart && text.starts_with(content); ++i)
            text.erase(0, content.size());
        for (qint64 i = 0; i < atEnd && text.ends_with(content); ++i)
            text.erase(text.size() - content.size());
        return text;
    });
}

std::string withoutMarks(std::string_view text, std::string_view mark, std::string_view instead)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const bool isMark = text.substr(at).starts_with(mark);
        out += isMark ? instead : text.substr(at, 1);
        at += isMark ? mark.size() : 1;
    }
    return out;
}

DecodeStep metaspace(const std::string &mark, bool isPrepended)
{
    return [=](Texts texts) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            texts[i] = withoutMarks(texts[i], mark, i == 0 && isPrepended ? "" : " ");
        return texts;
    };
}

core::Result<DecodeStep> replace(const Component &component, double &growth)
{
    core::Result<TextStep> step = readReplace(component, growth);
    if (!step)
        return core::fail(step.error());
    return eachText(std::move(*step));
}

core::Result<DecodeStep> readMetaspace(const Component &component)
{
    const std::string mark = component.text(u"replacement");
    if (mark.empty())
        return component.wrong(u"replacement"_s, u"expected a character"_s);
    const QString scheme = component.json()[u"prepend_scheme"].toString(
        component.flag(u"add_prefix_space", true) ? u"always"_s : u"never"_s);
    return metaspace(mark, scheme != "never"_L1);
}

core::Result<DecodeStep> readStrip(const Component &component)
{
    const std::string content = component.text(u"content");
    if (content.empty())
        return component.wrong(u"content"_s, u"expected a character"_s);
    return strip(content, component.json()[u"start"].toInt(), component.json()[u"stop"].toInt());
}

// Reads the steps one after another; they share what is allowed to grow.
class DecoderReader
{
public:
    explicit DecoderReader(bool isByteLevel)
        : m_isByteLevel(isByteLevel)
    {
    }

    core::Result<> add(const Component &component)
    {
        if (component.type() == "Sequence"_L1) {
            for (const Component &part : component.children(u"decoders"_s)) {
                if (const core::Result<> added = add(part); !added)
                    return added;
            }
            return {};
        }
        core::Result<DecodeStep> step = readStep(component);
        if (!step)
            return core::fail(step.error());
        m_steps.push_back(std::move(*step));
        return {};
    }

    [[nodiscard]] std::vector<DecodeStep> takeSteps() { return std::move(m_steps); }

private:
    core::Result<DecodeStep> readStep(const Component &component)
    {
        const QString type = component.type();
        if (type == "ByteLevel"_L1) {
            if (!m_isByteLevel)
                return component.wrong(u"ByteLevel needs a ByteLevel pre_tokenizer"_s);
            return [](const Texts &texts) { return joined(texts); };
        }
        if (type == "Replace"_L1)
            return replace(component, m_growth);
        if (type == "ByteFallback"_L1)
            return withBytesJoined;
        if (type == "Fuse"_L1)
            return [](const Texts &texts) { return joined(texts); };
        if (type == "Strip"_L1)
            return readStrip(component);
        if (type == "Metaspace"_L1)
            return readMetaspace(component);
        return component.unsupported({u"ByteLevel"_s, u"Sequence"_s, u"Replace"_s,
            u"ByteFallback"_s, u"Fuse"_s, u"Strip"_s, u"Metaspace"_s});
    }

    bool m_isByteLevel;
    double m_growth = 1;
    std::vector<DecodeStep> m_steps;
};

bool hasByteLevel(const Component &component)
{
    if (component.type() == "ByteLevel"_L1)
        return true;
    const std::vector<Component> parts = component.children(u"decoders"_s);
    return std::ranges::any_of(parts, hasByteLevel);
}

} // namespace

core::Result<std::vector<DecodeStep>> readDecoder(const Component &decoder, bool isByteLevel)
{
    if (isByteLevel && !hasByteLevel(decoder))
        return decoder.wrong(u"expected ByteLevel, as the pre_tokenizer is"_s);
    if (decoder.isNull()) {
        std::vector<DecodeStep> steps;
        steps.emplace_back([](const Texts &texts) { return joined(texts, " "); });
        return steps;
    }
    DecoderReader reader(isByteLevel);
    if (const core::Result<> added = reader.add(decoder); !added)
        return core::fail(added.error());
    return reader.takeSteps();
}

} // namespace aisb::tokens
