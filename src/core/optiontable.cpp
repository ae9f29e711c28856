// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optiontable.h"

#include "core/optionmakers.h"

#include <QRegularExpression>
#include <QThread>

#include <limits>

namespace aisb::core {

using namespace Qt::StringLiterals;
using namespace optionmakers;

namespace {

using Group = OptionGroup;

// ---- options with a rule of their own
// ---------------------------------------------------------------------------

OptionInfo reuseOption(const About &about)
{
    OptionInfo info = entry(about, OptionType::OptionalText);
    info.set = [](RunOptions &options, const Values &values) -> Result<> {
        options.reuse = values.isEmpty() ? u"latest"_s : values.first();
        return {};
    };
    info.get = [](const RunOptions &options) -> Given {
        if (!options.reuse)
            return std::nullopt;
        return *options.reuse == "latest"_L1 ? Values{} : Values{*options.reuse};
    };
    return info;
}

OptionInfo numPromptsOption(const About &about)
{
    OptionInfo info = integer(about, {1}, &RunOptions::numPrompts);
    info.set = [checked = info.set](RunOptions &options, const Values &values) -> Result<> {
        if (values.value(0).compare("none"_L1, Qt::CaseInsensitive) != 0)
            return checked(options, values);
        options.numPrompts.reset();
        return {};
    };
    return info;
}

OptionInfo apiKeyOption(const About &about)
{
    OptionInfo info = entry(about, OptionType::Text);
    info.set = [](RunOptions &options, const Values &values) -> Result<> {
        options.apiKey = Secret(values.value(0));
        return {};
    };
    info.get = [](const RunOptions &options) -> Given {
        return options.apiKey.isEmpty() ? std::nullopt : Given(Values{options.apiKey.masked()});
    };
    return info;
}

// A URL may carry "user:password@".
OptionInfo urlOption(const About &about)
{
    OptionInfo info = text(about, &RunOptions::url);
    info.get = [](const RunOptions &options) -> Given {
        static const QRegularExpression userInfo(u"^([^/?#]*//)[^/?#]*@"_s);
        if (!options.url)
            return std::nullopt;
        return Values{QString(*options.url).replace(userInfo, u"\\1***@"_s)};
    };
    return info;
}

OptionInfo generationOption(const About &about)
{
    OptionInfo info = entry(about, OptionType::JsonObject);
    info.set = [about](RunOptions &options, const Values &values) -> Result<> {
        const Result<Json> json = readJson(values.value(0).toUtf8());
        if (!json || !json->isObject())
            return fail(ErrorCode::TmanCmd002,
                u"`%1` must be a JSON object such as {\"temperature\": 0.5}: %2"_s.arg(
                    dashed(about.name), json ? u"it is another value"_s : json.error().detail));
        options.generationKwargs = *json;
        return {};
    };
    info.get = [](const RunOptions &options) -> Given {
        if (!options.generationKwargs)
            return std::nullopt;
        return Values{QString::fromUtf8(writeJson(*options.generationKwargs))};
    };
    return info;
}

OptionInfo lengthOption(const About &about, std::optional<QString> RunOptions::*field)
{
    OptionInfo info = text(about, field);
    info.set = [about, field](RunOptions &options, const Values &values) -> Result<> {
        const Result<> checked = checkLength(dashed(about.name), values.value(0));
        if (checked)
            options.*field = values.value(0);
        return checked;
    };
    return info;
}

OptionInfo rampOption(const About &about)
{
    OptionInfo info = text(about, &RunOptions::ramp);
    info.set = [about](RunOptions &options, const Values &values) -> Result<> {
        const Result<RampText> ramp = parseRamp(dashed(about.name), values.value(0));
        if (!ramp)
            return fail(ramp.error());
        options.ramp = values.value(0);
        return {};
    };
    return info;
}

OptionInfo seedOption(const About &about)
{
    OptionInfo info = entry(about, OptionType::Integer);
    info.min = 0;
    info.max = static_cast<double>(std::numeric_limits<quint64>::max());
    info.set = [about](RunOptions &options, const Values &values) -> Result<> {
        bool fits = false;
        const quint64 value = values.value(0).trimmed().toULongLong(&fits);
        if (!fits) {
            const Result<qint64> why = integerIn(dashed(about.name), values.value(0), {0});
            return fail(why ? Error{ErrorCode::UtilsType009, values.value(0)} : why.error());
        }
        options.seed = value;
        return {};
    };
    info.get = reader(&RunOptions::seed);
    return info;
}

OptionInfo statsOption(const About &about)
{
    OptionInfo info = entry(about, OptionType::Text);
    info.set = [about](RunOptions &options, const Values &values) -> Result<> {
        QStringList names;
        for (const QString &name : values.value(0).split(u',', Qt::SkipEmptyParts))
            if (!name.trimmed().isEmpty())
                names << name.trimmed();
        if (names.isEmpty())
            return fail(ErrorCode::TmanCmd002,
                u"`%1` must name statistics such as Average,P50,P99.9"_s.arg(dashed(about.name)));
        options.stats = names;
        return {};
    };
    info.get = [](const RunOptions &options) -> Given {
        return options.stats.isEmpty() ? std::nullopt : Given(Values{options.stats.join(u',')});
    };
    return info;
}

// ---- the table
// --------------------------------------------------------------------------------------------------

// clang-format off
void addBase(std::vector<OptionInfo> &table)
{
    constexpr Group group = Group::Base;
    table.push_back(list({"models"_L1, group, "NAME"_L1,
        "Model tasks by name. Required unless CONFIG is given."_L1}, &RunOptions::models));
    table.push_back(list({"datasets"_L1, group, "NAME"_L1,
        "Data set tasks by name, optionally NAME/SUFFIX. Required unless CONFIG or --custom-dataset-path is given."_L1},
        &RunOptions::datasets));
    table.push_back(text({"summarizer"_L1, group, "NAME"_L1,
        "How results are presented: default_perf or stable_stage for performance, example and others for accuracy."_L1},
        &RunOptions::summarizer));
    table.push_back(flag({"debug"_L1, group, {},
        "Run tasks one after the other with one worker and log to the terminal instead of files."_L1},
        &RunOptions::debug));
    table.push_back(flag({"search"_L1, group, {},
        "Print where the configuration files of the given names are, and stop."_L1, 's'}, &RunOptions::search));
    table.push_back(flag({"dry-run"_L1, group, {},
        "Print the plan of the run. Nothing is sent and nothing is written."_L1}, &RunOptions::dryRun));
    table.push_back(enumeration<Mode>({"mode"_L1, group, "MODE"_L1,
        "What to do: accuracy from start to end (all, the default) or in steps (infer, judge, infer_judge, eval, viz), "
        "or performance (perf; perf_viz recomputes results from recorded data)."_L1, 'm'},
        "all|infer|eval|viz|perf|perf_viz|judge|infer_judge"_L1, &RunOptions::mode,
        {Mode::All, Mode::Infer, Mode::Eval, Mode::Viz, Mode::Perf, Mode::PerfViz, Mode::Judge, Mode::InferJudge},
        modeName));
    table.push_back(reuseOption({"reuse"_L1, group, "STAMP"_L1,
        "Continue in an existing experiment folder of the work directory; without STAMP in the latest one."_L1, 'r'}));
    table.push_back(text({"work-dir"_L1, group, "DIR"_L1,
        "Parent of the experiment folders. Default: outputs/default."_L1, 'w'}, &RunOptions::workDir));
    table.push_back(text({"config-dir"_L1, group, "DIR"_L1,
        "Folder of your own configurations, searched before the built-in ones. Default: configs."_L1},
        &RunOptions::configDir));
    table.push_back(integer({"max-num-workers"_L1, group, "N"_L1,
        "Tasks that run at the same time. Default: 1. Ignored with --debug."_L1},
        {1, maxTaskWorkers(), "the recommended maximum is 0.8 x CPU count"_L1}, &RunOptions::maxNumWorkers));
    table.push_back(integer({"max-workers-per-gpu"_L1, group, "N"_L1,
        "Tasks that share one device; for local models only. Default: 1."_L1}, {1}, &RunOptions::maxWorkersPerGpu));
    table.push_back(numPromptsOption({"num-prompts"_L1, group, "N"_L1,
        R"(Use only the first N rows of each data set. "none" means all, the default.)"_L1}));
    table.push_back(integer({"num-warmups"_L1, group, "N"_L1,
        "Requests sent before measuring starts; 0 turns them off. Default: 1."_L1}, {0}, &RunOptions::numWarmups));
    table.push_back(switchable({"response-anomaly"_L1, group, {},
        "Turn the detection of anomalous answers on or off for every model. Default: as configured."_L1},
        &RunOptions::responseAnomaly));
    table.push_back(choice({"response-anomaly-payload-retention"_L1, group, "WHICH"_L1,
        "Which token payloads anomaly detection keeps. Default: anomalies."_L1},
        "all|anomalies|none"_L1, &RunOptions::responseAnomalyPayloadRetention));
}

void addPerfAndAccuracy(std::vector<OptionInfo> &table)
{
    table.push_back(flag({"pressure"_L1, Group::Perf, {},
        "Keep sending for a fixed time, adding clients until the concurrency is reached. Only with --mode perf."_L1},
        &RunOptions::pressure));
    table.push_back(integer({"pressure-time"_L1, Group::Perf, "S"_L1,
        "Seconds of the sending phase of --pressure. Default: 15."_L1},
        {1, 86400, "24 hours"_L1}, &RunOptions::pressureTime));
    table.push_back(flag({"spec-decode"_L1, Group::Perf, {},
        "Collect the counters of speculative decoding before and after the run (perf) or print the saved ones "
        "(perf_viz)."_L1}, &RunOptions::specDecode));

    table.push_back(flag({"merge-ds"_L1, Group::Accuracy, {},
        "Merge data sets of the same type into one inference task. Always on in performance runs."_L1},
        &RunOptions::mergeDs));
    table.push_back(flag({"dump-eval-details"_L1, Group::Accuracy, {},
        "Write the score of every single case into the results."_L1}, &RunOptions::dumpEvalDetails));
    table.push_back(flag({"dump-extract-rate"_L1, Group::Accuracy, {},
        "Add how often an answer could be extracted. Works together with --dump-eval-details."_L1},
        &RunOptions::dumpExtractRate));
}

void addCustomDataset(std::vector<OptionInfo> &table)
{
    constexpr Group group = Group::CustomDataset;
    table.push_back(text({"custom-dataset-path"_L1, group, "FILE"_L1,
        "Your own data as a .jsonl or .csv file. Ignored when --datasets is given."_L1},
        &RunOptions::customDatasetPath));
    table.push_back(text({"custom-dataset-meta-path"_L1, group, "FILE"_L1,
        "Side file with sampling and output lengths for performance runs. Default: the data file with .meta.json "
        "appended, if there is one."_L1}, &RunOptions::customDatasetMetaPath));
    table.push_back(choice({"custom-dataset-data-type"_L1, group, "TYPE"_L1,
        "Kind of the data: multiple choice or question and answer. Default: recognised from the columns."_L1},
        "mcq|qa"_L1, &RunOptions::customDatasetDataType));
    table.push_back(choice({"custom-dataset-infer-method"_L1, group, "METHOD"_L1,
        "How answers are produced. Default: gen."_L1}, "gen"_L1, &RunOptions::customDatasetInferMethod));
}

void addApiModel(std::vector<OptionInfo> &table)
{
    constexpr Group group = Group::ApiModel;
    table.push_back(text({"path"_L1, group, "DIR"_L1,
        "Tokenizer folder of every API model."_L1}, &RunOptions::path));
    table.push_back(text({"model-name"_L1, group, "NAME"_L1,
        "Model name sent to the service. Empty asks the service for it."_L1}, &RunOptions::modelName));
    table.push_back(number({"request-rate"_L1, group, "RATE"_L1,
        "Requests sent per second; 0 sends as fast as the concurrency allows."_L1}, 0, 64000, &RunOptions::requestRate));
    table.push_back(integer({"retry"_L1, group, "N"_L1,
        "Attempts per request, the first one included."_L1}, {0, 1000}, &RunOptions::retry));
    table.push_back(apiKeyOption({"api-key"_L1, group, "KEY"_L1,
        "Key sent to the service. It is never written to files or logs; the variable AISB_API_KEY does the same."_L1}));
    table.push_back(text({"host-ip"_L1, group, "HOST"_L1,
        "Address or name of the service."_L1}, &RunOptions::hostIp));
    table.push_back(integer({"host-port"_L1, group, "PORT"_L1,
        "Port of the service."_L1}, {1, 65535}, &RunOptions::hostPort));
    table.push_back(urlOption({"url"_L1, group, "URL"_L1,
        "Address of the service as a URL; wins over --host-ip and --host-port."_L1}));
    table.push_back(integer({"max-out-len"_L1, group, "N"_L1,
        "Most output tokens per request, unless a row of the data says otherwise."_L1}, {1}, &RunOptions::maxOutLen));
    table.push_back(integer({"batch-size"_L1, group, "N"_L1,
        "Concurrency: requests in flight at the same time."_L1}, {1, 100'000}, &RunOptions::batchSize));
    table.push_back(switchable({"trust-remote-code"_L1, group, {},
        "Allow or forbid code that comes with a tokenizer."_L1}, &RunOptions::trustRemoteCode));
    table.push_back(generationOption({"generation-kwargs"_L1, group, "JSON"_L1,
        "Sampling parameters sent with every request, as a JSON object."_L1}));
}

void addStudio(std::vector<OptionInfo> &table)
{
    constexpr Group group = Group::Studio;
    table.push_back(integer({"request-count"_L1, group, "N"_L1,
        "Number of requests of a synthetic data set."_L1}, {1, kMaxSynthetic}, &RunOptions::requestCount));
    table.push_back(lengthOption({"input-length"_L1, group, "LENGTH"_L1,
        "Input length of a synthetic data set: N, uniform:MIN:MAX, gaussian:MEAN:VARIANCE:MIN:MAX or zipf:ALPHA:MIN:MAX."_L1},
        &RunOptions::inputLength));
    table.push_back(lengthOption({"output-length"_L1, group, "LENGTH"_L1,
        "Largest output length per request of a synthetic data set, in the notation of --input-length."_L1},
        &RunOptions::outputLength));
    table.push_back(seedOption({"seed"_L1, group, "N"_L1,
        "Start value of the random numbers, so that a workload can be repeated exactly."_L1}));
    table.push_back(text({"input-path"_L1, group, "PATH"_L1,
        "File or folder the data set is read from instead of the one its configuration names, such as the trace of mooncake_trace_gen."_L1},
        &RunOptions::inputPath));
    table.push_back(switchable({"use-timestamp"_L1, group, {},
        "Send each request at the time stamp of its row, whatever is in flight. Default: as configured."_L1},
        &RunOptions::useTimestamp));
    table.push_back(number({"burstiness"_L1, group, "B"_L1,
        "Spacing of sends at a request rate: 0 even, 1 random (Poisson arrivals), below 1 in bursts, above 1 more regular. "
        "Default: as configured."_L1}, 0, 1e6, &RunOptions::burstiness));
    table.push_back(rampOption({"ramp"_L1, group, "SHAPE"_L1,
        "Let the request rate rise over the run: linear:START:END or exponential:START:END in requests per second. "
        "--request-rate then does not count."_L1}));
    table.push_back(number({"time-limit"_L1, group, "S"_L1,
        "Send nothing more after this many seconds of sending; requests in flight finish and count. 0 sets no limit."_L1},
        0, 604'800, &RunOptions::timeLimit));
    table.push_back(number({"cool-down"_L1, group, "S"_L1,
        "Leave requests sent in the last S seconds of sending out of the numbers of a performance run; the details keep "
        "them."_L1}, 0, 86400, &RunOptions::coolDown));
    table.push_back(text({"texts-dir"_L1, group, "DIR"_L1,
        "Folder with prompt texts that are not shipped, such as bbh/snarks.txt. Default: the variable AIS_BENCH_TEXTS."_L1},
        &RunOptions::textsDir));
    table.push_back(enumeration<Layout>({"layout"_L1, group, "LAYOUT"_L1,
        "Shape of the experiment folder: seed (default) or v3, the one of the reference implementation. The variable "
        "AISB_LAYOUT does the same."_L1}, "seed|v3"_L1, &RunOptions::layout, {Layout::Seed, Layout::V3}, layoutName));
    table.push_back(enumeration<MetricsProfile>({"metrics-profile"_L1, group, "PROFILE"_L1,
        "How numbers are computed: corrected (default), or reference for the digits of the reference implementation."_L1},
        "corrected|reference"_L1, &RunOptions::metricsProfile,
        {MetricsProfile::Corrected, MetricsProfile::Reference}, profileName));
    table.push_back(statsOption({"stats"_L1, group, "LIST"_L1,
        "Statistics of the performance table, separated by commas: Average, Min, Max, Median, P50, P99.9 and so on."_L1}));
    table.push_back(enumeration<TransportChoice>({"transport"_L1, group, "CLIENT"_L1,
        "HTTP client that sends: qnam, direct (for high load), or auto to choose by the load. Default: auto."_L1},
        "auto|qnam|direct"_L1, &RunOptions::transport,
        {TransportChoice::Auto, TransportChoice::Qnam, TransportChoice::Direct}, transportName));
    table.push_back(number({"request-timeout"_L1, group, "S"_L1,
        "Longest time of one HTTP request in seconds; 0 waits for ever. Default: as configured."_L1},
        0, 86400, &RunOptions::requestTimeout));
    table.push_back(flag({"compat-mode"_L1, group, {},
        "Judge answers of the service as the reference implementation does, its known mistakes included."_L1},
        &RunOptions::compatMode));
    table.push_back(flag({"upstream-exit"_L1, group, {},
        "Exit with 0 after an interrupt, as the reference implementation does, instead of 130."_L1},
        &RunOptions::upstreamExit));
    table.push_back(flag({"continue-on-interrupt"_L1, group, {},
        "After an interrupt go on with the next stage: score and report what is there. Exit with 0."_L1},
        &RunOptions::continueOnInterrupt));
    table.push_back(flag({"upstream-compat"_L1, group, {},
        "Behave as the reference implementation for scripted comparisons: exit codes, modes without --reuse, "
        "left-over and overwritten files."_L1}, &RunOptions::upstreamCompat));
    table.push_back(flag({"strict-exit"_L1, group, {},
        "Exit with 3 when a task failed although the run went on."_L1}, &RunOptions::strictExit));
    table.push_back(flag({"strict-reuse"_L1, group, {},
        "Do not go on in a folder whose answers were asked for in another way: address, model, generation settings, "
        "prompt or data. Without it such a run goes on with a warning."_L1}, &RunOptions::strictReuse));
}
// clang-format on

std::vector<OptionInfo> makeTable()
{
    std::vector<OptionInfo> table;
    addBase(table);
    addPerfAndAccuracy(table);
    addCustomDataset(table);
    addApiModel(table);
    addStudio(table);
    return table;
}

// ---- writing a command line
// --------------------------------------------------------------------------------------

QString shellQuoted(const QString &argument)
{
    static const QRegularExpression plain(u"^[A-Za-z0-9_@%+=:,./-]+$"_s);
    if (plain.match(argument).hasMatch())
        return argument;
    return u'\'' + QString(argument).replace(u'\'', u"'\\''"_s) + u'\'';
}

QStringList argumentsOf(const OptionInfo &info, const QStringList &values)
{
    const QString name = dashed(info.name);
    if (info.type == OptionType::Flag)
        return {name};
    if (info.type == OptionType::Switch)
        return {values.value(0) == "true"_L1 ? name : u"--no-"_s + info.name};
    // A value that looks like an option has to be glued to its own.
    if (values.size() == 1 && values.first().startsWith(u'-'))
        return {name + u'=' + values.first()};
    return QStringList{name} + values;
}

Json textOrNull(const std::optional<QString> &value)
{
    return value ? Json(*value) : Json();
}

Json listOrNull(const QStringList &values)
{
    if (values.isEmpty())
        return {};
    Json array = Json::array();
    for (const QString &value : values)
        array.append(Json(value));
    return array;
}

} // namespace

std::span<const OptionInfo> optionTable()
{
    static const std::vector<OptionInfo> table = makeTable();
    return table;
}

const OptionInfo *findOption(QStringView name)
{
    for (const OptionInfo &info : optionTable())
        if (name == info.name)
            return &info;
    return nullptr;
}

QLatin1String groupName(OptionGroup group)
{
    switch (group) {
    case OptionGroup::Options:
        return "options"_L1;
    case OptionGroup::Base:
        return "base_args"_L1;
    case OptionGroup::Perf:
        return "perf_args"_L1;
    case OptionGroup::Accuracy:
        return "accuracy_args"_L1;
    case OptionGroup::CustomDataset:
        return "custom_dataset_args"_L1;
    case OptionGroup::ApiModel:
        return "api_model_args"_L1;
    case OptionGroup::Studio:
        return "studio_args"_L1;
    }
    return {};
}

QString commandLine(const RunOptions &options)
{
    QStringList arguments{u"ais_bench"_s};
    if (!options.configFile.isEmpty()) {
        const bool isPlain =
            !options.configFile.startsWith(u'-') && options.configFile != "mock-server"_L1;
        arguments << (isPlain ? options.configFile : u"./"_s + options.configFile);
    }
    for (const OptionInfo &info : optionTable())
        if (const std::optional<QStringList> values = info.get(options))
            arguments << argumentsOf(info, *values);
    for (QString &argument : arguments)
        argument = shellQuoted(argument);
    return arguments.join(u' ');
}

Json cliArgs(const RunOptions &options)
{
    const auto orNull = [](const auto &value) { return value ? Json(*value) : Json(); };
    return Json(Json::Object{
        {u"cfg_time_str"_s, options.cfgTimeStr},
        {u"config"_s, options.configFile.isEmpty() ? Json() : Json(options.configFile)},
        {u"config_dir"_s, options.configDir},
        {u"custom_dataset_data_type"_s, textOrNull(options.customDatasetDataType)},
        {u"custom_dataset_infer_method"_s, textOrNull(options.customDatasetInferMethod)},
        {u"custom_dataset_meta_path"_s, textOrNull(options.customDatasetMetaPath)},
        {u"custom_dataset_path"_s, textOrNull(options.customDatasetPath)},
        {u"datasets"_s, listOrNull(options.datasets)},
        {u"debug"_s, options.debug},
        {u"dir_time_str"_s, options.dirTimeStr},
        {u"dry_run"_s, options.dryRun},
        {u"dump_eval_details"_s, options.dumpEvalDetails},
        {u"dump_extract_rate"_s, options.dumpExtractRate},
        {u"max_num_workers"_s, options.maxNumWorkers},
        {u"max_workers_per_gpu"_s, options.maxWorkersPerGpu},
        {u"merge_ds"_s, options.mergeDs},
        {u"mode"_s, modeName(options.mode)},
        {u"models"_s, listOrNull(options.models)},
        {u"num_prompts"_s, orNull(options.numPrompts)},
        {u"num_warmups"_s, options.numWarmups},
        {u"pressure"_s, options.pressure},
        {u"pressure_time"_s, options.pressureTime},
        {u"response_anomaly"_s, orNull(options.responseAnomaly)},
        {u"response_anomaly_payload_retention"_s,
            textOrNull(options.responseAnomalyPayloadRetention)},
        {u"reuse"_s, textOrNull(options.reuse)},
        {u"search"_s, options.search},
        {u"spec_decode"_s, options.specDecode},
        {u"summarizer"_s, textOrNull(options.summarizer)},
        {u"work_dir"_s, textOrNull(options.workDir)},
    });
}

int maxTaskWorkers()
{
    return std::max(1, QThread::idealThreadCount() * 8 / 10);
}

} // namespace aisb::core
