// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/splits.h"

#include "datasets/catalogue.h"
#include "datasets/closestname.h"
#include "datasets/readers/textreader.h"
#include "datasets/rowrange.h"

#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

// The split of an entry that serves as train or test.
QString splitName(const Json &entry, QStringView key, const QString &usual)
{
    return entry[u"reader_cfg"][key].toString(usual);
}

core::Result<> checkFilesExist(
    const TextReader &reader, const std::vector<SplitFiles> &splits, const LoadContext &context)
{
    QStringList missing;
    for (const SplitFiles &split : splits) {
        for (const QString &path : split.paths) {
            if (!QFileInfo(resolvePath(path, context)).isFile() && !missing.contains(path))
                missing.append(path);
        }
    }
    if (missing.isEmpty())
        return {};
    QStringList places{context.currentDir};
    if (!context.datasetsRoot.isEmpty() && context.datasetsRoot != context.currentDir)
        places.append(context.datasetsRoot);
    const QString count = missing.size() == 1 ? u"a file is missing"_s
                                              : u"%1 files are missing"_s.arg(missing.size());
    return core::fail(ErrorCode::DsetFile001,
        u"%1: %2 (looked for below %3). Expected: %4. The data comes from %5. AIS_BENCH_DATASETS_CACHE or the settings choose the folder of the data sets"_s
            .arg(count, missing.join(u", "_s), places.join(u" and "_s), QString(reader.layout),
                QString(reader.origin)));
}

struct ReadSplit
{
    RowView rows;
    SplitFacts facts;
};

core::Result<ReadSplit> readSplit(const core::DatasetSpec &spec, const TextReader &reader,
    const SplitFiles &files, const QString &role, const LoadContext &context)
{
    std::vector<std::unique_ptr<QFile>> opened;
    RowSink sink(spec.abbr + u'_' + role, context);
    SplitJob job{spec.config, files.split, files.paths, {}, sink, context};
    for (const QString &path : files.paths) {
        opened.push_back(std::make_unique<QFile>(resolvePath(path, context)));
        if (!opened.back()->open(QIODevice::ReadOnly))
            return core::fail(
                ErrorCode::DsetFile001, u"%1: %2"_s.arg(path, opened.back()->errorString()));
        job.files.push_back(opened.back().get());
    }
    const QString name = files.paths.join(u", "_s);
    if (const core::Result<> done = reader.read(job); !done)
        return core::fail(done.error().in(name));
    if (sink.size() == 0)
        return core::fail(ErrorCode::DsetData002, u"%1: no rows"_s.arg(name));
    RowView rows(sink.finish());
    if (!job.facts.order.empty())
        rows = rows.selected(job.facts.order);
    return ReadSplit{std::move(rows), std::move(job.facts)};
}

// The rows of both splits before their ranges.
core::Result<Splits> readTextSplits(
    const core::DatasetSpec &spec, const TextReader &reader, const LoadContext &context)
{
    const core::Result<std::vector<SplitFiles>> files = filesOf(spec, reader);
    if (!files)
        return core::fail(files.error());
    const std::vector<SplitFiles> &all = *files;
    if (const core::Result<> checked = checkFilesExist(reader, all, context); !checked)
        return core::fail(checked.error());

    Splits splits;
    std::map<QString, RowView> read; // by split
    const auto viewOf = [&](const QString &wanted, const QString &role) -> core::Result<RowView> {
        const bool isSingle = all.size() == 1 && all.front().split.isEmpty();
        const QString name = isSingle ? QString() : wanted;
        const auto found = std::ranges::find(all, name, &SplitFiles::split);
        if (found == all.end()) {
            QStringList names;
            for (const SplitFiles &split : all)
                names.append(split.split);
            return core::fail(ErrorCode::DsetCfg001,
                u"reader_cfg.%1_split: \"%2\" is no split of this data set (there are: %3)"_s.arg(
                    role, name, names.join(u", "_s)));
        }
        RowView &rows = read[name];
        if (rows.isEmpty()) {
            core::Result<ReadSplit> made = readSplit(spec, reader, *found, role, context);
            if (!made)
                return core::fail(made.error());
            rows = std::move(made->rows);
            if (made->facts.seed)
                splits.seed = made->facts.seed;
            splits.notes.append(made->facts.notes);
        }
        return rows;
    };
    auto test = viewOf(splitName(spec.config, u"test_split", u"test"_s), u"test"_s);
    if (!test)
        return core::fail(test.error());
    auto train = viewOf(splitName(spec.config, u"train_split", u"train"_s), u"train"_s);
    if (!train)
        return core::fail(train.error());
    splits.test = std::move(*test);
    splits.train = std::move(*train);
    return splits;
}

