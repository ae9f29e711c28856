// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/promptbuilder.h"

#include "core/text/pythontext.h"
#include "datasets/retriever.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace aisb::datasets {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

bool isDialogue(const Json &part)
{
    return part.isObject() && !part.members().empty()
        && std::ranges::all_of(part.members(), [](const Json::Member &member) {
               return member.first == u"begin" || member.first == u"round"
                   || member.first == u"end";
           });
}

bool isLabels(const Json &part)
{
    return part.isObject() && !isDialogue(part);
}

Json marker(const QString &section, const QString &position)
{
    Json json = Json::object();
    json.set(u"section"_s, Json(section));
    json.set(u"pos"_s, Json(position));
    return json;
}

core::Result<> checkTemplate(const Json &given, const QString &name)
{
    if (given.isString())
        return {};
    if (!given.isObject() || given.members().empty())
        return core::fail(ErrorCode::IclrType001,
            u"infer_cfg.%1.template: expected a text, a dialogue or templates by label"_s.arg(
                name));
    if (given.find(u"external") != nullptr)
        return core::fail(ErrorCode::DsetCfg001,
            u"infer_cfg.%1.template: the external text was not put in"_s.arg(name));
    if (isDialogue(given))
        return {};
    for (const auto &[label, inner] : given.members())
        if (!inner.isString() && !isDialogue(inner))
            return core::fail(ErrorCode::IclrType002,
                u"infer_cfg.%1.template.%2: expected a text or a dialogue"_s.arg(name, label));
    return {};
}

// Labels in the order of their text; all integers stay integers.
std::vector<Json> labelsOf(const Json &given)
{
    QStringList keys;
    for (const auto &member : given.members())
        keys.append(member.first);
    std::ranges::sort(keys);
    const auto isInt = [](const QString &key) {
        bool isNumber = false;
        static_cast<void>(key.toLongLong(&isNumber));
        return isNumber;
    };
    const bool areInts = std::ranges::all_of(keys, isInt);
    std::vector<Json> labels;
    for (const QString &key : std::as_const(keys))
        labels.push_back(areInts ? Json(key.toLongLong()) : Json(key));
    return labels;
}

// A limit of output tokens; nothing for null and 0: the model's own holds.
std::optional<int> limitOf(const Json &value)
{
    constexpr qint64 kMost = 1 << 30;
    const qint64 limit = value.toInt();
    return limit > 0 ? std::optional(static_cast<int>(std::min(limit, kMost))) : std::nullopt;
}

// Milliseconds as a number or its digits; nothing for null and "".
core::Result<std::optional<double>> timestampOf(const Json &value)
{
    const QString text = value.toString();
    if (value.isNull() || (value.isString() && text.isEmpty()))
        return std::nullopt;
    bool isNumber = value.isNumber();
    const double stamp = isNumber ? value.toDouble() : text.toDouble(&isNumber);
    if (isNumber && std::isfinite(stamp) && stamp >= 0)
        return stamp;
    return core::fail(ErrorCode::DsetParam004,
        u"timestamp: expected milliseconds of at least 0, found %1"_s.arg(
            core::pythonStr(value).left(100)));
}

} // namespace

struct PromptBuilder::Parts
{
    InferKind kind = InferKind::Generation;
    std::vector<Json> labels;
    Json promptTemplate;
    Json iceTemplate;
    QString iceToken;
    QString separator;
    QString eosToken;
    Retriever retriever;
    RowView train;
    RowView test;
    QString abbr;
    QString outputColumn;
    core::DialogueMode dialogueMode = core::DialogueMode::Every;
    bool hasLimit = false;
    bool hasTimestamp = false;

    enum class Output
    {
        Kept,
        Emptied
    };

    QString fill(QString text, const Json &row, Output output) const
    {
        for (const auto &[column, value] : row.members()) {
            const QString field = u'{' + column + u'}';
            if (!text.contains(field))
                continue;
            const bool isEmptied = output == Output::Emptied && column == outputColumn;
            text.replace(field, isEmptied ? QString() : core::pythonStr(value));
        }
        return text;
    }

