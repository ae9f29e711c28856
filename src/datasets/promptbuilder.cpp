// SPDX-License-Identifier: GPL-3.0-or-later
#include "datasets/promptbuilder.h"

#include "core/text/pythontext.h"
#include "datasets/retriever.h"

#include <algorithm>

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

    std::vector<core::Turn> turns(const Json &row) const
    {
        std::vector<core::Turn> made;
        const Json &questions = row[u"question"];
        const Json &answers = row[u"answer"];
        for (std::size_t at = 0; at < questions.items().size(); ++at) {
            Json one = row;
            one.set(u"question"_s, questions.items()[at]);
            one.set(u"answer"_s, at < answers.items().size() ? answers.items()[at] : Json(u""_s));
            core::Turn turn;
            for (const Json &item : promptTemplate[u"round"].items()) {
                const QString text = fill(item[u"prompt"].toString(), one, Output::Kept);
                (item[u"role"].toString() == u"BOT" ? turn.answer : turn.question) += text;
            }
            made.push_back(std::move(turn));
        }
        return made;
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

core::DialogueMode modeOf(const QString &mode)
{
    if (mode == u"last")
        return core::DialogueMode::Last;
    return mode == u"every_with_gt" ? core::DialogueMode::EveryWithGroundTruth
                                    : core::DialogueMode::Every;
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
    parts->dialogueMode = modeOf(infer[u"inferencer"][u"infer_mode"].toString());
    parts->hasLimit = std::ranges::any_of(reader[u"input_columns"].items(),
        [](const Json &column) { return column.toString() == u"max_out_len"; });
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

core::Result<core::Case> PromptBuilder::build(qint64 testRow) const
{
    const Parts &parts = *m_parts;
    const Json row = parts.test.row(testRow);
    core::Case made;
    made.id = static_cast<int>(testRow);
    made.dataAbbr = parts.abbr;
    made.gold = row[parts.outputColumn];
    if (parts.hasLimit && row[u"max_out_len"].toInt() > 0)
        made.maxOutLen = static_cast<int>(std::min<qint64>(row[u"max_out_len"].toInt(), 1 << 30));
    if (parts.kind == InferKind::Dialogue) {
        made.turns = parts.turns(row);
        made.dialogueMode = parts.dialogueMode;
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
    return made;
}

} // namespace aisb::datasets
