// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/experimentindex.h"

#include "core/text/json.h"
#include "store/atomicfile.h"
#include "store/safepath.h"

#include <QDir>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr int kVersion = 2; // one more whenever the meaning of a member changes
constexpr qint64 kMaxBytes = 512LL << 20;
constexpr qsizetype kMaxGlance = 1000;

using Entry = ExperimentEntry;
template <class Value>
using Field = std::pair<QStringView, Value Entry::*>;

constexpr auto kTexts = std::to_array<Field<QString>>({{u"name", &Entry::name},
    {u"mode", &Entry::mode}, {u"service", &Entry::service}, {u"transport", &Entry::transport},
    {u"score", &Entry::score}, {u"score_of", &Entry::scoreOf}});
constexpr auto kLists = std::to_array<Field<QStringList>>(
    {{u"models", &Entry::models}, {u"datasets", &Entry::datasets}});
constexpr auto kNumbers = std::to_array<Field<double>>({{u"request_rate", &Entry::requestRate},
    {u"batch_size", &Entry::batchSize}, {u"output_throughput", &Entry::outputThroughput},
    {u"request_throughput", &Entry::requestThroughput}, {u"ttft_average", &Entry::ttftAverageMs},
    {u"ttft_p99", &Entry::ttftP99Ms}, {u"tpot_average", &Entry::tpotAverageMs},
    {u"e2el_average", &Entry::e2elAverageMs}, {u"e2el_p99", &Entry::e2elP99Ms},
    {u"concurrency", &Entry::concurrency}, {u"duration", &Entry::durationS},
    {u"score_error", &Entry::scoreError}});
constexpr auto kCounts =
    std::to_array<Field<qint64>>({{u"bytes", &Entry::bytes}, {u"success", &Entry::successRequests},
        {u"failed", &Entry::failedRequests}, {u"total", &Entry::totalRequests}});

Json listJson(const QStringList &list)
{
    Json json = Json::array();
    for (const QString &text : list)
        json.append(text);
    return json;
}

QStringList listOf(const Json &json)
{
    QStringList list;
    for (const Json &text : json.items())
        list.append(text.toString());
    return list;
}

void set(Json &json, QStringView key, Json value)
{
    json.members().emplace_back(key.toString(), std::move(value));
}

// Three digits are more than a small drawing can show.
Json glanceJson(const Glance &glance)
{
    Json values = Json::array();
    for (const float value : glance.values) {
        const double size = value > 0 ? std::floor(std::log10(value)) : 0;
        const double unit = std::pow(10.0, size - 2);
        const double rounded = std::round(value / unit) * unit;
        if (rounded >= 100)
            values.append(static_cast<qint64>(rounded));
        else
            values.append(rounded);
    }
    return values;
}

void addAbout(Json &json, const store::About &about)
{
    if (about.isEmpty())
        return;
    Json said = Json::object();
    set(said, u"title", about.title);
    set(said, u"tags", listJson(about.tags));
    set(said, u"notes", about.notes);
    set(said, u"starred", about.isStarred);
    set(json, u"about", std::move(said));
}

Json itemJson(const ExperimentIndex::Item &item)
{
    const Entry &entry = item.entry;
    Json json = Json::object();
    set(json, u"path", entry.path);
    set(json, u"print", QString::number(item.print.hash, 16));
    set(json, u"about_print", QString::number(item.print.aboutHash, 16));
    set(json, u"has_details", item.hasDetails);
    set(json, u"started", entry.startedAt.isValid() ? entry.startedAt.toMSecsSinceEpoch() : -1);
    set(json, u"state", static_cast<int>(entry.state));
    set(json, u"generation", static_cast<int>(entry.generation));
    set(json, u"is_performance", entry.isPerformance);
    for (const auto &[key, field] : kTexts)
        if (const QString &text = entry.*field; !text.isEmpty())
            set(json, key, text);
    for (const auto &[key, field] : kLists)
        set(json, key, listJson(entry.*field));
    for (const auto &[key, field] : kNumbers)
        if (const double number = entry.*field; number >= 0)
            set(json, key, number);
    for (const auto &[key, field] : kCounts)
        if (const qint64 count = entry.*field; count >= 0)
            set(json, key, count);
    addAbout(json, entry.about);
    if (entry.health)
        set(json, u"health", core::healthJson(*entry.health));
    if (!entry.glance.values.empty()) {
        set(json, u"glance", glanceJson(entry.glance));
        set(json, u"glance_seconds", entry.glance.seconds);
    }
    return json;
}

