// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/differences.h"
#include "config/modelspec.h"
#include "config/recallparts.h"
#include "core/optionvalues.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <limits>

namespace aisb::config {

using namespace Qt::StringLiterals;

namespace {

using What = Unsaid::What;

constexpr auto kMask = "***"_L1;

// Keys that options set whatever the configuration has.
constexpr std::array kOptionKeys = {"model"_L1, "model_name"_L1, "request_rate"_L1, "retry"_L1,
    "max_out_len"_L1, "batch_size"_L1, "trust_remote_code"_L1, "generation_kwargs"_L1,
    "use_timestamp"_L1, "time_limit_s"_L1, "cool_down_s"_L1, "request_timeout_s"_L1,
    "compat_mode"_L1, "transport"_L1, "traffic_cfg"_L1, "path"_L1};
constexpr std::array kAddressKeys = {"host_ip"_L1, "host_port"_L1, "url"_L1, "enable_ssl"_L1};
// Keys that are no setting of a run, or are said by the choice of the configuration.
constexpr std::array kOtherKeys = {"api_key"_L1, "attr"_L1, "type"_L1, "stream"_L1, "run_cfg"_L1,
    "response_anomaly"_L1, "response_anomaly_payload_storage"_L1, "response_anomaly_enabled"_L1,
    "min_out_len"_L1, "verbose"_L1, "custom_client"_L1};

template <std::size_t Size>
bool contains(const std::array<QLatin1String, Size> &keys, const QString &key)
{
    const QString outer = key.section(u'.', 0, 0);
    return std::ranges::any_of(keys, [&](QLatin1String known) { return outer == known; });
}

// A configuration of one model.
struct Candidate
{
    QString name;
    Value entry;
};

std::vector<Candidate> candidatesOf(const CatalogueRoots &roots, const QString &configDir)
{
    std::vector<Candidate> candidates;
    for (const CatalogueEntry &entry : listConfigs(ConfigKind::Models, configDir, roots)) {
        const bool isHidden = std::ranges::any_of(
            candidates, [&](const Candidate &known) { return known.name == entry.name; });
        const auto module = readConfigFile(entry.file, roots);
        if (isHidden || !module)
            continue;
        const Value *models = module->find(u"models"_s);
        if (models && models->items().size() == 1 && models->items().front().isDict())
            candidates.push_back({entry.name, models->items().front()});
    }
    return candidates;
}

bool speaksLike(const Value &left, const Value &right)
{
    const core::ModelSpec first = readModelSpec(left, {}).spec;
    const core::ModelSpec second = readModelSpec(right, {}).spec;
    return first.backend == second.backend && first.isStream == second.isStream;
}

// What a candidate leaves unsaid of a model; a name the command line gave wins among equals.
int costOf(const Candidate &candidate, const Value &model, const QStringList &preferred)
{
    int cost = preferred.contains(candidate.name, Qt::CaseInsensitive) ? 0 : 1;
    for (const Difference &difference : differencesOf(model, candidate.entry))
        if (!isCarriedModelKey(difference.key, true) && !contains(kOptionKeys, difference.key))
            cost += 2;
    return cost;
}

class ModelRecaller
{
public:
    ModelRecaller(const Value &root, const CatalogueRoots &roots, Recall &result)
        : m_models(root[u"models"].items())
        , m_roots(roots)
        , m_result(result)
    {
        for (const Value &name : root[u"cli_args"][u"models"].items())
            m_preferred.append(name.toString());
    }

    void recall()
    {
        chooseNames();
        recallLoad();
        recallTraffic();
        recallTokenizer();
        recallKeys();
        if (m_models.size() == 1)
            recallService();
    }

private:
    core::RunOptions &options() { return m_result.options; }
    static QString abbrOf(const Value &model) { return model[u"abbr"].toString(); }

    void leaveOut(What what, const Value &model, const QString &key, const QString &value)
    {
        m_result.unsaid.push_back({what, abbrOf(model), key, value});
    }

    void chooseNames()
    {
        const std::vector<Candidate> candidates = candidatesOf(m_roots, options().configDir);
        for (const Value &model : m_models) {
            const Candidate *best = nullptr;
            int lowest = std::numeric_limits<int>::max();
            for (const Candidate &candidate : candidates) {
                const int cost = speaksLike(model, candidate.entry)
                    ? costOf(candidate, model, m_preferred)
                    : lowest;
                if (cost < lowest) {
                    best = &candidate;
                    lowest = cost;
                }
            }
            if (best) {
                options().models.append(best->name);
                m_configured.push_back(best->entry);
            } else {
                leaveOut(What::ModelClass, model, u"type"_s, model[u"type"].toString());
            }
        }
    }

    // The value all models have; null when they differ.
    [[nodiscard]] Value shared(QStringView key) const
    {
        const Value &first = m_models.front()[key];
        const bool isShared = std::ranges::all_of(
            m_models, [&](const Value &model) { return meansTheSame(model[key], first); });
        return isShared ? first : Value();
    }

