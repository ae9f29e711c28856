// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/evaluation.h"

#include "core/spool.h"
#include "core/text/pythontext.h"
#include "datasets/splits.h"
#include "eval/postprocessor.h"
#include "eval/replicas.h"
#include "store/notelist.h"
#include "store/results.h"
#include "store/rightcounts.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <algorithm>

namespace aisb::run {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;
using Postprocessing = std::function<Json(const Json &)>;

namespace {

constexpr qint64 kChunk = 512; // rows scored between two looks at the progress
constexpr qint64 kMissing = -1;

// Element-wise on a list.
Json applied(const eval::PostProcessor &step, const Json &value)
{
    if (!value.isArray())
        return step(value);
    Json list = Json::array();
    for (const Json &item : value.items())
        list.append(step(item));
    return list;
}

// The empty value of a value's type: what a case without an answer is scored as. An integer label
// would count as label 0, which can be right by accident.
Json emptyLike(const Json &value, const eval::EvalOptions &options)
{
    if (value.isString())
        return QString();
    if (value.isArray())
        return Json::array();
    if (value.isObject())
        return Json::object();
    if (options.isReference && (value.isNumber()))
        return value.isInt() ? Json(0) : Json(0.0);
    return {};
}

bool isWithoutAnswer(const Json &value)
{
    if (value.isArray())
        return std::ranges::all_of(value.items(), isWithoutAnswer);
    if (value.isString())
        return value.toString().isEmpty() || value.toString() == u"NULL"
            || value.toString() == u"NO ANSWER FOUND";
    return value.isNull();
}

// A row as it will be scored.
struct Slot
{
    qint64 entry = kMissing; // of the prediction file
    eval::Verdict verdict;
    QByteArray shown; // JSON of what the details show, empty when nobody wants them
    bool hasNoAnswer = false; // nothing could be extracted
    std::optional<core::Error> error;
};

class Evaluation
{
public:
    Evaluation(const EvalJob &job, const EvalSettings &settings, const EvalProgress &progress)
        : m_job(job)
        , m_settings(settings)
        , m_progress(progress)
    {
    }

    core::Result<EvalOutcome> run();

private:
    core::Result<> prepare();
    core::Result<> readRepeats();
    core::Result<> assignPredictions();
    core::Result<> scoreAll();
    void score(qint64 row, Slot &slot) const;
    core::Result<> write();
    void keepRightCounts();
    core::Result<Json> finishDetails(store::ResultWriter &writer);
    [[nodiscard]] bool hasSimpleDetails() const;
    void addRightCounts();
    [[nodiscard]] qint64 rowCount() const { return m_test.size() * m_repeats.n; }
    [[nodiscard]] QString exampleName(qint64 group) const
    {
        return u"%1_test_%2"_s.arg(m_job.dataset.abbr).arg(group);
    }

    const EvalJob &m_job;
    const EvalSettings &m_settings;
    const EvalProgress &m_progress;

    eval::Repeats m_repeats;
    bool m_isRepeatedByDataset = false;
    std::shared_ptr<const eval::Evaluator> m_evaluator;
    Postprocessing m_postprocess;
    eval::PostProcessor m_referencePostprocess;
    datasets::RowView m_test;
    QString m_outputColumn;
    std::shared_ptr<const store::PredictionFile> m_file; // set by run()
    Json m_emptyPrediction;

