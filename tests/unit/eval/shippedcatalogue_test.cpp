// SPDX-License-Identifier: GPL-3.0-or-later
// What the shipped configurations name exists and takes the arguments they give.
#include "config/jsonexpansion.h"
#include "unit/eval/evalhelpers.h"

#include <QDirIterator>

#include <gtest/gtest.h>

namespace aisb::eval {
namespace {

using namespace Qt::StringLiterals;
using core::Json;

struct ShippedType
{
    QString kind; // key in eval_cfg
    Json config;
};

void collect(const Json &value, std::vector<ShippedType> &found)
{
    for (const Json &item : value.items())
        collect(item, found);
    for (const auto &[key, inner] : value.members()) {
        if (key == u"evaluator" || key.endsWith(u"_postprocessor"_s))
            found.push_back({key, inner});
        else
            collect(inner, found);
    }
}

std::vector<ShippedType> shippedTypes(const QString &folder)
{
    std::vector<ShippedType> found;
    QDirIterator files(QStringLiteral(AISB_SOURCE_DIR "/resources/catalogue/") + folder,
        {u"*.json"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
        const auto expanded = config::expandForEach(json(file.readAll()));
        EXPECT_TRUE(expanded) << file.fileName().toStdString();
        if (expanded)
            collect(*expanded, found);
    }
    return found;
}

// Conversations and traces are for measuring: their configurations name evaluators, as those of the
// reference do, but a run refuses to score them.
bool isNeverScored(const Json &config)
{
    const QString name = config[u"type"].toString().section(u'.', -1);
    return name == u"MTBenchEvaluator" || name == u"ShareGPTEvaluator"
        || name == u"MooncakeTraceEvaluator";
}

template <class Made>
void check(const Made &made)
{
    // The data files of a language package may be absent on the machine.
    EXPECT_TRUE(made || made.error().code == core::ErrorCode::DsetDependency002)
        << (made ? QString() : made.error().text()).toStdString();
}

TEST(ShippedCatalogue, NamesEvaluatorsAndPostProcessorsThatExist)
{
    const std::vector<ShippedType> types = shippedTypes(u"datasets"_s);
    ASSERT_GT(types.size(), 150U);
    for (const ShippedType &type : types) {
        if (isNeverScored(type.config))
            continue;
        if (type.kind == u"evaluator")
            check(makeEvaluator(type.config));
        else
            check(makePostProcessor(type.config));
    }
}

TEST(ShippedCatalogue, ModelsNamePostProcessorsThatExist)
{
    const std::vector<ShippedType> types = shippedTypes(u"models"_s);
    ASSERT_FALSE(types.empty());
    for (const ShippedType &type : types)
        check(makePostProcessor(type.config));
}

} // namespace
} // namespace aisb::eval