    [[nodiscard]] bool isConfigured(QStringView key, const Value &value) const
    {
        return m_configured.size() == m_models.size()
            && std::ranges::all_of(
                m_configured, [&](const Value &entry) { return meansTheSame(entry[key], value); });
    }

    void takeInteger(QStringView key, std::optional<int> &option)
    {
        if (const Value value = shared(key); value.isInt())
            option = static_cast<int>(std::clamp<qint64>(
                value.toInt(), std::numeric_limits<int>::min(), std::numeric_limits<int>::max()));
    }

    void takeNumber(QStringView key, std::optional<double> &option)
    {
        if (const Value value = shared(key); value.isNumber() && value.toDouble() > 0)
            option = value.toDouble();
    }

    void recallLoad()
    {
        takeInteger(u"batch_size", options().batchSize);
        takeNumber(u"request_rate", options().requestRate);
        takeNumber(u"time_limit_s", options().timeLimit);
        takeNumber(u"cool_down_s", options().coolDown);
        if (shared(u"use_timestamp").toBool())
            options().useTimestamp = true;
        if (shared(u"trust_remote_code").toBool())
            options().trustRemoteCode = true;
        options().compatMode = shared(u"compat_mode").toBool();
        if (const Value kwargs = shared(u"generation_kwargs");
            kwargs.isDict() && kwargs.isTruthy() && !isConfigured(u"generation_kwargs", kwargs))
            options().generationKwargs = kwargs.toJson();
        const QString transport = shared(u"transport").toString();
        for (const auto choice : {core::TransportChoice::Qnam, core::TransportChoice::Direct})
            if (transport == core::transportName(choice))
                options().transport = choice;
    }

    void recallTraffic()
    {
        const Value traffic = shared(u"traffic_cfg");
        if (const Value *burstiness = traffic.find(u"burstiness"))
            options().burstiness = burstiness->toDouble();
        const QString ramp = u"%1:%2:%3"_s.arg(traffic[u"ramp_up_strategy"].toString(),
            core::shortestText(traffic[u"ramp_up_start_rps"].toDouble()),
            core::shortestText(traffic[u"ramp_up_end_rps"].toDouble()));
        if (core::parseRamp(u"--ramp"_s, ramp))
            options().ramp = ramp;
    }

    // A folder of another machine would stop the run.
    void recallTokenizer()
    {
        const QString folder = shared(u"path").toString();
        if (folder.isEmpty())
            return;
        if (QFileInfo::exists(QDir(m_roots.currentDir).absoluteFilePath(folder)))
            options().path = folder;
        else
            leaveOut(What::Tokenizer, m_models.front(), u"path"_s, folder);
    }

    void recallKeys()
    {
        const QString key = shared(u"api_key").toString();
        if (!key.isEmpty() && key != kMask) {
            options().apiKey = core::Secret(key);
            return;
        }
        for (const Value &model : m_models)
            if (model[u"api_key"].isTruthy())
                leaveOut(What::ApiKey, model, u"api_key"_s, {});
    }

    // What the fields of one service say.
    void recallService()
    {
        const Value &model = m_models.front();
        const QString name = model[u"model"].toString(model[u"model_name"].toString());
        if (!name.isEmpty())
            options().modelName = name;
        takeInteger(u"max_out_len", options().maxOutLen);
        takeInteger(u"retry", options().retry);
        takeNumber(u"request_timeout_s", options().requestTimeout);
        recallAddress(model);
    }

    void recallAddress(const Value &model)
    {
        static const QRegularExpression masked(u"[^/@]*\\*\\*\\*@"_s);
        QString url = model[u"url"].toString().trimmed();
        if (url.contains(masked)) {
            url.remove(masked);
            leaveOut(What::Secret, model, u"url"_s, {});
        }
        const QString host = model[u"host_ip"].toString(u"localhost"_s);
        const auto port = static_cast<int>(model[u"host_port"].toInt(8080));
        if (!url.isEmpty()) {
            options().url = url;
        } else if (model[u"enable_ssl"].toBool()) {
            const bool isBare6 = host.contains(u':') && !host.startsWith(u'[');
            options().url = u"https://%1:%2"_s.arg(isBare6 ? u'[' + host + u']' : host).arg(port);
        } else {
            options().hostIp = host;
            options().hostPort = port;
        }
    }

    const Value::List &m_models;
    const CatalogueRoots &m_roots;
    Recall &m_result;
    QStringList m_preferred;
    std::vector<Value> m_configured; // of the names chosen
};

} // namespace

void recallModels(const Value &root, const CatalogueRoots &roots, Recall &result)
{
    ModelRecaller(root, roots, result).recall();
}

bool isCarriedModelKey(const QString &key, bool isSingle)
{
    return contains(kOtherKeys, key) || key == "path"_L1
        || (isSingle && contains(kAddressKeys, key));
}

} // namespace aisb::config
