// SPDX-License-Identifier: GPL-3.0-or-later
#include "tokens/normalizer.h"

#include "tokens/patterns.h"
#include "tokens/unicode.h"

#include <algorithm>

namespace aisb::tokens {

using namespace Qt::StringLiterals;

namespace {

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text, [](char c) { return static_cast<quint8>(c) < 0x80; });
}

TextStep unicodeForm(QString::NormalizationForm form)
{
    return [form](std::string text) {
        if (isAscii(text)) // is its own form
            return text;
        return QString::fromStdString(text).normalized(form).toStdString();
    };
}

std::string lowerCase(const std::string &text)
{
    return QString::fromStdString(text).toLower().toStdString();
}

TextStep strip(bool atStart, bool atEnd)
{
    return [=](const std::string &text) {
        std::size_t begin = 0;
        std::size_t end = text.size();
        while (atStart && begin < end && characterAt(text, begin).is(kSpace))
            begin += characterAt(text, begin).size;
        while (atEnd && end > begin && characterBefore(text, end).is(kSpace))
            end -= characterBefore(text, end).size;
        return text.substr(begin, end - begin);
    };
}

TextStep prepend(const std::string &prefix)
{
    return [prefix](std::string text) { return text.empty() ? std::move(text) : prefix + text; };
}

core::Result<> addSteps(const Component &component, std::vector<TextStep> &steps, double &growth)
{
    const QString type = component.type();
    if (type == "Sequence"_L1) {
        for (const Component &part : component.children(u"normalizers"_s)) {
            if (const core::Result<> added = addSteps(part, steps, growth); !added)
                return added;
        }
    } else if (type == "NFC"_L1) {
        steps.push_back(unicodeForm(QString::NormalizationForm_C));
    } else if (type == "NFD"_L1) {
        steps.push_back(unicodeForm(QString::NormalizationForm_D));
    } else if (type == "NFKC"_L1) {
        steps.push_back(unicodeForm(QString::NormalizationForm_KC));
    } else if (type == "NFKD"_L1) {
        steps.push_back(unicodeForm(QString::NormalizationForm_KD));
    } else if (type == "Lowercase"_L1) {
        steps.emplace_back(lowerCase);
    } else if (type == "Strip"_L1) {
        steps.push_back(
            strip(component.flag(u"strip_left", true), component.flag(u"strip_right", true)));
    } else if (type == "Prepend"_L1) {
        steps.push_back(prepend(component.text(u"prepend")));
    } else if (type == "Replace"_L1) {
        core::Result<TextStep> step = readReplace(component, growth);
        if (!step)
            return core::fail(step.error());
        steps.push_back(std::move(*step));
    } else {
        return component.unsupported({u"Sequence"_s, u"NFC"_s, u"NFD"_s, u"NFKC"_s, u"NFKD"_s,
            u"Lowercase"_s, u"Strip"_s, u"Prepend"_s, u"Replace"_s});
    }
    return {};
}

} // namespace

core::Result<std::vector<TextStep>> readNormalizer(const Component &normalizer)
{
    std::vector<TextStep> steps;
    if (normalizer.isNull())
        return steps;
    double growth = 1;
    if (const core::Result<> added = addSteps(normalizer, steps, growth); !added)
        return core::fail(added.error());
    return steps;
}

core::Result<TextStep> readReplace(const Component &component, double &growth)
{
    core::Result<PatternPtr> pattern = readPattern(component.child(u"pattern"_s));
    if (!pattern)
        return core::fail(pattern.error());
    std::string content = component.text(u"content");
    growth *= std::max(1.0, static_cast<double>(content.size()));
    if (growth > kMaxGrowth)
        return component.wrong(u"content"_s,
            u"together these make texts %1 times longer (expected %2 at most)"_s.arg(growth).arg(
                kMaxGrowth));
    return [pattern = std::move(*pattern), content = std::move(content)](const std::string &text) {
        std::string out;
        for (const Span &span : matchesAndGaps(*pattern, text))
            out += span.isMatch ? std::string_view(content) : span.of(text);
        return out;
    };
}

std::string normalized(const std::vector<TextStep> &steps, std::string text)
{
    for (const TextStep &step : steps)
        text = step(std::move(text));
    return text;
}

} // namespace aisb::tokens
