// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/dumpreader.h"

#include "config/classes.h"
#include "config/loadconfig.h"
#include "config/preprocess.h"
#include "config/pythonreader.h"

#include <QDir>
#include <QFile>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxDumpBytes = 8 * 1024 * 1024;
constexpr qsizetype kMaxWarnings = 50;

// One top-level assignment with the lines that belong to it.
struct Chunk
{
    int line = 1;
    QByteArray text;
};

bool startsAssignment(QByteArrayView line)
{
    qsizetype i = 0;
    while (i < line.size()
        && (line[i] == '_' || static_cast<uchar>(line[i]) >= 0x80
            || (line[i] >= 'a' && line[i] <= 'z') || (line[i] >= 'A' && line[i] <= 'Z')
            || (i > 0 && line[i] >= '0' && line[i] <= '9')))
        ++i;
    if (i == 0)
        return false;
    while (i < line.size() && line[i] == ' ')
        ++i;
    return i < line.size() && line[i] == '=';
}

std::vector<Chunk> splitAssignments(QByteArrayView text)
{
    std::vector<Chunk> chunks;
    int number = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype end = text.indexOf('\n', at);
        end = end < 0 ? text.size() : end + 1;
        const QByteArrayView line = text.sliced(at, end - at);
        ++number;
        if (chunks.empty() || startsAssignment(line))
            chunks.push_back({number, {}});
        chunks.back().text += line;
        at = end;
    }
    return chunks;
}

void addVariables(const ConfigModule &module, Value::Dict &root)
{
    for (const auto &[name, value] : module.variables)
        root.emplace_back(Value(name), value);
}

void addWarning(QStringList &warnings, const QString &text)
{
    if (warnings.size() < kMaxWarnings)
        warnings.append(text);
}

// The dump as a whole is no literal: every assignment on its own, the bad ones left out.
Value::Dict readChunks(QByteArrayView text, const QString &fileName, QStringList &warnings)
{
    Value::Dict root;
    for (const Chunk &chunk : splitAssignments(text)) {
        const auto module = readPython(chunk.text, fileName);
        if (module)
            addVariables(*module, root);
        else
            addWarning(warnings,
                u"%1: the assignment at line %2 was left out: %3"_s.arg(fileName)
                    .arg(chunk.line)
                    .arg(module.error().detail));
    }
    return root;
}

Value readValues(QByteArrayView text, const QString &fileName, QStringList &warnings)
{
    Value root = Value::dict();
    if (text.size() > kMaxDumpBytes) {
        addWarning(warnings, u"%1: larger than %2 bytes"_s.arg(fileName).arg(kMaxDumpBytes));
        return root;
    }
    if (const auto module = readPython(text, fileName))
        addVariables(*module, root.members());
    else
        root.members() = readChunks(text, fileName, warnings);
    resolveSymbols(root);
    return root;
}

} // namespace

DumpContent readDump(QByteArrayView text, const QString &fileName)
{
    DumpContent content;
    content.root = maskSecrets(readValues(text, fileName, content.warnings)).toJson();
    return content;
}

DumpSecrets secretsOfDump(QByteArrayView text)
{
    QStringList warnings;
    DumpSecrets secrets;
    secrets.texts = secretsIn(readValues(text, {}, warnings));
    secrets.isComplete = warnings.isEmpty();
    return secrets;
}

core::Result<DumpContent> readDumpFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::TmanCfg001, u"%1: %2"_s.arg(path, file.errorString()));
    const QByteArray text = file.read(kMaxDumpBytes + 1);
    if (text.size() > kMaxDumpBytes)
        return core::fail(core::ErrorCode::TmanCfg001,
            u"%1: larger than %2 bytes"_s.arg(path).arg(kMaxDumpBytes));
    return readDump(text, path);
}

QStringList abbrsOf(const core::Json &entries)
{
    QStringList abbrs;
    for (const core::Json &entry : entries.items())
        if (const QString abbr = entry[u"abbr"].toString(); !abbr.isEmpty())
            abbrs.append(abbr);
    return abbrs;
}

QString newestDump(const QString &experimentPath)
{
    const QDir configs(experimentPath + u"/configs"_s);
    const QStringList names = configs.entryList({u"*.py"_s}, QDir::Files, QDir::Name);
    return names.isEmpty() ? QString() : configs.filePath(names.last());
}

std::vector<DumpModel> modelsOfDump(const core::Json &dump, DumpOrigin origin)
{
    std::vector<DumpModel> models;
    for (const core::Json &entry : dump[u"models"].items()) {
        if (!entry.isObject())
            continue;
        DumpModel model;
        model.abbr = entry[u"abbr"].toString();
        if (const core::Json *batchSize = entry.find(u"batch_size");
            batchSize && batchSize->isInt())
            model.batchSize = batchSize->toInt();
        model.coolDownS = std::max(entry[u"cool_down_s"].toDouble(), 0.0);
        const ModelClass *modelClass = findModelClass(entry[u"type"].toString());
        const bool absent =
            origin == DumpOrigin::Foreign || !modelClass || modelClass->streamDefault;
        model.isStream = entry[u"stream"].toBool(absent);
        if (modelClass && modelClass->streamRule != StreamRule::Free)
            model.isStream = modelClass->streamRule == StreamRule::ForcedOn;
        models.push_back(std::move(model));
    }
    return models;
}

} // namespace aisb::config