    QString withoutToken(QString text) const
    {
        return iceToken.isEmpty() ? text : text.remove(iceToken);
    }

    // The items of one section; a text with the token makes room for the examples.
    void appendItems(
        Json &list, const Json &items, const Json &row, const Json &examples, Output output) const
    {
        const Json::Array single{items};
        for (const Json &item : items.isArray() ? items.items() : single) {
            if (item.isString()) {
                const QString text = item.toString();
                if (!iceToken.isEmpty() && text.contains(iceToken) && examples.isArray()) {
                    for (const Json &example : examples.items())
                        list.append(example);
                    continue;
                }
                list.append(Json(fill(withoutToken(text), row, output)));
                continue;
            }
            Json filled = item;
            if (item.find(u"prompt") != nullptr)
                filled.set(
                    u"prompt"_s, Json(fill(withoutToken(item[u"prompt"].toString()), row, output)));
            list.append(std::move(filled));
        }
    }

    // All examples of a row: one text, or the items of a dialogue.
    core::Result<Json> examplesFor(qint64 testRow) const
    {
        QString text;
        Json items = Json::array();
        bool isList = isDialogue(iceTemplate);
        const std::vector<qint64> &ids = retriever.rowsFor(testRow);
        for (std::size_t at = 0; at < ids.size(); ++at) {
            const Json row = train.row(ids[at]);
            const Json *given = &iceTemplate;
            if (isLabels(iceTemplate)) {
                const QString label = core::pythonStr(row[outputColumn]);
                given = iceTemplate.find(label);
                if (given == nullptr)
                    return core::fail(ErrorCode::IclrType002,
                        u"infer_cfg.ice_template.template: there is no label \"%1\" of training row %2"_s
                            .arg(label.left(200))
                            .arg(ids[at]));
            }
            if (given->isString()) {
                text += (at == 0 ? QString() : separator)
                    + fill(withoutToken(given->toString()), row, Output::Kept);
                continue;
            }
            isList = true;
            items.append(marker(u"ice"_s, u"begin"_s));
            appendItems(items, (*given)[u"round"], row, Json(), Output::Kept);
            items.append(marker(u"ice"_s, u"end"_s));
            if (isLabels(iceTemplate))
                items.append(Json(separator));
        }
        if (isList) {
            if (isLabels(iceTemplate))
                items.append(Json(eosToken));
            return items;
        }
        return Json(text + eosToken);
    }

    Json render(const Json &given, const Json &row, const Json &examples, Output output) const
    {
        if (given.isString()) {
            QString text = given.toString();
            if (!iceToken.isEmpty())
                text.replace(iceToken, examples.toString());
            return Json(fill(text, row, output));
        }
        Json list = Json::array();
        for (const QString &section : {u"begin"_s, u"round"_s, u"end"_s}) {
            const Json *items = given.find(section);
            if (items == nullptr)
                continue;
            list.append(marker(section, u"begin"_s));
            appendItems(list, *items, row, examples, output);
            list.append(marker(section, u"end"_s));
        }
        return list;
    }

    // What stands before the rounds of a dialogue; null = nothing.
    Json opening(const Json &row) const
    {
        const Json *items = promptTemplate.find(u"begin");
        if (items == nullptr)
            return {};
        Json list = Json::array();
        list.append(marker(u"begin"_s, u"begin"_s));
        appendItems(list, *items, row, Json(), Output::Kept);
        list.append(marker(u"begin"_s, u"end"_s));
        return list;
    }

