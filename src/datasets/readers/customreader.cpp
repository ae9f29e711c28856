// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/readers/customreader.h"

#include "datasets/closestname.h"
#include "datasets/metafile.h"
#include "datasets/readers/rowsink.h"
#include "datasets/rowfile.h"

#include <QFile>
#include <QFileInfo>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Issue;
using core::Json;

namespace {

constexpr qint64 kMaxMetaBytes = 16 * 1024 * 1024;
constexpr QStringView kMaxOutLen = u"max_out_len";
constexpr QStringView kMaxTokens = u"max_tokens";
constexpr QStringView kTimestamp = u"timestamp";
constexpr QStringView kTools = u"tools";

// Columns that every row must have: those the entry reads, but for the optional ones.
QStringList wantedColumns(const Json &entry)
{
    QStringList columns;
    for (const Json &name : entry[u"reader_cfg"][u"input_columns"].items()) {
        const QString column = name.toString();
        if (column != kMaxOutLen && column != kMaxTokens && column != kTimestamp)
            columns << column;
    }
    return columns;
}

QStringList namesOf(const Json &object)
{
    QStringList names;
    for (const auto &[name, value] : object.members())
        names << name;
    return names;
}

core::Result<> checkColumns(const FileRow &row, const QStringList &wanted)
{
    for (const QString &name : wanted) {
        const Json *value = row.values.find(name);
        if (value == nullptr) {
            const QStringList names = namesOf(row.values);
            return core::fail(ErrorCode::DsetData002,
                u"%1: expected a column \"%2\" (found %3)%4"_s.arg(
                    row.place, name, names.join(u", "_s).left(200), suggestion(name, names)));
        }
        if (value->isNull() || value->isArray() || value->isObject()) {
            return core::fail(ErrorCode::DsetData006,
                u"%1: column \"%2\": expected a text or a number"_s.arg(row.place, name));
        }
    }
    return {};
}

// A positive integer, its digits as text, or nothing for null, "" and 0.
core::Result<std::optional<int>> limitOf(
    const Json &value, const QString &place, QStringView column)
{
    const bool isText = value.isString();
    const QString text = value.toString().trimmed();
    if (value.isNull() || (isText && text.isEmpty()))
        return std::nullopt;
    bool isNumber = value.isInt() || (value.isNumber() && value.toInt(-1) >= 0);
    const qint64 limit = isText ? text.toLongLong(&isNumber) : value.toInt(-1);
    if (!isNumber || limit < 0 || limit > std::numeric_limits<int>::max()) {
        return core::fail(ErrorCode::DsetData006,
            u"%1: column \"%2\": expected an integer of at least 0"_s.arg(place, column));
    }
    return limit == 0 ? std::nullopt : std::optional(static_cast<int>(limit));
}

// Functions a row names travel as text: the columns of a table have one type, which would give each
// function the members of all others.
core::Result<> packTools(FileRow &row)
{
    const Json tools = row.values[kTools];
    if (tools.isArray())
        row.values.set(kTools.toString(), QString::fromUtf8(core::writeJson(tools)));
    if (!tools.toString().startsWith(u'['))
        return {};
    const core::Result<Json> read = core::readJson(tools.toString().toUtf8());
    if (!read) {
        return core::fail(ErrorCode::DsetData006,
            u"%1: column \"%2\": expected a JSON list: %3"_s.arg(
                row.place, kTools, read.error().detail));
    }
    return {};
}

struct OwnRow
{
    Json values;
    std::optional<int> maxOutLen;
};

core::Result<OwnRow> makeRow(FileRow row, const QStringList &wanted)
{
    if (const core::Result<> checked = checkColumns(row, wanted); !checked)
        return core::fail(checked.error());
    if (const core::Result<> packed = packTools(row); !packed)
        return core::fail(packed.error());
    const QStringView column = row.values.find(kMaxTokens) != nullptr ? kMaxTokens : kMaxOutLen;
    const core::Result<std::optional<int>> limit = limitOf(row.values[column], row.place, column);
    if (!limit)
        return core::fail(limit.error());
    if (column == kMaxTokens) {
        Json value = row.values[kMaxTokens];
        row.values.remove(kMaxTokens);
        row.values.set(kMaxOutLen.toString(), std::move(value));
    }
    return OwnRow{std::move(row.values), *limit};
}

// The side file's path: the one named, else the one beside the data if it exists, else empty.
core::Result<QString> findMetaFile(
    const Json &entry, const QString &dataPath, const LoadContext &context)
{
    const Json &named = entry[u"meta_path"];
    if (named.isString() && !named.toString().isEmpty()) {
        QString path = resolvePath(named.toString(), context);
        if (!QFileInfo(path).isFile())
            return core::fail(ErrorCode::DsetFile001, u"%1: no such file (meta_path)"_s.arg(path));
        return path;
    }
    const QString beside = dataPath + u".meta.json"_s;
    return QFileInfo(beside).isFile() ? beside : QString();
}

core::Result<MetaFile> loadMetaFile(const QString &path)
{
    if (path.isEmpty())
        return MetaFile();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(ErrorCode::DsetFile001, u"%1: %2"_s.arg(path, file.errorString()));
    if (file.size() > kMaxMetaBytes)
        return core::fail(ErrorCode::UtilsType007, u"%1: larger than 16 MiB"_s.arg(path));
    core::Result<MetaFile> meta = readMetaFile(file.readAll());
    if (!meta)
        return core::fail(meta.error().in(path));
    return meta;
}

// Adds the rows the side file asks for, with its limits. A column of limits is there when one row
// has one.
core::Result<> addSampled(
    const std::vector<OwnRow> &all, const MetaFile &meta, quint64 seed, RowSink &rows)
{
    core::Random random(seed);
    const std::vector<qint64> chosen = chooseRows(meta, std::ssize(all), random);
    const std::vector<qint64> limits = outputLimits(meta, std::ssize(chosen), random);
    const auto row = [&](std::size_t i) -> const OwnRow & {
        return all[static_cast<std::size_t>(chosen[i])];
    };
    bool hasLimits = !limits.empty();
    for (std::size_t i = 0; i < chosen.size() && !hasLimits; ++i)
        hasLimits = row(i).maxOutLen.has_value();
    for (std::size_t i = 0; i < chosen.size(); ++i) {
        Json values = row(i).values;
        if (!limits.empty())
            values.set(kMaxOutLen.toString(), Json(limits[i]));
        else if (hasLimits)
            values.set(kMaxOutLen.toString(), row(i).maxOutLen ? Json(*row(i).maxOutLen) : Json());
        if (const core::Result<> added = rows.add(std::move(values)); !added)
            return core::fail(added.error().in(u"row %1"_s.arg(rows.size())));
    }
    return {};
}

} // namespace