// The rows of a reader of the catalogue; they are test and train rows.
core::Result<Splits> readOtherSplits(
    const core::DatasetSpec &spec, const ReaderEntry &reader, const LoadContext &context)
{
    RowSink sink(spec.abbr + u"_test"_s, context);
    core::Result<SourceFacts> facts = reader.read(spec, context, sink);
    if (!facts)
        return core::fail(facts.error());
    Splits splits;
    splits.test = RowView(sink.finish());
    splits.train = splits.test;
    splits.seed = facts->seed;
    splits.notes = std::move(facts->notes);
    return splits;
}

// The range of one split, after the note of an unusable one.
RowView inRange(const Json &readerCfg, QStringView key, const RowView &all, QStringList &notes)
{
    const RangeChoice choice = chooseRange(readerCfg[key], all.size());
    if (!choice.note.isEmpty())
        notes.append(u"reader_cfg.%1: %2"_s.arg(key, choice.note));
    if (!choice.rows)
        return all;
    return all.selected(*choice.rows);
}

QStringList columnsOf(const Json &value)
{
    static const QRegularExpression blanks(u"\\s+"_s);
    if (value.isString())
        return value.toString().split(blanks, Qt::SkipEmptyParts);
    QStringList names;
    for (const Json &name : value.items())
        names.append(name.toString());
    return names;
}

core::Result<> checkColumns(const Json &readerCfg, const RowView &rows, QStringView split)
{
    const auto check = [&](QStringView key, const QString &name) -> core::Result<> {
        if (rows.columns().contains(name))
            return {};
        return core::fail(ErrorCode::DsetCfg001,
            u"reader_cfg.%1: \"%2\" is no column of the %3 rows (there are: %4)%5"_s.arg(
                key, name, split, rows.columns().join(u", "_s), suggestion(name, rows.columns())));
    };
    for (const QString &name : columnsOf(readerCfg[u"input_columns"])) {
        if (const core::Result<> checked = check(u"input_columns", name); !checked)
            return checked;
    }
    const QString output = readerCfg[u"output_column"].toString();
    return output.isEmpty() ? core::Result<>() : check(u"output_column", output);
}

} // namespace

core::Result<Splits> loadSplits(const core::DatasetSpec &spec, const LoadContext &context)
{
    const TextReader *text = findTextReader(spec);
    const ReaderEntry *other = text == nullptr ? findReader(spec.className()) : nullptr;
    if (text == nullptr && other == nullptr)
        return readerMissing(spec);
    core::Result<Splits> splits = text != nullptr ? readTextSplits(spec, *text, context)
                                                  : readOtherSplits(spec, *other, context);
    if (!splits)
        return splits;
    const Json &readerCfg = spec.config[u"reader_cfg"];
    if (text != nullptr) {
        if (const core::Result<> checked = checkColumns(readerCfg, splits->test, u"test"); !checked)
            return core::fail(checked.error());
    }
    const qint64 testRows = splits->test.size();
    splits->test = inRange(readerCfg, u"test_range", splits->test, splits->notes);
    splits->train = inRange(readerCfg, u"train_range", splits->train, splits->notes);
    if (splits->test.isEmpty())
        return core::fail(ErrorCode::DsetData002,
            u"reader_cfg.test_range leaves none of %1 rows"_s.arg(testRows));
    return splits;
}

} // namespace aisb::datasets