Glance glanceOf(const Json &json)
{
    Glance glance;
    const auto &values = json[u"glance"].items();
    if (std::ssize(values) > kMaxGlance)
        return glance;
    for (const Json &value : values)
        glance.values.push_back(static_cast<float>(std::clamp(value.toDouble(), 0.0, 1e15)));
    glance.seconds = json[u"glance_seconds"].toDouble();
    return glance;
}

store::About aboutOf(const Json &json)
{
    return store::cleaned({json[u"title"].toString(), listOf(json[u"tags"]),
        json[u"notes"].toString(), json[u"starred"].toBool()});
}

template <class Enum>
bool read(Enum &value, const Json &json, Enum last)
{
    const qint64 number = json.toInt(-1);
    value = static_cast<Enum>(number);
    return number >= 0 && number <= static_cast<qint64>(last);
}

// The field of that name, if the table has one.
template <class Fields>
auto fieldOf(const Fields &fields, const QString &name) -> decltype(fields.front().second)
{
    const auto found =
        std::ranges::find_if(fields, [&name](const auto &field) { return field.first == name; });
    return found == fields.end() ? nullptr : found->second;
}

void readFields(Entry &entry, const Json &json)
{
    for (const auto &[key, value] : json.members()) {
        if (const auto text = fieldOf(kTexts, key))
            entry.*text = value.toString();
        else if (const auto list = fieldOf(kLists, key))
            entry.*list = listOf(value);
        else if (const auto number = fieldOf(kNumbers, key))
            entry.*number = value.toDouble(-1);
        else if (const auto count = fieldOf(kCounts, key))
            entry.*count = value.toInt(-1);
    }
}

std::optional<ExperimentIndex::Item> itemOf(const Json &json)
{
    ExperimentIndex::Item item;
    Entry &entry = item.entry;
    entry.path = json[u"path"].toString();
    bool isNumber = false;
    item.print.hash = json[u"print"].toString().toULongLong(&isNumber, 16);
    if (!QDir::isAbsolutePath(entry.path) || !isNumber
        || !read(entry.state, json[u"state"], core::ExperimentState::Unreadable)
        || !read(entry.generation, json[u"generation"], core::Generation::G3))
        return {};
    item.print.aboutHash = json[u"about_print"].toString().toULongLong(nullptr, 16);
    item.hasDetails = json[u"has_details"].toBool();
    if (const qint64 started = json[u"started"].toInt(-1); started >= 0)
        entry.startedAt = QDateTime::fromMSecsSinceEpoch(started);
    entry.isPerformance = json[u"is_performance"].toBool();
    readFields(entry, json);
    item.print.bytes = std::max<qint64>(0, entry.bytes);
    if (const Json *about = json.find(u"about"))
        entry.about = aboutOf(*about);
    entry.glance = glanceOf(json);
    entry.health = core::readHealth(json[u"health"]);
    return item;
}

} // namespace

const ExperimentIndex::Item *ExperimentIndex::find(const QString &path) const
{
    const auto found = m_items.constFind(path);
    return found == m_items.constEnd() ? nullptr : &*found;
}

void ExperimentIndex::insert(const Item &item)
{
    m_items.insert(item.entry.path, item);
}

ExperimentIndex readIndex(const QString &file)
{
    ExperimentIndex index;
    const core::Result<QByteArray> bytes = store::readWhole(file, kMaxBytes);
    if (!bytes)
        return index;
    const core::Result<Json> root = core::readJson(*bytes, {.maxDepth = 16});
    if (!root || (*root)[u"version"].toInt() != kVersion)
        return index;
    for (const Json &json : (*root)[u"experiments"].items())
        if (auto item = itemOf(json))
            index.insert(*item);
    return index;
}

core::Result<> writeIndex(const QString &file, const ExperimentIndex &index)
{
    QStringList paths = index.paths();
    std::ranges::sort(paths);
    Json experiments = Json::array();
    for (const QString &path : paths)
        experiments.append(itemJson(*index.find(path)));
    Json root = Json::object();
    root.set(u"version"_s, kVersion);
    root.set(u"experiments"_s, std::move(experiments));
    return store::writeFile(
        file, core::writeJson(root, {.separators = core::JsonWriteOptions::Separators::Compact}));
}

} // namespace aisb::run
