// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/language/gramtable.h"

#include "core/text/pythontext.h"

#include <algorithm>
#include <tuple>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

tl::unexpected<core::Error> badProfile(const QString &name, const QString &what)
{
    return core::fail(core::ErrorCode::DsetData002, u"%1: %2"_s.arg(name, what));
}

} // namespace

core::Result<> GramTable::add(const Json &profile, const QString &name)
{
    const QString language = profile[u"name"].toString();
    if (language.isEmpty() || m_languages.contains(language))
        return badProfile(name, u"name: expected the code of a further language"_s);
    const Json::Array &totals = profile[u"n_words"].items();
    if (totals.size() != Gram::kMaxSize)
        return badProfile(name, u"n_words: expected 3 counts"_s);
    const Json::Object &counts = profile[u"freq"].members();
    if (counts.empty())
        return badProfile(name, u"freq: expected counts of n-grams"_s);
    const auto index = static_cast<quint32>(m_languages.size());
    m_languages.append(language);
    for (const auto &[text, count] : counts) {
        Gram gram;
        int size = 0;
        core::forEachCharacter(text, [&](char32_t c) {
            gram.append(c);
            ++size;
        });
        if (size < 1 || size > Gram::kMaxSize)
            continue;
        const double total = totals[static_cast<std::size_t>(size) - 1].toDouble();
        if (!count.isNumber() || total <= 0)
            return badProfile(name, u"freq: \"%1\": expected a count"_s.arg(text));
        m_lines.push_back({.gram = gram.tail(size),
            .entry = {.probability = count.toDouble() / total, .language = index}});
    }
    return {};
}

void GramTable::finish()
{
    std::ranges::sort(
        m_lines, {}, [](const Line &line) { return std::tuple(line.gram, line.entry.language); });
    const auto repeated = std::ranges::unique(
        m_lines, {}, [](const Line &line) { return std::tuple(line.gram, line.entry.language); });
    m_lines.erase(repeated.begin(), repeated.end());
    m_entries.reserve(m_lines.size());
    for (const Line &line : m_lines) {
        if (m_grams.empty() || m_grams.back() != line.gram) {
            m_grams.push_back(line.gram);
            m_begins.push_back(static_cast<quint32>(m_entries.size()));
        }
        m_entries.push_back(line.entry);
    }
    m_begins.push_back(static_cast<quint32>(m_entries.size()));
    m_lines = {};
}

std::optional<quint32> GramTable::rowOf(quint64 gram) const
{
    const auto at = std::ranges::lower_bound(m_grams, gram);
    if (at == m_grams.end() || *at != gram)
        return std::nullopt;
    return static_cast<quint32>(at - m_grams.begin());
}

std::span<const GramTable::Entry> GramTable::entriesOf(quint32 row) const
{
    return std::span(m_entries).subspan(m_begins[row], m_begins[row + 1] - m_begins[row]);
}

} // namespace aisb::eval