    std::vector<qint64> m_entries; // by row
    std::vector<eval::Verdict> m_verdicts; // by row, without details
    core::Spool m_shown; // by row
    bool m_areDetailsSimple = true;
    qint64 m_withoutAnswer = 0;
    EvalOutcome m_outcome;
};

core::Result<> Evaluation::readRepeats()
{
    const Json &config = m_job.dataset.config;
    const int requests = m_job.numReturnSequences;
    m_repeats.n = requests;
    m_repeats.k = {requests};
    if (const Json &n = config[u"n"]; !n.isNull()) {
        if (!n.isInt() || n.toInt() < 1 || n.toInt() > 1000)
            return core::fail(ErrorCode::TevalParam001, u"n: expected an integer from 1 to 1000"_s);
        if (n.toInt() > 1 && requests > 1)
            return core::fail(ErrorCode::TevalParam001,
                u"n of the data set and num_return_sequences of the model cannot both be above 1"_s);
        m_repeats.n = static_cast<int>(n.toInt());
        m_repeats.k = {std::min(requests, m_repeats.n)};
        m_isRepeatedByDataset = n.toInt() > 1;
    }
    if (const Json &k = config[u"k"]; !k.isNull()) {
        m_repeats.k.clear();
        for (const Json &one : k.isArray() ? k.items() : Json::Array{k})
            m_repeats.k.push_back(one.isInt() ? static_cast<int>(one.toInt()) : 0);
    }
    return eval::checkRepeats(m_repeats);
}

core::Result<> Evaluation::prepare()
{
    if (core::Result<> read = readRepeats(); !read)
        return read;
    const Json &config = m_job.dataset.config[u"eval_cfg"];
    if (config[u"evaluator"].isNull())
        return core::fail(ErrorCode::DsetCfg001, u"eval_cfg: there is no evaluator"_s);
    auto evaluator = eval::makeEvaluator(config[u"evaluator"], m_settings.options);
    if (!evaluator)
        return core::fail(evaluator.error().in(u"eval_cfg.evaluator"_s));
    m_evaluator = std::move(*evaluator);
    core::Result<Postprocessing> postprocess = makePostprocessing(m_job);
    if (!postprocess)
        return core::fail(postprocess.error());
    m_postprocess = std::move(*postprocess);
    auto reference = eval::makePostProcessor(config[u"dataset_postprocessor"]);
    if (!reference)
        return core::fail(reference.error().in(u"eval_cfg.dataset_postprocessor"_s));
    m_referencePostprocess = std::move(*reference);
    m_outputColumn = m_job.dataset.config[u"reader_cfg"][u"output_column"].toString();
    return {};
}

core::Result<> Evaluation::assignPredictions()
{
    m_entries.assign(static_cast<std::size_t>(rowCount()), kMissing);
    const int perId = m_isRepeatedByDataset ? 1 : m_repeats.n;
    std::vector<int> taken(m_entries.size() / static_cast<std::size_t>(perId), 0);
    qint64 dropped = 0;
    store::NoteList copies;
    const auto &entries = m_file->entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const qint64 id = entries[i].id;
        if (entries[i].isNextTurn) { // dialogues are not scored: the same line once more
            copies.add(u"line %1 skipped: its uuid was seen before"_s.arg(entries[i].line));
            continue;
        }
        const bool isKnown = id >= 0 && id < static_cast<qint64>(taken.size());
        if (!isKnown || taken[static_cast<std::size_t>(id)] == perId) {
            ++dropped;
            continue;
        }
        const qint64 row = id * perId + taken[static_cast<std::size_t>(id)]++;
        m_entries[static_cast<std::size_t>(row)] = static_cast<qint64>(i);
    }
    m_outcome.warnings += copies.take();
    m_outcome.filled = std::ranges::count(m_entries, kMissing);
    if (m_outcome.filled > 0)
        m_outcome.warnings.append(
            u"%1 of %2 predictions are missing; they are scored as empty answers"_s
                .arg(m_outcome.filled)
                .arg(rowCount()));
    if (dropped > 0)
        m_outcome.warnings.append(
            u"%1 predictions more than the data set has rows for are left out"_s.arg(dropped));
    const core::Result<Json> first = m_file->read(entries.front());
    if (!first)
        return core::fail(first.error());
    m_emptyPrediction = emptyLike((*first)[u"prediction"], m_settings.options);
    return {};
}

void Evaluation::score(qint64 row, Slot &slot) const
{
    Json record = Json::object();
    Json raw = m_emptyPrediction;
    if (slot.entry != kMissing) {
        core::Result<Json> read =
            m_file->read(m_file->entries()[static_cast<std::size_t>(slot.entry)]);
        if (!read) {
            slot.error = read.error();
            return;
        }
        record = std::move(*read);
        raw = record[u"prediction"];
    }
    eval::Sample sample;
    sample.row = m_test.row(row / m_repeats.n);
    sample.prediction = m_postprocess(raw);
    sample.originPrompt = record[u"origin_prompt"];
    if (!m_outputColumn.isEmpty())
        sample.reference = applied(m_referencePostprocess, sample.row[m_outputColumn]);
    core::Result<eval::Verdict> verdict = m_evaluator->score(sample);
    if (!verdict) {
        slot.error = verdict.error().in(u"row %1"_s.arg(row / m_repeats.n));
        return;
    }
    slot.verdict = std::move(*verdict);
    const Json &detail = slot.verdict.detail;
    slot.hasNoAnswer = isWithoutAnswer(detail.find(u"pred") ? detail[u"pred"] : sample.prediction);
    if (!m_settings.dumpsDetails)
        return;
    Json shown = Json::object();
    shown.set(u"prompt"_s, sample.originPrompt);
    shown.set(u"origin_prediction"_s, raw);
    if (m_evaluator->hasDetails()) {
        shown.set(u"detail"_s, detail);
    } else {
        shown.set(u"predictions"_s, core::pythonStr(sample.prediction));
        shown.set(u"references"_s, core::pythonStr(sample.reference));
    }
    slot.shown = core::writeJson(shown);
}

core::Result<> Evaluation::scoreAll()
{
    QThreadPool pool;
    const qint64 total = rowCount();
    m_verdicts.reserve(static_cast<std::size_t>(total));
    for (qint64 begin = 0; begin < total; begin += kChunk) {
        if (m_progress && !m_progress(begin, total))
            return core::fail(ErrorCode::TevalUnk001, u"stopped"_s);
        std::vector<std::pair<qint64, Slot>> chunk;
        for (qint64 row = begin; row < std::min(begin + kChunk, total); ++row) {
            chunk.emplace_back(row, Slot());
            chunk.back().second.entry = m_entries[static_cast<std::size_t>(row)];
        }
        QtConcurrent::blockingMap(&pool, chunk,
            [this](std::pair<qint64, Slot> &item) { score(item.first, item.second); });
        for (auto &[row, slot] : chunk) {
            if (slot.error)
                return core::fail(*slot.error);
            const Json &detail = slot.verdict.detail;
            m_areDetailsSimple = m_areDetailsSimple && detail.find(u"pred")
                && detail.find(u"answer") && detail.find(u"correct");
            m_withoutAnswer += slot.hasNoAnswer ? 1 : 0;
            if (m_settings.dumpsDetails)
                if (core::Result<> kept = m_shown.append(slot.shown); !kept)
                    return kept;
            slot.verdict.detail = {};
            m_verdicts.push_back(std::move(slot.verdict));
        }
    }
    if (m_progress)
        static_cast<void>(m_progress(total, total));
    return {};
}

// Whether the details are one entry a row.
bool Evaluation::hasSimpleDetails() const
{
    return !m_evaluator->hasDetails() || (m_areDetailsSimple && m_repeats.n == 1);
}

core::Result<Json> shownAt(const core::Spool &spool, qint64 row)
{
    return core::readJson(spool.read(row));
}

// The entry of one row in the details.
core::Result<Json> simpleDetail(const core::Spool &spool, qint64 row)
{
    core::Result<Json> shown = shownAt(spool, row);
    if (!shown)
        return shown;
    const Json detail = (*shown)[u"detail"];
    if (detail.isNull())
        return shown;
    Json entry = Json::object();
    entry.set(u"prompt"_s, (*shown)[u"prompt"]);
    entry.set(u"origin_prediction"_s, (*shown)[u"origin_prediction"]);
    entry.set(u"predictions"_s, Json(Json::Array{detail[u"pred"]}));
    entry.set(u"references"_s, Json(Json::Array{detail[u"answer"]}));
    entry.set(u"correct"_s, Json(Json::Array{detail[u"correct"]}));
    return entry;
}

// Writes the details and returns the members that follow them.
core::Result<Json> Evaluation::finishDetails(store::ResultWriter &writer)
{
    Json after = Json::object();
    const qint64 total = rowCount();
    if (hasSimpleDetails()) {
        writer.beginDetails(store::DetailsForm::Object);
        for (qint64 row = 0; row < total; ++row) {
            const core::Result<Json> entry = simpleDetail(m_shown, row);
            if (!entry)
                return core::fail(entry.error());
            writer.addDetail(*entry);
        }
        after.set(u"type"_s, u"GEN"_s);
    } else {
        writer.beginDetails(store::DetailsForm::List);
        for (qint64 group = 0; group < m_test.size(); ++group) {
            std::vector<eval::Verdict> members;
            for (const qint64 row :
                eval::rowsOfGroup(group, total, m_repeats.n, m_settings.options)) {
                core::Result<Json> shown = shownAt(m_shown, row);
                if (!shown)
                    return core::fail(shown.error());
                members.push_back(m_verdicts[static_cast<std::size_t>(row)]);
                members.back().detail = (*shown)[u"detail"];
            }
            writer.addDetail(eval::groupDetails(exampleName(group), members, m_repeats));
        }
    }
    writer.endDetails();
    if (m_settings.dumpsExtractRate) {
        const bool isAll = m_settings.options.isReference && m_evaluator->hasDetails();
        const qint64 missing = isAll ? 0 : m_withoutAnswer;
        after.set(u"extract_rate"_s,
            100.0 - 100.0 * static_cast<double>(missing) / static_cast<double>(total));
    }
    return after;
}

void Evaluation::addRightCounts()
{
    core::RightCounts counts(m_repeats.n);
    for (qint64 sample = 0; sample < m_test.size(); ++sample) {
        int right = 0;
        for (int i = 0; i < m_repeats.n; ++i) {
            const auto row = static_cast<std::size_t>(sample * m_repeats.n + i);
            const std::optional<bool> isRight = eval::isRight(*m_evaluator, m_verdicts[row]);
            if (!isRight)
                return;
            right += *isRight ? 1 : 0;
        }
        counts.add(right);
    }
    m_outcome.rightCounts = counts;
}

core::Result<> Evaluation::write()
{
    const Json metrics =
        eval::combineReplicas(*m_evaluator, m_verdicts, m_repeats, m_settings.options);
    m_outcome.path = m_settings.paths.result(m_job.model, m_job.dataset.abbr);
    store::ResultWriter writer(m_outcome.path);
    if (core::Result<> opened = writer.open(); !opened)
        return opened;
    writer.add(metrics);
    m_outcome.result = metrics;
    if (m_settings.dumpsDetails) {
        const core::Result<Json> after = finishDetails(writer);
        if (!after)
            return core::fail(after.error());
        writer.add(*after);
        for (const auto &[name, value] : after->members())
            m_outcome.result.set(name, value);
    }
    if (core::Result<> committed = writer.commit(); !committed)
        return committed;
    keepRightCounts();
    return {};
}

// For the standard error of the scores. The result stands without it.
void Evaluation::keepRightCounts()
{
    const QString path = m_settings.paths.rightCounts(m_job.model, m_job.dataset.abbr);
    if (m_settings.dumpsDetails || !m_outcome.rightCounts) {
        QFile::remove(path); // of an earlier evaluation
        return;
    }
    if (const auto kept = store::writeRightCounts(path, *m_outcome.rightCounts); !kept)
        m_outcome.warnings.append(kept.error().text());
}

core::Result<EvalOutcome> Evaluation::run()
{
    if (core::Result<> ready = prepare(); !ready)
        return core::fail(ready.error());
    core::Result<store::PredictionFile> file = store::PredictionFile::open(
        m_settings.paths.predictions(m_job.model, m_job.dataset.abbr), m_job.dataset.abbr);
    if (!file)
        return core::fail(file.error());
    m_outcome.warnings = file->warnings();
    if (file->entries().empty()) {
        m_outcome.warnings.append(u"No predictions found."_s);
        return m_outcome;
    }
    m_file = std::make_shared<const store::PredictionFile>(*std::move(file));
    core::Result<datasets::Splits> splits = datasets::loadSplits(m_job.dataset, m_settings.context);
    if (!splits)
        return core::fail(splits.error());
    m_test = std::move(splits->test);
    if (m_test.isEmpty())
        return core::fail(ErrorCode::DsetData002, u"the data set has no rows"_s);
    m_outcome.rows = rowCount();
    if (core::Result<> assigned = assignPredictions(); !assigned)
        return core::fail(assigned.error());
    if (core::Result<> scored = scoreAll(); !scored)
        return core::fail(scored.error());
    addRightCounts();
    if (core::Result<> written = write(); !written)
        return core::fail(written.error());
    return m_outcome;
}

// Of a list of answers to one question the one given most often, the first of several; what is no
// list as it is (spec/accuracy.md 4.1, step 10).
Json mostCommon(const Json &answers)
{
    QHash<QByteArray, int> counts;
    for (const Json &answer : answers.items())
        ++counts[core::writeJson(answer)];
    const Json *found = nullptr;
    int most = 0;
    for (const Json &answer : answers.items()) {
        if (const int count = counts.value(core::writeJson(answer)); count > most) {
            most = count;
            found = &answer;
        }
    }
    return found != nullptr ? *found : answers;
}

} // namespace

