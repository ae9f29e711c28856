// SPDX-License-Identifier: GPL-3.0-or-later
#include "eval/ifeval/ifevaluator.h"

#include "core/text/pythontext.h"
#include "eval/arguments.h"
#include "eval/ifeval/instructions.h"
#include "eval/text/pythonstring.h"

#include <algorithm>
#include <array>
#include <ranges>

namespace aisb::eval {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr std::size_t kMaxInstructions = 1000;

// The responses of which one has to follow an instruction: the strict one first, each text once,
// blank ones left out.
QStringList variantsOf(const QString &response)
{
    const QStringList lines = response.split(u'\n');
    const auto withoutLines = [&lines](qsizetype first, qsizetype last) {
        const qsizetype count = std::max<qsizetype>(lines.size() - first - last, 0);
        return stripped(lines.mid(first, count).join(u'\n'));
    };
    QStringList variants;
    const auto add = [&variants](const QString &variant) {
        const bool isBlank =
            std::ranges::all_of(variant, [](QChar c) { return isPythonSpace(c.unicode()); });
        if (!isBlank && !variants.contains(variant))
            variants.append(variant);
    };
    for (const QString &variant :
        {response, withoutLines(1, 0), withoutLines(0, 1), withoutLines(1, 1)}) {
        add(variant);
        add(QString(variant).remove(u'*'));
    }
    return variants;
}

struct Outcome
{
    qsizetype total = 0;
    qsizetype strict = 0;
    qsizetype loose = 0;
};

tl::unexpected<core::Error> badReference(const QString &expected)
{
    return core::fail(core::ErrorCode::DsetData002, u"reference: expected %1"_s.arg(expected));
}

core::Result<std::vector<Check>> checksOf(const Json &reference)
{
    const Json &ids = reference[u"instruction_id_list"];
    const Json &arguments = reference[u"kwargs"];
    if (!ids.isArray() || !arguments.isArray())
        return badReference(u"the lists instruction_id_list and kwargs"_s);
    if (ids.items().size() > kMaxInstructions || arguments.items().size() < ids.items().size())
        return badReference(u"at most %1 instructions and kwargs for each"_s.arg(kMaxInstructions));
    std::vector<Check> checks;
    for (std::size_t i = 0; i < ids.items().size(); ++i) {
        core::Result<Check> check = makeCheck(ids.items()[i].toString(), arguments.items()[i]);
        if (!check)
            return core::fail(
                check.error().in(u"key %1"_s.arg(core::pythonStr(reference[u"key"]))));
        checks.push_back(*std::move(check));
    }
    return checks;
}

// The reference as the details show it: without null arguments.
Json shown(const Json &reference)
{
    Json copy = reference;
    if (!copy[u"kwargs"].isArray())
        return copy;
    Json lists = Json::array();
    for (const Json &arguments : copy[u"kwargs"].items()) {
        Json kept = Json::object();
        for (const auto &[name, value] : arguments.members())
            if (!value.isNull())
                kept.set(name, value);
        lists.append(kept);
    }
    copy.set(u"kwargs"_s, lists);
    return copy;
}

Outcome outcomeOf(const std::vector<Check> &checks, const QString &response)
{
    const QStringList variants = variantsOf(response);
    Outcome outcome{.total = static_cast<qsizetype>(checks.size())};
    for (const Check &check : checks) {
        const bool isStrict = !variants.isEmpty() && check(variants.front());
        const bool isLoose = isStrict || std::ranges::any_of(variants | std::views::drop(1), check);
        outcome.strict += isStrict ? 1 : 0;
        outcome.loose += isLoose ? 1 : 0;
    }
    return outcome;
}

QString gradeOf(bool isStrict, bool isLoose)
{
    return isStrict ? u"strict"_s : isLoose ? u"loose"_s : u"none"_s;
}

class IFEvaluator : public Evaluator
{
public:
    [[nodiscard]] bool hasDetails() const override { return true; }

    [[nodiscard]] core::Result<Verdict> score(const Sample &sample) const override
    {
        const core::Result<std::vector<Check>> checks = checksOf(sample.reference);
        if (!checks)
            return core::fail(checks.error());
        const QString response =
            sample.prediction.isNull() ? QString() : core::pythonStr(sample.prediction);
        const Outcome outcome = outcomeOf(*checks, response);
        const bool isStrict = outcome.strict == outcome.total;
        const bool isLoose = outcome.loose == outcome.total;
        Json detail = Json::object();
        detail.set(u"prompt"_s, sample.originPrompt);
        detail.set(u"pred"_s, sample.prediction);
        detail.set(u"refer"_s, shown(sample.reference));
        detail.set(u"is_strict_correct"_s, isStrict);
        detail.set(u"is_loose_correct"_s, isLoose);
        detail.set(u"is_correct"_s, isStrict);
        detail.set(u"grade"_s, gradeOf(isStrict, isLoose));
        return Verdict{.isCorrect = isStrict,
            .values = {static_cast<double>(outcome.total), static_cast<double>(outcome.strict),
                static_cast<double>(outcome.loose)},
            .detail = std::move(detail)};
    }

    // values: instructions of the prompt, those followed strictly, those followed loosely.
    [[nodiscard]] Json metrics(std::span<const Verdict> verdicts) const override
    {
        double instructions = 0;
        std::array<double, 2> prompts{};
        std::array<double, 2> followed{};
        for (const Verdict &verdict : verdicts) {
            instructions += verdict.values[0];
            for (std::size_t way = 0; way < 2; ++way) {
                followed[way] += verdict.values[way + 1];
                prompts[way] += verdict.values[way + 1] == verdict.values[0] ? 1 : 0;
            }
        }
        const auto percent = [](double part, double whole) {
            return whole > 0 ? part / whole * 100 : 0.0;
        };
        const auto rows = static_cast<double>(verdicts.size());
        Json result = Json::object();
        result.set(u"Prompt-level-strict-accuracy"_s, percent(prompts[0], rows));
        result.set(u"Inst-level-strict-accuracy"_s, percent(followed[0], instructions));
        result.set(u"Prompt-level-loose-accuracy"_s, percent(prompts[1], rows));
        result.set(u"Inst-level-loose-accuracy"_s, percent(followed[1], instructions));
        return result;
    }
};

} // namespace

core::Result<std::shared_ptr<const Evaluator>> makeIFEvaluator(
    const Json &config, const EvalOptions & /*options*/)
{
    if (const core::Result<> known = checkArguments(config, {}); !known)
        return core::fail(known.error());
    return std::make_shared<const IFEvaluator>();
}

} // namespace aisb::eval
