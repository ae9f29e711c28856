// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/catalogue.h"

#include "core/text/editdistance.h"

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

std::vector<EvaluatorEntry> allEvaluators()
{
    std::vector<EvaluatorEntry> all;
    for (const auto entries :
        {basicEvaluators(), mathEvaluators(), longTextEvaluators(), instructionEvaluators()})
        all.insert(all.end(), entries.begin(), entries.end());
    return all;
}

std::vector<PostProcessorEntry> allPostProcessors()
{
    std::vector<PostProcessorEntry> all;
    for (const auto entries :
        {basicPostProcessors(), mathPostProcessors(), longTextPostProcessors()})
        all.insert(all.end(), entries.begin(), entries.end());
    return all;
}

core::Result<QString> typeOf(const Json &config, const QString &what)
{
    QString type = config[u"type"].toString();
    if (type.isEmpty())
        return core::fail(core::ErrorCode::DsetCfg001,
            u"%1: type: expected the name of one of %2"_s.arg(what,
                what == u"evaluator" ? evaluatorNames().join(u", "_s)
                                     : postProcessorNames().join(u", "_s)));
    return type;
}

tl::unexpected<core::Error> unknown(
    const QString &what, const QString &name, const QStringList &names)
{
    return core::fail(core::ErrorCode::UtilsMatch001,
        u"no %1 \"%2\"%3"_s.arg(what, name.left(200), core::suggestion(name, names)));
}

} // namespace

std::optional<bool> isRight(const Evaluator &evaluator, const Verdict &verdict)
{
    if (verdict.isCorrect)
        return verdict.isCorrect;
    const Json metrics = evaluator.metrics(std::span(&verdict, 1));
    for (const QStringView name : {u"accuracy", u"score", u"exact_match"}) {
        const Json &value = metrics[name];
        if (value.isNumber() && (value.toDouble() == 0 || value.toDouble() == 100))
            return value.toDouble() == 100;
    }
    return {};
}

core::Result<std::shared_ptr<const Evaluator>> makeEvaluator(
    const Json &config, const EvalOptions &options)
{
    const auto type = typeOf(config, u"evaluator"_s);
    if (!type)
        return core::fail(type.error());
    const QString name = type->section(u'.', -1);
    const QString module = type->section(u'.', -2, -2);
    const std::vector<EvaluatorEntry> all = allEvaluators();
    const EvaluatorEntry *chosen = nullptr;
    for (const EvaluatorEntry &entry : all)
        if (entry.name == name
            && (chosen == nullptr || (!module.isEmpty() && entry.module == module)))
            chosen = &entry;
    return chosen == nullptr ? unknown(u"evaluator"_s, name, evaluatorNames())
                             : chosen->make(config, options);
}

QStringList evaluatorNames()
{
    QStringList names;
    for (const EvaluatorEntry &entry : allEvaluators())
        names.append(entry.name);
    names.removeDuplicates();
    return names;
}

QStringList postProcessorNames()
{
    QStringList names;
    for (const PostProcessorEntry &entry : allPostProcessors())
        names.append(entry.name);
    return names;
}

core::Result<PostProcessor> makePostProcessor(const Json &config)
{
    if (config.isNull())
        return PostProcessor([](const Json &text) { return text; });
    const auto type = typeOf(config, u"post-processor"_s);
    if (!type)
        return core::fail(type.error());
    const QString name = type->section(u'.', -1);
    QStringList known;
    for (const PostProcessorEntry &entry : allPostProcessors()) {
        if (entry.name == name || (!entry.alias.isEmpty() && entry.alias == name))
            return entry.make(config);
        known << entry.name << entry.alias;
    }
    known.removeAll(QString());
    return unknown(u"post-processor"_s, name, known);
}

} // namespace aisb::eval
