// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "config/catalogue.h"
#include "core/progress.h"
#include "core/runoptions.h"
#include "net/proxysettings.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace aisb::run {

// What a run takes from outside its options: places, and constants of spec/workflow.md 1.8. The two
// programs fill it in from settings and environment variables; nothing below reads either.
struct Environment
{
    QString currentDir;
    QString catalogueRoot; // folder of the shipped catalogue (models/, datasets/, summarizers/)
    QStringList userCatalogueRoots; // searched before it, after --config-dir
    QString
        datasetsRoot; // AIS_BENCH_DATASETS_CACHE; relative data set paths are resolved against it
    QString textsDir; // AIS_BENCH_TEXTS; texts that are not shipped (spec/accuracy.md 20)
    core::Secret apiKey; // AISB_API_KEY: for models without a key of their own
    net::ProxySettings proxies; // HTTP_PROXY, HTTPS_PROXY, NO_PROXY
    core::Layout layout = core::Layout::Seed;
    core::MetricsProfile metricsProfile = core::MetricsProfile::Corrected;

    int workersNum = 0; // WORKERS_NUM, 0 = automatic
    std::optional<double> requestTimeOutS; // REQUEST_TIME_OUT
    core::LogLine::Level logLevel = core::LogLine::Level::Info; // LOG_LEVEL
};

// Where configurations are looked for in it.
[[nodiscard]] inline config::CatalogueRoots catalogueRoots(const Environment &environment)
{
    return {environment.currentDir, environment.userCatalogueRoots, environment.catalogueRoot,
        environment.datasetsRoot, environment.textsDir};
}

} // namespace aisb::run