core::Result<Postprocessing> makePostprocessing(const EvalJob &job)
{
    Json ofModel = Json::object();
    Json ofDataset = job.dataset.config[u"eval_cfg"][u"pred_postprocessor"];
    for (const auto &[key, value] : job.modelPostprocessor.members()) {
        const bool isPattern = value.isObject()
            && QRegularExpression(QRegularExpression::wildcardToRegularExpression(key))
                   .match(job.dataset.abbr)
                   .hasMatch();
        if (isPattern)
            ofDataset = value;
        else if (!value.isObject())
            ofModel.set(key, value);
    }
    core::Result<eval::PostProcessor> first =
        eval::makePostProcessor(ofModel.find(u"type") ? ofModel : Json());
    if (!first)
        return core::fail(first.error().in(u"pred_postprocessor of model \"%1\""_s.arg(job.model)));
    core::Result<eval::PostProcessor> second = eval::makePostProcessor(ofDataset);
    if (!second)
        return core::fail(second.error().in(u"eval_cfg.pred_postprocessor"_s));
    const bool areVotes = job.dataset.config[u"eval_cfg"][u"sc_size"].isTruthy();
    return Postprocessing(
        [first = std::move(*first), second = std::move(*second), areVotes](const Json &value) {
            const Json made = applied(second, applied(first, value));
            return areVotes ? mostCommon(made) : made;
        });
}

core::Result<EvalOutcome> evaluate(
    const EvalJob &job, const EvalSettings &settings, const EvalProgress &progress)
{
    return Evaluation(job, settings, progress).run();
}

} // namespace aisb::run