    // The rounds of a row, cut behind everything the model says. The shorter list of questions and
    // answers decides how many there are.
    std::vector<core::Turn> turns(const Json &row) const
    {
        const Json::Array &questions = row[u"question"].items();
        const Json::Array &answers = row[u"answer"].items();
        std::vector<core::Turn> made;
        Json asked = Json::array();
        for (std::size_t at = 0; at < std::min(questions.size(), answers.size()); ++at) {
            Json one = row;
            one.set(u"question"_s, questions[at]);
            one.set(u"answer"_s, answers[at]);
            Json round = Json::array();
            appendItems(round, promptTemplate[u"round"], one, Json(), Output::Kept);
            for (const Json &item : round.items()) {
                if (item[u"role"].toString() != u"BOT")
                    asked.append(item);
                else
                    made.push_back({std::exchange(asked, Json::array()), item[u"prompt"].toString(),
                        limitOfTurn(row, made.size())});
            }
        }
        return made;
    }

    // An entry of a list for each turn, as far as it goes.
    std::optional<int> limitOfTurn(const Json &row, std::size_t turn) const
    {
        const Json::Array &limits = row[u"max_out_len"].items();
        return hasLimit && turn < limits.size() ? limitOf(limits[turn]) : std::nullopt;
    }
};

namespace {

core::Result<InferKind> kindOf(const Json &inferencer)
{
    const QString name = inferencer[u"type"].toString().section(u'.', -1);
    if (name.isEmpty() || name == u"GenInferencer")
        return InferKind::Generation;
    if (name == u"PPLInferencer")
        return InferKind::Perplexity;
    if (name == u"MultiTurnGenInferencer")
        return InferKind::Dialogue;
    return core::fail(ErrorCode::DsetCfg001,
        u"infer_cfg.inferencer.type: expected GenInferencer, PPLInferencer or MultiTurnGenInferencer, found %1"_s
            .arg(name.left(200)));
}

core::Result<core::DialogueMode> modeOf(const Json &mode)
{
    const QString name = mode.toString(mode.isNull() ? u"every"_s : QString());
    if (name == u"every")
        return core::DialogueMode::Every;
    if (name == u"every_with_gt")
        return core::DialogueMode::EveryWithGroundTruth;
    if (name == u"last")
        return core::DialogueMode::Last;
    return core::fail(ErrorCode::IcliParam002,
        u"infer_cfg.inferencer.infer_mode: expected every, every_with_gt or last, found %1"_s.arg(
            core::pythonStr(mode).left(100)));
}

bool readsColumn(const Json &reader, QStringView name)
{
    return std::ranges::any_of(reader[u"input_columns"].items(),
        [name](const Json &column) { return column.toString() == name; });
}

} // namespace

