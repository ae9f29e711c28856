// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/settings/language.h"
#include "gui/settings/settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <gtest/gtest.h>

using namespace aisb;
using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

class SettingsFile : public ::testing::Test
{
protected:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"settings.ini"_s); }

private:
    QTemporaryDir m_folder;
};

TEST_F(SettingsFile, StartsWithTheDefaults)
{
    const Settings settings(path());
    EXPECT_EQ(settings.language(), QString());
    EXPECT_EQ(settings.themeMode(), ThemeMode::System);
    EXPECT_EQ(settings.layout(), core::Layout::Seed);
    EXPECT_EQ(settings.metricsProfile(), core::MetricsProfile::Corrected);
    EXPECT_TRUE(settings.recentFolders().isEmpty());
    ASSERT_EQ(settings.roots().size(), 1);
    EXPECT_EQ(settings.roots().first(), settings.defaultRoot());
    EXPECT_TRUE(settings.formValues(u"newrun"_s).members().empty());
}

TEST_F(SettingsFile, KeepsEverythingAcrossInstances)
{
    {
        Settings settings(path());
        settings.setLanguage(u"zh_CN"_s);
        settings.setThemeMode(ThemeMode::Dark);
        settings.setLayout(core::Layout::V3);
        settings.setMetricsProfile(core::MetricsProfile::Reference);
        settings.setRoots({u"/tmp/a"_s, u"/tmp/b/../b"_s});
        settings.setWindowState(u"main"_s, QByteArray("\x00\xff\x01", 3));
        settings.setValue(u"page"_s, u"running"_s);
        EXPECT_TRUE(settings.flush());
    }
    const Settings settings(path());
    EXPECT_EQ(settings.language(), u"zh_CN"_s);
    EXPECT_EQ(settings.themeMode(), ThemeMode::Dark);
    EXPECT_EQ(settings.layout(), core::Layout::V3);
    EXPECT_EQ(settings.metricsProfile(), core::MetricsProfile::Reference);
    EXPECT_EQ(settings.roots(), (QStringList{u"/tmp/a"_s, u"/tmp/b"_s}));
    EXPECT_EQ(settings.windowState(u"main"_s), QByteArray("\x00\xff\x01", 3));
    EXPECT_EQ(settings.value(u"page"_s).toString(), u"running"_s);
}

TEST_F(SettingsFile, NeverWritesASecret)
{
    Settings settings(path());
    core::Json model = core::Json::object();
    model.set(u"api_key"_s, u"sk-very-secret"_s);
    model.set(u"batch_size"_s, 128);
    core::Json form = core::Json::object();
    form.set(u"models[0].apiKey"_s, u"sk-very-secret"_s);
    form.set(u"Authorization"_s, u"Bearer sk-very-secret"_s);
    form.set(u"max_token"_s, 12);
    core::Json models = core::Json::array();
    models.append(model);
    form.set(u"models"_s, models);
    settings.setFormValues(u"newrun"_s, form);
    ASSERT_TRUE(settings.flush());
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains("very-secret"));
    const core::Json read = settings.formValues(u"newrun"_s);
    EXPECT_EQ(read[u"models"].items().at(0)[u"batch_size"].toInt(), 128);
    EXPECT_EQ(read[u"max_token"].toInt(), 12);
}

TEST_F(SettingsFile, KeepsTheNewestRecentFoldersOnce)
{
    Settings settings(path());
    for (int i = 0; i < 20; ++i) {
        settings.addRecentFolder(u"/tmp/run%1"_s.arg(i));
    }
    settings.addRecentFolder(u"/tmp/run15"_s);
    EXPECT_EQ(settings.recentFolders().size(), Settings::kRecentCount);
    EXPECT_EQ(settings.recentFolders().first(), u"/tmp/run15"_s);
    EXPECT_EQ(settings.recentFolders().count(u"/tmp/run15"_s), 1);
    settings.removeRecentFolder(u"/tmp/run15"_s);
    EXPECT_FALSE(settings.recentFolders().contains(u"/tmp/run15"_s));
}

TEST_F(SettingsFile, TellsOnlyRealChanges)
{
    Settings settings(path());
    QSignalSpy theme(&settings, &Settings::themeModeChanged);
    QSignalSpy roots(&settings, &Settings::rootsChanged);
    settings.setThemeMode(ThemeMode::System);
    settings.setThemeMode(ThemeMode::Dark);
    settings.addRoot(u"/tmp/other"_s);
    settings.addRoot(u"/tmp/other"_s);
    EXPECT_EQ(theme.count(), 1);
    EXPECT_EQ(roots.count(), 1);
    settings.removeRoot(u"/tmp/other"_s);
    EXPECT_FALSE(settings.roots().contains(u"/tmp/other"_s));
}

TEST_F(SettingsFile, SurvivesAFileOfRubbish)
{
    QFile file(path());
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("[forms]\nnewrun={\"a\": [[[[\n\x01\xfe[[theme=\ntheme=99");
    file.close();
    const Settings settings(path());
    EXPECT_TRUE(settings.formValues(u"newrun"_s).members().empty());
    EXPECT_EQ(settings.themeMode(), ThemeMode::System);
}

TEST_F(SettingsFile, ClearsStatesByPrefixOnly)
{
    Settings settings(path());
    settings.setWindowState(u"page/results"_s, "x");
    settings.setWindowState(u"main/geometry"_s, "y");
    settings.clearWindowStates(u"page/"_s);
    EXPECT_TRUE(settings.windowState(u"page/results"_s).isEmpty());
    EXPECT_EQ(settings.windowState(u"main/geometry"_s), "y");
}

TEST(Language, FallsBackToOneThatExists)
{
    EXPECT_EQ(resolvedLanguage(u"zh_CN"_s), u"zh_CN"_s);
    EXPECT_TRUE(availableLanguages().contains(resolvedLanguage(u"tlh"_s)));
    EXPECT_EQ(languageTitle(u"zh_CN"_s), u"简体中文"_s);
}

} // namespace