Description describeCustom()
{
    using enum ParameterType;
    return {"customdataset"_L1, "Own file"_L1, "Questions from a .jsonl or .csv file"_L1,
        {{"path"_L1, "File"_L1, File, true, {}, 0, 0, {},
             R"(rows with a column "question", optionally "max_tokens" and "tools")"_L1},
            {"meta_path"_L1, "Side file"_L1, File, false, {}, 0, 0, {},
                "how many rows, in which order, with which output limits; else <file>.meta.json"_L1},
            {"seed"_L1, "Seed"_L1, Integer, false, {}, 0, 9007199254740991.0, {},
                "for random order and limits; empty draws one"_L1}}};
}

std::vector<Issue> checkCustom(const core::DatasetSpec &spec)
{
    std::vector<Issue> issues;
    const auto report = [&](const QString &path, const QString &detail) {
        issues.push_back({Issue::Severity::Error, path, {ErrorCode::DsetCfg001, detail}});
    };
    const Json &path = spec.config[u"path"];
    const QString ending = QFileInfo(path.toString()).suffix().toLower();
    if (!path.isString() || path.toString().isEmpty())
        report(u"path"_s, u"missing (expected a .jsonl or .csv file)"_s);
    else if (ending != "jsonl"_L1 && ending != "csv"_L1)
        report(u"path"_s,
            u"expected a file ending in .jsonl or .csv, found \"%1\""_s.arg(path.toString()));
    const Json &meta = spec.config[u"meta_path"];
    if (!meta.isNull() && !meta.isString())
        report(u"meta_path"_s, u"expected a text"_s);
    for (const QStringView key : {QStringView(u"seed"), QStringView(u"Seed")}) {
        const Json &seed = spec.config[key];
        if (!seed.isNull() && (!seed.isInt() || seed.toInt() < 0))
            report(key.toString(), u"expected an integer of at least 0"_s);
    }
    return issues;
}

core::Result<SourceFacts> readCustom(
    const core::DatasetSpec &spec, const LoadContext &context, RowSink &rows)
{
    for (const Issue &issue : checkCustom(spec))
        return core::fail(issue.error.in(issue.path));
    const QString path = resolvePath(spec.config[u"path"].toString(), context);
    const RowProgress progress = [&context](qint64 read) {
        return !context.progress || context.progress(read, -1);
    };
    core::Result<std::vector<FileRow>> file = readRows(path, progress);
    if (!file)
        return core::fail(file.error());
    const core::Result<QString> metaPath = findMetaFile(spec.config, path, context);
    const core::Result<MetaFile> meta =
        metaPath ? loadMetaFile(*metaPath) : core::fail(metaPath.error());
    if (!meta)
        return core::fail(meta.error());

    SourceFacts facts;
    if (!metaPath->isEmpty())
        facts.notes << u"Side file %1 is used"_s.arg(*metaPath);
    const QStringList wanted = wantedColumns(spec.config);
    std::vector<OwnRow> all;
    all.reserve(file->size());
    for (FileRow &row : *file) {
        core::Result<OwnRow> made = makeRow(std::move(row), wanted);
        if (!made)
            return core::fail(made.error().in(path));
        all.push_back(std::move(*made));
    }
    if (isRandom(*meta))
        facts.seed =
            chosenSeed(spec.config, {u"seed"_s, u"Seed"_s}, context).value_or(core::drawSeed());
    if (const auto added = addSampled(all, *meta, facts.seed.value_or(0), rows); !added)
        return core::fail(added.error().in(path));
    if (rows.size() > std::ssize(all))
        facts.notes << u"%1 rows are repeated to %2 requests (request_count)"_s.arg(all.size())
                           .arg(rows.size());
    return facts;
}

} // namespace aisb::datasets
