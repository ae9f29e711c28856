// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/customdataset.h"

#include "core/text/csv.h"
#include "core/text/jsonlines.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMaxLineBytes = 64 * 1024 * 1024;
constexpr qint64 kMaxHeaderBytes = 1024 * 1024;
constexpr int kMaxOptions = 26;

constexpr QLatin1String kCustomDataset = "ais_bench.benchmark.datasets.custom.CustomDataset"_L1;
constexpr QLatin1String kOptionEvaluator =
    "ais_bench.benchmark.datasets.custom.OptionSimAccEvaluator"_L1;
constexpr QLatin1String kExactEvaluator =
    "ais_bench.benchmark.openicl.icl_evaluator.icl_hf_evaluator.AccEvaluator"_L1;
constexpr QLatin1String kTemplate =
    "ais_bench.benchmark.openicl.icl_prompt_template.icl_prompt_template.PromptTemplate"_L1;
constexpr QLatin1String kRetriever =
    "ais_bench.benchmark.openicl.icl_retriever.icl_zero_retriever.ZeroRetriever"_L1;
constexpr QLatin1String kInferencer =
    "ais_bench.benchmark.openicl.icl_inferencer.icl_gen_inferencer.GenInferencer"_L1;

core::Result<QStringList> jsonColumns(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::DsetFile001, u"%1: %2"_s.arg(path, file.errorString()));
    core::Result<QStringList> columns =
        core::fail(core::ErrorCode::DsetData002, u"%1: the file has no rows"_s.arg(path));
    core::readJsonLines(file, kMaxLineBytes, [&](core::JsonLine &line) {
        const QString place = u"%1: line %2"_s.arg(path).arg(line.number);
        if (!line.value) {
            columns = core::fail(
                core::ErrorCode::DsetData002, u"%1: %2"_s.arg(place, line.value.error().detail));
        } else if (!line.value->isObject()) {
            columns =
                core::fail(core::ErrorCode::DsetData002, place + u": expected a JSON object"_s);
        } else {
            QStringList keys;
            for (const auto &member : line.value->members())
                keys.append(member.first);
            columns = keys;
        }
        return false;
    });
    return columns;
}

// The bytes up to the first line end outside quotes.
QByteArrayView headerLine(QByteArrayView text)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == '"')
            isQuoted = !isQuoted;
        else if (!isQuoted && (text[i] == '\n' || text[i] == '\r') && i > 0)
            return text.first(i);
    }
    return text;
}

core::Result<QStringList> csvColumns(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::DsetFile001, u"%1: %2"_s.arg(path, file.errorString()));
    const QByteArray text = file.read(kMaxHeaderBytes);
    const auto rows = core::readCsv(headerLine(text));
    if (!rows)
        return core::fail(rows.error().in(path));
    if (rows->empty())
        return core::fail(
            core::ErrorCode::DsetData002, u"%1: line 1: expected a header"_s.arg(path));
    return rows->front();
}

core::Result<QStringList> columnsOf(const QString &path)
{
    if (!QFileInfo(path).isFile())
        return core::fail(core::ErrorCode::DsetFile001, u"%1: there is no such file"_s.arg(path));
    if (path.endsWith(".jsonl"_L1))
        return jsonColumns(path);
    if (path.endsWith(".csv"_L1))
        return csvColumns(path);
    return core::fail(core::ErrorCode::TmanCmd002,
        u"`--custom-dataset-path` must name a .jsonl or .csv file, got \"%1\""_s.arg(path));
}

QStringList optionsIn(const QStringList &columns)
{
    QStringList options;
    for (int i = 0; i < kMaxOptions; ++i) {
        const QString option(QChar(static_cast<char16_t>(u'A' + i)));
        if (!columns.contains(option))
            break;
        options.append(option);
    }
    return options;
}

