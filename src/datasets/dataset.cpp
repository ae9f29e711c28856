// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/dataset.h"

#include "datasets/cases.h"
#include "datasets/catalogue.h"
#include "datasets/closestname.h"
#include "datasets/promptbuilder.h"
#include "datasets/prompttemplate.h"
#include "datasets/readers/textreader.h"
#include "datasets/rowrange.h"

#include <QDir>
#include <QFileInfo>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Issue;
using core::Json;

namespace {

constexpr qint64 kMaxRepeats = 1'000;

core::Result<QString> rangeOf(const Json &entry)
{
    const Json &range = entry[u"reader_cfg"][u"test_range"];
    if (range.isNull())
        return QString();
    if (range.isString())
        return range.toString();
    if (range.isInt() && range.toInt() >= 0)
        return u"[:%1]"_s.arg(range.toInt());
    return core::fail(
        ErrorCode::DsetCfg001, u"reader_cfg.test_range: expected a text like \"[0:8]\""_s);
}

// The key n of an entry: every row that many times. Source: spec/accuracy.md 3.10.
core::Result<qint64> repeatsOf(const Json &entry)
{
    const Json &n = entry[u"n"];
    if (n.isNull())
        return 1;
    if (!n.isInt() || n.toInt() < 1 || n.toInt() > kMaxRepeats)
        return core::fail(
            ErrorCode::DsetParam004, u"n: expected an integer from 1 to %1"_s.arg(kMaxRepeats));
    return n.toInt();
}

std::vector<SourceRow> repeated(std::vector<SourceRow> rows, qint64 times)
{
    if (times == 1)
        return rows;
    std::vector<SourceRow> all;
    all.reserve(rows.size() * static_cast<std::size_t>(times));
    for (const SourceRow &row : rows)
        all.insert(all.end(), static_cast<std::size_t>(times), row);
    return all;
}

struct Recipe
{
    PromptTemplate prompt;
    QString range;
    qint64 repeats = 1;
    QString outputColumn;
};

core::Result<Recipe> readRecipe(const core::DatasetSpec &spec)
{
    const core::Result<PromptTemplate> prompt = PromptTemplate::fromEntry(spec.config);
    if (!prompt)
        return core::fail(prompt.error());
    const core::Result<QString> range = rangeOf(spec.config);
    if (!range)
        return core::fail(range.error());
    if (const auto rows = rowsInRange(*range, 0); !rows)
        return core::fail(rows.error());
    const core::Result<qint64> repeats = repeatsOf(spec.config);
    if (!repeats)
        return core::fail(repeats.error());
    return Recipe{
        *prompt, *range, *repeats, spec.config[u"reader_cfg"][u"output_column"].toString()};
}

core::Case makeCase(
    const core::DatasetSpec &spec, const Recipe &recipe, const SourceRow &row, std::size_t id)
{
    core::Case made;
    made.id = static_cast<int>(id);
    made.dataAbbr = spec.abbr;
    made.prompt = recipe.prompt.apply(row.values);
    made.maxOutLen = row.maxOutLen;
    if (!recipe.outputColumn.isEmpty())
        made.gold = row.values[recipe.outputColumn];
    return made;
}

qint64 textBytes(const core::Case &item)
{
    return item.prompt.isString() ? item.prompt.toString().size() * 2
                                  : core::writeJson(item.prompt).size();
}

// All cases of a text data set at once, for those who keep a list.
core::Result<LoadedCases> loadTextCases(const core::DatasetSpec &spec, const LoadContext &context)
{
    const core::Result<qint64> repeats = repeatsOf(spec.config);
    if (!repeats)
        return core::fail(repeats.error());
    core::Result<LoadedSource> source = loadCaseSource(spec, context);
    if (!source)
        return core::fail(source.error());
    LoadedCases loaded;
    loaded.seed = source->seed;
    loaded.notes = std::move(source->notes);
    qint64 bytes = 0;
    for (qint64 row = 0; row < source->cases->size(); ++row) {
        core::Case made = source->cases->at(row);
        bytes += textBytes(made) * *repeats;
        if (context.maxTextBytes > 0 && bytes > context.maxTextBytes)
            return core::fail(ErrorCode::TinferParam005,
                u"the prompts take more than the %1 bytes of memory allowed"_s.arg(
                    context.maxTextBytes));
        for (qint64 repeat = 0; repeat < *repeats; ++repeat) {
            made.id = static_cast<int>(loaded.cases.size());
            loaded.cases.push_back(made);
        }
    }
    return loaded;
}

// What can be said of a text data set before its files are read.
std::vector<Issue> checkText(const core::DatasetSpec &spec, const TextReader &reader)
{
    std::vector<Issue> issues;
    if (const auto files = filesOf(spec, reader); !files)
        issues.push_back({Issue::Severity::Error, u"path"_s, files.error()});
    if (const auto repeats = repeatsOf(spec.config); !repeats)
        issues.push_back({Issue::Severity::Error, u"n"_s, repeats.error()});
    for (const QString &key : {u"train_range"_s, u"test_range"_s}) {
        const Json &range = spec.config[u"reader_cfg"][key];
        const RangeChoice choice = chooseRange(range, 0);
        if (range.isString() && !choice.note.isEmpty())
            issues.push_back({Issue::Severity::Warning, u"reader_cfg."_s + key,
                {ErrorCode::DsetCfg001, choice.note}});
    }
    return issues;
}

} // namespace

