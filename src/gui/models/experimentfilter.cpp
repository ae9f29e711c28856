// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/experimentfilter.h"

#include "gui/pages/words.h"
#include "run/openexperiment.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Entry = run::ExperimentEntry;

QStringList tokensOf(const QString &text)
{
    QStringList tokens;
    QString token;
    bool isQuoted = false;
    for (const QChar character : text) {
        if (character == u'"') {
            isQuoted = !isQuoted;
        } else if (character.isSpace() && !isQuoted) {
            tokens << token;
            token.clear();
        } else {
            token += character;
        }
    }
    tokens << token;
    tokens.removeAll(QString());
    return tokens;
}

QString stateWords(core::ExperimentState state)
{
    constexpr std::array names = {
        "complete"_L1, "partial"_L1, "running"_L1, "failed"_L1, "unreadable"_L1};
    return stateCell(state).text + u' ' + names.at(static_cast<std::size_t>(state));
}

bool contains(const QString &text, const QString &word)
{
    return text.contains(word, Qt::CaseInsensitive);
}

bool containsAny(const Entry &entry, const QString &word)
{
    const std::array texts = {entry.about.title, entry.name, entry.mode, entry.about.notes,
        entry.path, entry.models.join(u'\n'), entry.datasets.join(u'\n'),
        entry.about.tags.join(u'\n')};
    return std::ranges::any_of(
        texts, [&word](const QString &text) { return contains(text, word); });
}

std::optional<bool> compareScore(const Entry &entry, const QString &token)
{
    if (!token.startsWith("score<"_L1) && !token.startsWith("score>"_L1)) {
        return {};
    }
    bool isLimit = false;
    const double limit = QStringView(token).mid(6).toDouble(&isLimit);
    if (!isLimit) {
        return {};
    }
    bool isScore = false;
    const double score = entry.score.toDouble(&isScore);
    return isScore && (token.at(5) == u'<' ? score < limit : score > limit);
}

// Nothing: no field of ours, or a value it cannot have; it is an ordinary word then.
std::optional<bool> matchField(const Entry &entry, const QString &field, const QString &value)
{
    if (field == "model"_L1) {
        return contains(entry.models.join(u'\n'), value);
    }
    if (field == "data"_L1) {
        return contains(entry.datasets.join(u'\n'), value);
    }
    if (field == "mode"_L1) {
        return contains(entry.mode, value);
    }
    if (field == "state"_L1) {
        return contains(stateWords(entry.state), value);
    }
    if (field == "tag"_L1) {
        return contains(entry.about.tags.join(u'\n'), value);
    }
    if (field == "is"_L1 && value == "starred"_L1) {
        return entry.about.isStarred;
    }
    const QDate day = QDate::fromString(value, Qt::ISODate);
    if (day.isValid() && field == "before"_L1) {
        return entry.startedAt.isValid() && entry.startedAt.date() < day;
    }
    if (day.isValid() && field == "after"_L1) {
        return entry.startedAt.isValid() && entry.startedAt.date() > day;
    }
    return {};
}

bool matchesToken(const Entry &entry, const QString &token)
{
    const bool isExcluding = token.size() > 1 && token.startsWith(u'-');
    const QString plain = isExcluding ? token.mid(1) : token;
    std::optional<bool> found = compareScore(entry, plain);
    if (const qsizetype colon = plain.indexOf(u':'); !found && colon > 0) {
        found = matchField(entry, plain.left(colon).toLower(), plain.mid(colon + 1));
    }
    return found.value_or(containsAny(entry, plain)) != isExcluding;
}

} // namespace

bool isPerformance(const Entry &entry)
{
    return entry.isPerformance || isPerformanceMode(entry.mode) || entry.outputThroughput >= 0;
}

bool matches(const Entry &entry, const ExperimentFilter &filter)
{
    if (filter.kind != ExperimentKind::All
        && isPerformance(entry) != (filter.kind == ExperimentKind::Performance)) {
        return false;
    }
    if ((filter.state && *filter.state != entry.state)
        || (!filter.model.isEmpty() && !entry.models.contains(filter.model))
        || (!filter.tag.isEmpty() && !entry.about.tags.contains(filter.tag, Qt::CaseInsensitive))
        || (filter.isStarred && !entry.about.isStarred)) {
        return false;
    }
    return std::ranges::all_of(tokensOf(filter.text),
        [&entry](const QString &token) { return matchesToken(entry, token); });
}

} // namespace aisb::gui