QString templateOf(bool isChoice, bool hasAnswer, const QStringList &options)
{
    if (!isChoice && !hasAnswer)
        return u"{question}"_s;
    QString text = u"Question: {question}"_s;
    if (isChoice)
        for (const QString &option : options)
            text += u"\n%1. {%1}"_s.arg(option);
    return text + (hasAnswer ? u"\nAnswer: {answer}"_s : u"\nAnswer: "_s);
}

Value typed(QLatin1String type)
{
    Value dict = Value::dict();
    dict.set(u"type"_s, type);
    return dict;
}

Value listOf(const QStringList &texts)
{
    Value list = Value::list();
    for (const QString &text : texts)
        list.append(Value(text));
    return list;
}

Value evaluation(bool isChoice, const QStringList &options)
{
    Value evaluator = typed(isChoice ? kOptionEvaluator : kExactEvaluator);
    if (isChoice)
        evaluator.set(u"options"_s, listOf(options));
    Value config = Value::dict();
    config.set(u"evaluator"_s, evaluator);
    config.set(u"pred_role"_s, "BOT"_L1);
    return config;
}

Value inference(const QString &promptText)
{
    Value prompt = typed(kTemplate);
    prompt.set(u"template"_s, promptText);
    Value config = Value::dict();
    config.set(u"prompt_template"_s, prompt);
    config.set(u"retriever"_s, typed(kRetriever));
    config.set(u"inferencer"_s, typed(kInferencer));
    return config;
}

Value reading(bool hasAnswer)
{
    Value config = Value::dict();
    config.set(u"input_columns"_s, listOf({u"question"_s, u"max_out_len"_s}));
    config.set(u"output_column"_s, hasAnswer ? Value("answer"_L1) : Value());
    return config;
}

core::Result<> checkChoices(const CustomDatasetRequest &request)
{
    if (request.dataType && *request.dataType != u"mcq" && *request.dataType != u"qa")
        return core::fail(core::ErrorCode::TmanCmd002,
            u"`--custom-dataset-data-type` must be mcq or qa, got \"%1\""_s.arg(*request.dataType));
    if (request.inferMethod && *request.inferMethod != u"gen")
        return core::fail(core::ErrorCode::TmanCmd002,
            u"`--custom-dataset-infer-method` must be gen, got \"%1\""_s.arg(*request.inferMethod));
    return {};
}

core::Result<Value> metaPathOf(const CustomDatasetRequest &request)
{
    if (!request.metaPath || request.metaPath->isEmpty())
        return Value();
    const QString path =
        QDir::cleanPath(QDir(request.currentDir).absoluteFilePath(*request.metaPath));
    if (!QFileInfo(path).isFile())
        return core::fail(
            core::ErrorCode::DsetFile001, u"%1: there is no such side file"_s.arg(path));
    return Value(path);
}

} // namespace

core::Result<Value> makeCustomDataset(const CustomDatasetRequest &request)
{
    if (const auto checked = checkChoices(request); !checked)
        return core::fail(checked.error());
    const QString path = QDir::cleanPath(QDir(request.currentDir).absoluteFilePath(request.path));
    const auto columns = columnsOf(path);
    if (!columns)
        return core::fail(columns.error());
    const auto metaPath = metaPathOf(request);
    if (!metaPath)
        return core::fail(metaPath.error());

    const QStringList options = optionsIn(*columns);
    const bool hasAnswer = columns->contains(u"answer"_s);
    const bool isChoice = request.dataType ? *request.dataType == u"mcq" : options.size() > 1;
    Value dataset = Value::dict();
    dataset.set(u"abbr"_s, QFileInfo(path).fileName().section(u'.', 0, 0));
    dataset.set(u"type"_s, kCustomDataset);
    dataset.set(u"path"_s, path);
    dataset.set(u"meta_path"_s, *metaPath);
    dataset.set(u"reader_cfg"_s, reading(hasAnswer));
    dataset.set(u"infer_cfg"_s, inference(templateOf(isChoice, hasAnswer, options)));
    if (hasAnswer)
        dataset.set(u"eval_cfg"_s, evaluation(isChoice, options));
    return dataset;
}

} // namespace aisb::config
