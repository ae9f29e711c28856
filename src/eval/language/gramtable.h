// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <span>
#include <vector>

namespace aisb::eval {

// Up to three characters as one number.
class Gram
{
public:
    static constexpr int kMaxSize = 3;

    void append(char32_t c) { m_key = (m_key << kBits) | c; }
    // Its last size characters.
    [[nodiscard]] quint64 tail(int size) const
    {
        return m_key & ((quint64{1} << (kBits * static_cast<unsigned>(size))) - 1);
    }

private:
    static constexpr unsigned kBits = 21; // of a code point

    quint64 m_key = 0;
};

// Which n-grams are how frequent in which language.
class GramTable
{
public:
    struct Entry
    {
        double probability = 0; // among the n-grams of its length in the language
        quint32 language = 0; // index in languages()
    };

    // Adds the profile of a language: {"freq": {n-gram: count}, "n_words": [counts of all n-grams
    // of 1, 2, 3 characters], "name": code}. name is what errors (DsetData002) call it.
    [[nodiscard]] core::Result<> add(const core::Json &profile, const QString &name);
    // After the last add().
    void finish();

    [[nodiscard]] const QStringList &languages() const { return m_languages; }
    // The row of an n-gram, absent when no language has it.
    [[nodiscard]] std::optional<quint32> rowOf(quint64 gram) const;
    // Its entries by rising language.
    [[nodiscard]] std::span<const Entry> entriesOf(quint32 row) const;

private:
    struct Line
    {
        quint64 gram = 0;
        Entry entry;
    };

    QStringList m_languages;
    std::vector<Line> m_lines; // until finish()
    std::vector<quint64> m_grams; // sorted
    std::vector<quint32> m_begins; // of rows in m_entries; one more than rows
    std::vector<Entry> m_entries;
};

} // namespace aisb::eval