tl::unexpected<core::Error> readerMissing(const core::DatasetSpec &spec)
{
    QStringList names = textReaderNames();
    for (const ReaderEntry &entry : catalogue())
        names << entry.className;
    return core::fail(ErrorCode::UtilsMatch001,
        u"no reader for data sets of class \"%1\" is built yet%2"_s.arg(
            spec.type, suggestion(spec.className(), names)));
}

QString resolvePath(const QString &path, const LoadContext &context)
{
    if (QDir::isAbsolutePath(path))
        return QDir::cleanPath(path);
    QString here = QDir::cleanPath(QDir(context.currentDir).absoluteFilePath(path));
    if (QFileInfo::exists(here) || context.datasetsRoot.isEmpty())
        return here;
    const QString shipped = QDir::cleanPath(QDir(context.datasetsRoot).absoluteFilePath(path));
    return QFileInfo::exists(shipped) ? shipped : here;
}

core::Result<LoadedCases> loadCases(const core::DatasetSpec &spec, const LoadContext &context)
{
    if (findTextReader(spec) != nullptr)
        return loadTextCases(spec, context);
    const ReaderEntry *reader = findReader(spec.className());
    if (reader == nullptr)
        return readerMissing(spec);
    const core::Result<Recipe> recipe = readRecipe(spec);
    if (!recipe)
        return core::fail(recipe.error());
    core::Result<SourceRows> source = reader->read(spec, context);
    if (!source)
        return core::fail(source.error());
    std::vector<SourceRow> rows = repeated(std::move(source->rows), recipe->repeats);
    const auto chosen = rowsInRange(recipe->range, static_cast<qint64>(rows.size()));
    if (!chosen)
        return core::fail(chosen.error());
    LoadedCases loaded;
    loaded.seed = source->seed;
    loaded.notes = source->notes;
    loaded.cases.reserve(chosen->size());
    for (const qint64 index : *chosen) { // no index comes twice
        const SourceRow row = std::move(rows[static_cast<std::size_t>(index)]);
        loaded.cases.push_back(makeCase(spec, *recipe, row, loaded.cases.size()));
    }
    if (loaded.cases.empty()) {
        return core::fail(ErrorCode::DsetData002,
            u"reader_cfg.test_range %1 leaves none of %2 rows"_s.arg(recipe->range)
                .arg(rows.size()));
    }
    return loaded;
}

std::vector<Issue> checkDataset(const core::DatasetSpec &spec)
{
    if (const TextReader *text = findTextReader(spec); text != nullptr)
        return checkText(spec, *text);
    const ReaderEntry *reader = findReader(spec.className());
    if (reader == nullptr)
        return {{Issue::Severity::Error, u"type"_s, readerMissing(spec).value()}};
    std::vector<Issue> issues = reader->check(spec);
    const auto add = [&issues](const QString &path, const core::Error &error) {
        issues.push_back({Issue::Severity::Error, path, error});
    };
    if (const auto prompt = PromptBuilder::make(spec, {}); !prompt)
        add(u"infer_cfg"_s, prompt.error());
    const core::Result<QString> range = rangeOf(spec.config);
    if (!range)
        add(u"reader_cfg.test_range"_s, range.error());
    else if (const auto rows = rowsInRange(*range, 0); !rows)
        add(u"reader_cfg.test_range"_s, rows.error());
    if (const auto repeats = repeatsOf(spec.config); !repeats)
        add(u"n"_s, repeats.error());
    return issues;
}

} // namespace aisb::datasets
