// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"

#include "eval/language/languagefolders.h"

#include <gtest/gtest.h>

namespace aisb::app {

using namespace Qt::StringLiterals;

namespace {

// Sets a variable for the life of this object.
class Variable
{
public:
    Variable(const char *name, const QByteArray &value)
        : m_name(name)
        , m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~Variable()
    {
        if (m_before.isNull())
            qunsetenv(m_name);
        else
            qputenv(m_name, m_before);
    }
    Variable(const Variable &) = delete;
    Variable &operator=(const Variable &) = delete;

private:
    const char *m_name;
    QByteArray m_before;
};

} // namespace

TEST(Startup, TakesPlacesConstantsAndProxiesFromTheEnvironment)
{
    const Variable layout("AISB_LAYOUT", "v3");
    const Variable texts("AIS_BENCH_TEXTS", "/some/texts");
    const Variable workers("AISB_WORKERS_NUM", "3");
    const Variable timeOut("AISB_REQUEST_TIME_OUT", "2.5");
    const Variable level("AISB_LOG_LEVEL", "warning");
    const Variable lower("http_proxy", "http://lower:1");
    const Variable upper("HTTP_PROXY", "http://upper:1");
    const Variable direct("NO_PROXY", "intra");
    qunsetenv("no_proxy");
    const Startup startup = readStartup(u"/nowhere"_s);
    EXPECT_TRUE(startup.warnings.isEmpty());
    EXPECT_EQ(startup.environment.layout, core::Layout::V3);
    EXPECT_EQ(startup.environment.textsDir, u"/some/texts"_s);
    EXPECT_EQ(startup.environment.workersNum, 3);
    EXPECT_EQ(startup.environment.requestTimeOutS, 2.5);
    EXPECT_EQ(startup.environment.logLevel, core::LogLine::Level::Warning);
    EXPECT_EQ(startup.environment.proxies.http, u"http://lower:1"_s);
    EXPECT_EQ(startup.environment.proxies.noProxy, u"intra"_s);
}

TEST(Startup, TakesTheFoldersOfLanguageDataFromTheEnvironment)
{
    {
        const Variable jieba("AISB_JIEBA_DIR", "/my/jieba");
        (void)readStartup(u"/nowhere"_s);
        EXPECT_EQ(eval::languageFolders().jieba, u"/my/jieba"_s);
        EXPECT_EQ(eval::languageFolders().langdetect, eval::LanguageFolders().langdetect);
    }
    (void)readStartup(u"/nowhere"_s);
    EXPECT_EQ(eval::languageFolders().jieba, eval::LanguageFolders().jieba);
}

TEST(Startup, WarnsOfEveryUnusableVariableAndKeepsTheDefaults)
{
    const Variable layout("AISB_LAYOUT", "v9");
    const Variable profile("AISB_METRICS_PROFILE", "guess");
    const Variable workers("AISB_WORKERS_NUM", "-1");
    const Variable timeOut("AISB_REQUEST_TIME_OUT", "90000");
    const Variable level("AISB_LOG_LEVEL", "chatty");
    const Startup startup = readStartup(u"/nowhere"_s);
    EXPECT_EQ(startup.warnings.size(), 5);
    EXPECT_EQ(startup.environment.layout, core::Layout::Seed);
    EXPECT_EQ(startup.environment.workersNum, 0);
    EXPECT_FALSE(startup.environment.requestTimeOutS);
    EXPECT_EQ(startup.environment.logLevel, core::LogLine::Level::Info);
}

} // namespace aisb::app
