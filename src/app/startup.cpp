// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"

#include "eval/language/languagefolders.h"

#include <QDir>

#include <clocale>
#include <langinfo.h>
#include <sys/resource.h>

namespace aisb::app {

using namespace Qt::StringLiterals;

namespace {

QString catalogueRoot(const QString &programDir)
{
    const QString installed =
        QDir::cleanPath(programDir + u"/../share/aisbench-studio/catalogue"_s);
    return QDir(installed).exists() ? installed : QStringLiteral(AISB_SOURCE_CATALOGUE);
}

QString unusable(const char *variable, const QString &value, const QString &expected)
{
    return u"%1 ignored: it must be %2, got \"%3\""_s.arg(QLatin1String(variable), expected, value);
}

void readLayout(Startup &startup)
{
    const QString value = qEnvironmentVariable("AISB_LAYOUT");
    if (value == core::layoutName(core::Layout::V3))
        startup.environment.layout = core::Layout::V3;
    else if (!value.isEmpty() && value != core::layoutName(core::Layout::Seed))
        startup.warnings << unusable("AISB_LAYOUT", value, u"seed or v3"_s);
}

void readProfile(Startup &startup)
{
    using core::MetricsProfile;
    const QString value = qEnvironmentVariable("AISB_METRICS_PROFILE");
    if (value == core::profileName(MetricsProfile::Reference))
        startup.environment.metricsProfile = MetricsProfile::Reference;
    else if (!value.isEmpty() && value != core::profileName(MetricsProfile::Corrected))
        startup.warnings << unusable("AISB_METRICS_PROFILE", value, u"corrected or reference"_s);
}

// The lower-case spelling wins, as most programs have it.
QString proxyVariable(const char *lower, const char *upper)
{
    return qEnvironmentVariable(lower, qEnvironmentVariable(upper));
}

void readProxies(Startup &startup)
{
    net::ProxySettings &proxies = startup.environment.proxies;
    proxies.http = proxyVariable("http_proxy", "HTTP_PROXY");
    proxies.https = proxyVariable("https_proxy", "HTTPS_PROXY");
    proxies.noProxy = proxyVariable("no_proxy", "NO_PROXY");
}

// The constants of spec/workflow.md 1.8. An invalid one leaves the default and a warning.
void readConstants(Startup &startup)
{
    constexpr double kMaxTimeOutS = 86'400;
    run::Environment &environment = startup.environment;
    bool isNumber = false;
    if (const QString value = qEnvironmentVariable("AISB_WORKERS_NUM"); !value.isEmpty()) {
        const int workers = value.toInt(&isNumber);
        if (isNumber && workers >= 0)
            environment.workersNum = workers;
        else
            startup.warnings << unusable("AISB_WORKERS_NUM", value, u"0 or a number of threads"_s);
    }
    if (const QString value = qEnvironmentVariable("AISB_REQUEST_TIME_OUT"); !value.isEmpty()) {
        const double seconds = value.toDouble(&isNumber);
        if (isNumber && seconds >= 0 && seconds <= kMaxTimeOutS)
            environment.requestTimeOutS = seconds;
        else
            startup.warnings << unusable("AISB_REQUEST_TIME_OUT", value, u"0 to 86400 seconds"_s);
    }
}

void readLogLevel(Startup &startup)
{
    using Level = core::LogLine::Level;
    const QString value = qEnvironmentVariable("AISB_LOG_LEVEL");
    if (value.isEmpty())
        return;
    for (const Level level : {Level::Debug, Level::Info, Level::Warning, Level::Error}) {
        if (value.compare(core::levelName(level), Qt::CaseInsensitive) == 0) {
            startup.environment.logLevel = level;
            return;
        }
    }
    startup.warnings << unusable("AISB_LOG_LEVEL", value, u"DEBUG, INFO, WARNING or ERROR"_s);
}

} // namespace

Startup readStartup(const QString &programDir)
{
    Startup startup;
    run::Environment &environment = startup.environment;
    environment.currentDir = QDir::currentPath();
    environment.catalogueRoot = catalogueRoot(programDir);
    environment.datasetsRoot =
        qEnvironmentVariable("AIS_BENCH_DATASETS_CACHE", environment.currentDir);
    environment.textsDir = qEnvironmentVariable("AIS_BENCH_TEXTS");
    environment.apiKey = core::Secret(qEnvironmentVariable("AISB_API_KEY"));
    readLayout(startup);
    readProfile(startup);
    readProxies(startup);
    readConstants(startup);
    readLogLevel(startup);
    eval::setLanguageFolders({.jieba = qEnvironmentVariable("AISB_JIEBA_DIR"),
        .langdetect = qEnvironmentVariable("AISB_LANGDETECT_DIR"),
        .punkt = qEnvironmentVariable("AISB_PUNKT_DIR")});
    return startup;
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

void preferUtf8Locale()
{
    std::setlocale(LC_CTYPE, "");
    if (qstrcmp(::nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

} // namespace aisb::app
