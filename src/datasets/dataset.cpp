// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/dataset.h"

#include "datasets/catalogue.h"
#include "datasets/closestname.h"
#include "datasets/promptbuilder.h"
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

// What is wrong with the keys every data set has.
void checkRowChoice(const Json &entry, std::vector<Issue> &issues)
{
    if (const auto repeats = repeatsOf(entry); !repeats)
        issues.push_back({Issue::Severity::Error, u"n"_s, repeats.error()});
    for (const QString &key : {u"train_range"_s, u"test_range"_s}) {
        const Json &range = entry[u"reader_cfg"][key];
        const RangeChoice choice = chooseRange(range, 0);
        if (range.isString() && !choice.note.isEmpty())
            issues.push_back({Issue::Severity::Warning, u"reader_cfg."_s + key,
                {ErrorCode::DsetCfg001, choice.note}});
    }
}

// Whether the answers are those of a conversation, which needs more than a template.
bool isDialogueEntry(const Json &entry)
{
    return entry[u"infer_cfg"][u"inferencer"][u"type"].toString().section(u'.', -1)
        == u"MultiTurnGenInferencer";
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

std::optional<quint64> chosenSeed(
    const Json &entry, const QStringList &keys, const LoadContext &context)
{
    for (const QString &key : keys) {
        const Json &seed = entry[key];
        if (seed.isInt() && seed.toInt() >= 0)
            return static_cast<quint64>(seed.toInt());
    }
    return context.seed;
}

std::vector<Issue> checkDataset(const core::DatasetSpec &spec)
{
    std::vector<Issue> issues;
    const auto add = [&issues](const QString &path, const core::Error &error) {
        issues.push_back({Issue::Severity::Error, path, error});
    };
    if (const TextReader *text = findTextReader(spec); text != nullptr) {
        if (const auto files = filesOf(spec, *text); !files)
            add(u"path"_s, files.error());
        if (text->check != nullptr)
            for (Issue &issue : text->check(spec.config))
                issues.push_back(std::move(issue));
        if (isDialogueEntry(spec.config))
            if (const auto prompt = PromptBuilder::make(spec, {}); !prompt)
                add(u"infer_cfg"_s, prompt.error());
    } else if (const ReaderEntry *reader = findReader(spec.className()); reader != nullptr) {
        issues = reader->check(spec);
        if (const auto prompt = PromptBuilder::make(spec, {}); !prompt)
            add(u"infer_cfg"_s, prompt.error());
    } else {
        return {{Issue::Severity::Error, u"type"_s, readerMissing(spec).value()}};
    }
    checkRowChoice(spec.config, issues);
    return issues;
}

} // namespace aisb::datasets
