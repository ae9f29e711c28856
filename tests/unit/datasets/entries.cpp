// SPDX-License-Identifier: GPL-3.0-or-later
#include "entries.h"

#include "datasets/cases.h"

#include <QFile>

#include <gtest/gtest.h>

namespace aisb::datasets::test {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

Json readerConfig()
{
    return parsed(R"({"input_columns": ["question", "max_out_len"], "output_column": "answer"})");
}

Json inferConfig(const QString &promptTemplate)
{
    Json prompt = Json::object();
    prompt.set(u"template"_s, Json(promptTemplate));
    Json config = parsed(R"({"retriever": {"type": "a.b.ZeroRetriever"}})");
    config.set(u"prompt_template"_s, prompt);
    return config;
}

} // namespace

Json parsed(const QByteArray &text)
{
    const core::Result<Json> json = core::readJson(text);
    EXPECT_TRUE(json.has_value()) << text.toStdString();
    return json.has_value() ? *json : Json();
}

core::DatasetSpec synthetic(const QByteArray &config)
{
    core::DatasetSpec spec;
    spec.abbr = u"synthetic"_s;
    spec.type = u"ais_bench.benchmark.datasets.synthetic.SyntheticDataset"_s;
    spec.config.set(u"config"_s, parsed(config));
    spec.config.set(u"reader_cfg"_s, readerConfig());
    spec.config.set(u"infer_cfg"_s, inferConfig(u"{question}"_s));
    return spec;
}

QByteArray lengths(const QByteArray &input, const QByteArray &output)
{
    return R"({"Type": "string", "RequestCount": 5, "StringConfig": {"Input": )" + input
        + R"(, "Output": )" + output + "}}";
}

core::DatasetSpec custom(const QString &path, const QString &promptTemplate)
{
    core::DatasetSpec spec;
    spec.abbr = u"own"_s;
    spec.type = u"ais_bench.benchmark.datasets.custom.CustomDataset"_s;
    spec.config.set(u"path"_s, Json(path));
    spec.config.set(u"meta_path"_s, Json());
    spec.config.set(u"reader_cfg"_s, readerConfig());
    spec.config.set(u"infer_cfg"_s, inferConfig(promptTemplate));
    return spec;
}

core::Result<LoadedCases> loadCases(const core::DatasetSpec &spec, const LoadContext &context)
{
    const core::Result<LoadedSource> source = loadCaseSource(spec, context);
    if (!source)
        return core::fail(source.error());
    LoadedCases loaded{{}, source->seed, source->notes};
    for (qint64 i = 0; i < source->cases->size(); ++i)
        loaded.cases.push_back(source->cases->at(i));
    return loaded;
}

QString Folder::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    EXPECT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(content);
    return file.fileName();
}

LoadContext Folder::context() const
{
    LoadContext context;
    context.currentDir = m_dir.path();
    return context;
}

} // namespace aisb::datasets::test