core::Result<PromptBuilder> PromptBuilder::make(const core::DatasetSpec &spec, const Splits &splits)
{
    const Json &infer = spec.config[u"infer_cfg"];
    const Json &reader = spec.config[u"reader_cfg"];
    const Json &promptPart = infer[u"prompt_template"];
    const Json &icePart = infer[u"ice_template"];
    const Json &used = promptPart.isNull() ? icePart : promptPart;
    for (const QString &name : {u"prompt_template"_s, u"ice_template"_s}) {
        if (infer.find(name) == nullptr && !(name == u"prompt_template" && icePart.isNull()))
            continue;
        if (const auto checked = checkTemplate(infer[name][u"template"], name); !checked)
            return core::fail(checked.error());
    }
    const auto kind = kindOf(infer[u"inferencer"]);
    if (!kind)
        return core::fail(kind.error());
    const auto dialogueMode = modeOf(infer[u"inferencer"][u"infer_mode"]);
    if (*kind == InferKind::Dialogue && !dialogueMode)
        return core::fail(dialogueMode.error());
    if (*kind == InferKind::Dialogue && !isDialogue(used[u"template"]))
        return core::fail(ErrorCode::IclrType002,
            u"infer_cfg: MultiTurnGenInferencer needs the template of a dialogue"_s);
    auto retriever = Retriever::make(infer, splits.train.size(), splits.test.size());
    if (!retriever)
        return core::fail(retriever.error());
    auto parts = std::make_shared<Parts>();
    parts->kind = *kind;
    parts->promptTemplate = used[u"template"];
    parts->iceTemplate = icePart[u"template"];
    parts->iceToken = used[u"ice_token"].toString();
    if (!icePart.isNull() && parts->iceToken.isEmpty())
        return core::fail(ErrorCode::IclrParam001,
            u"infer_cfg: the template that makes the prompt needs an \"ice_token\""_s);
    const Json &given = infer[u"retriever"];
    const QString usual = retriever->isZero() ? QString() : u"\n"_s;
    parts->separator = given[u"ice_separator"].toString(usual);
    parts->eosToken = retriever->isZero() ? QString() : given[u"ice_eos_token"].toString(usual);
    parts->retriever = std::move(*retriever);
    if (isLabels(parts->promptTemplate))
        parts->labels = labelsOf(parts->promptTemplate);
    else if (*kind == InferKind::Perplexity)
        return core::fail(
            ErrorCode::IclrType002, u"infer_cfg: PPLInferencer needs a template by label"_s);
    parts->train = splits.train;
    parts->test = splits.test;
    parts->abbr = spec.abbr;
    parts->outputColumn = reader[u"output_column"].toString();
    parts->dialogueMode = dialogueMode.value_or(core::DialogueMode::Every);
    parts->hasLimit = readsColumn(reader, u"max_out_len");
    parts->hasTimestamp = readsColumn(reader, u"timestamp");
    PromptBuilder made;
    made.m_parts = std::move(parts);
    return made;
}

InferKind PromptBuilder::kind() const
{
    return m_parts->kind;
}

const std::vector<Json> &PromptBuilder::labels() const
{
    static const std::vector<Json> none;
    return kind() == InferKind::Perplexity ? m_parts->labels : none;
}

namespace {

// The list of functions in a text column; null when it holds something else.
Json toolsOf(const Json &column)
{
    if (!column.toString().startsWith(u'['))
        return {};
    const core::Result<Json> tools = core::readJson(column.toString().toUtf8());
    return tools && tools->isArray() ? *tools : Json();
}

} // namespace

core::Result<core::Case> PromptBuilder::build(qint64 testRow) const
{
    const Parts &parts = *m_parts;
    const Json row = parts.test.row(testRow);
    core::Case made;
    made.id = static_cast<int>(testRow);
    made.dataAbbr = parts.abbr;
    made.gold = row[parts.outputColumn];
    if (parts.hasLimit)
        made.maxOutLen = limitOf(row[u"max_out_len"]);
    if (parts.hasTimestamp) {
        const auto timestamp = timestampOf(row[u"timestamp"]);
        if (!timestamp)
            return core::fail(timestamp.error());
        made.timestampMs = *timestamp;
    }
    if (parts.kind == InferKind::Dialogue) {
        made.prompt = parts.opening(row);
        made.turns = parts.turns(row);
        made.dialogueMode = parts.dialogueMode;
        if (made.turns.empty())
            return core::fail(ErrorCode::DsetData002,
                u"a dialogue needs a question and an answer (which may be empty), in lists of the columns \"question\" and \"answer\""_s);
        return made;
    }
    const auto examples = parts.examplesFor(testRow);
    if (!examples)
        return core::fail(examples.error());
    const auto byLabel = [&parts](const Json &label) -> const Json & {
        return parts.promptTemplate[core::pythonStr(label)];
    };
    if (parts.kind == InferKind::Perplexity) {
        for (const Json &label : parts.labels)
            made.candidates.push_back(
                {label, parts.render(byLabel(label), row, *examples, Parts::Output::Kept)});
        return made;
    }
    const Json &given = parts.labels.empty() ? parts.promptTemplate : byLabel(parts.labels.front());
    made.prompt = parts.render(given, row, *examples, Parts::Output::Emptied);
    made.tools = toolsOf(row[u"tools"]);
    return made;
}

} // namespace aisb::datasets
