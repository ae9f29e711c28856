// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optiontable.h"
#include "gui/frame/commandregistry.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/resultspage.h"
#include "gui/pages/runningpage.h"
#include "gui/pages/settingspage.h"
#include "pages_helpers.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

// Where a person finds what an option does. Source: spec/workflow.md 12.
enum class Place
{
    NewRun, // an input of the forms that names the option
    NewRunObject, // another control of the page, by object name
    Settings, // an input of the settings page, by object name
    Command, // a command, by id
    CommandLine // deliberately not in the window: why
};

struct Row
{
    QLatin1String option;
    Place place;
    QLatin1String name = {}; // object name, command id, or the reason
};

constexpr QLatin1String kForScripts("for scripts written for the reference tool");
constexpr QLatin1String kNoLocalModels("models run as services");

const std::vector<Row> kRows = {
    {"models"_L1, Place::NewRun},
    {"datasets"_L1, Place::NewRun},
    {"summarizer"_L1, Place::CommandLine, "groups follow the data sets"_L1},
    {"debug"_L1, Place::CommandLine, "live logs replace it"_L1},
    {"search"_L1, Place::NewRunObject, "modelPicker"_L1},
    {"dry-run"_L1, Place::Command, "newrun.preview"_L1},
    {"mode"_L1, Place::NewRun},
    {"reuse"_L1, Place::Command, "accuracy.retryFailed"_L1},
    {"work-dir"_L1, Place::NewRun},
    {"config-dir"_L1, Place::Settings, "catalogueEdit"_L1},
    {"max-num-workers"_L1, Place::NewRun},
    {"max-workers-per-gpu"_L1, Place::CommandLine, kNoLocalModels},
    {"num-prompts"_L1, Place::NewRun},
    {"num-warmups"_L1, Place::NewRun},
    {"response-anomaly"_L1, Place::CommandLine, "the configuration decides"_L1},
    {"response-anomaly-payload-retention"_L1, Place::CommandLine, "the configuration decides"_L1},
    {"pressure"_L1, Place::NewRunObject, "loadControl"_L1},
    {"pressure-time"_L1, Place::NewRun},
    {"spec-decode"_L1, Place::CommandLine, "kept by run again and presets"_L1},
    {"merge-ds"_L1, Place::NewRun},
    {"dump-eval-details"_L1, Place::NewRun},
    {"dump-extract-rate"_L1, Place::NewRun},
    {"custom-dataset-path"_L1, Place::NewRun},
    {"custom-dataset-meta-path"_L1, Place::NewRun},
    {"custom-dataset-data-type"_L1, Place::NewRun},
    {"custom-dataset-infer-method"_L1, Place::CommandLine, "own data is answered in words"_L1},
    {"path"_L1, Place::NewRun},
    {"model-name"_L1, Place::NewRun},
    {"request-rate"_L1, Place::NewRun},
    {"retry"_L1, Place::NewRun},
    {"api-key"_L1, Place::NewRun},
    {"host-ip"_L1, Place::NewRun},
    {"host-port"_L1, Place::NewRun},
    {"url"_L1, Place::NewRun},
    {"max-out-len"_L1, Place::NewRun},
    {"batch-size"_L1, Place::NewRun},
    {"trust-remote-code"_L1, Place::CommandLine, kNoLocalModels},
    {"generation-kwargs"_L1, Place::NewRun},
    {"request-count"_L1, Place::NewRun},
    {"input-length"_L1, Place::NewRun},
    {"output-length"_L1, Place::NewRun},
    {"seed"_L1, Place::NewRun},
    {"input-path"_L1, Place::CommandLine, "the configuration names the files"_L1},
    {"use-timestamp"_L1, Place::NewRunObject, "loadControl"_L1},
    {"burstiness"_L1, Place::NewRun},
    {"ramp"_L1, Place::NewRun},
    {"time-limit"_L1, Place::NewRun},
    {"cool-down"_L1, Place::NewRun},
    {"texts-dir"_L1, Place::Settings, "textsEdit"_L1},
    {"layout"_L1, Place::NewRun},
    {"metrics-profile"_L1, Place::NewRun},
    {"stats"_L1, Place::NewRun},
    {"transport"_L1, Place::NewRun},
    {"request-timeout"_L1, Place::NewRun},
    {"compat-mode"_L1, Place::CommandLine, kForScripts},
    {"upstream-exit"_L1, Place::CommandLine, kForScripts},
    {"continue-on-interrupt"_L1, Place::CommandLine, kForScripts},
    {"upstream-compat"_L1, Place::CommandLine, kForScripts},
    {"strict-exit"_L1, Place::CommandLine, "the exit status is for scripts"_L1},
    {"strict-reuse"_L1, Place::CommandLine, "the exit status is for scripts"_L1},
};

const Row *rowOf(QLatin1String option)
{
    const auto row = std::ranges::find(kRows, option, &Row::option);
    return row == kRows.end() ? nullptr : &*row;
}

bool hasBuddy(const QWidget &page, const QWidget *input)
{
    return std::ranges::any_of(page.findChildren<QLabel *>(),
        [input](const QLabel *label) { return label->buddy() == input; });
}

class OptionMapTest : public ::testing::Test
{
protected:
    OptionMapTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
        , newRun(shell, context)
        , settings(shell, context)
    {
        newRun.setActive(true);
        newRun.setActive(false);
        settings.setActive(true);
    }

    ~OptionMapTest() override
    {
        test::waitFor([this] { return !newRun.isChecking(); });
    }

    [[nodiscard]] QWidget *inputOf(const QString &option) const
    {
        for (QWidget *input : newRun.findChildren<QWidget *>()) {
            if (input->property("option").toString() == option) {
                return input;
            }
        }
        return nullptr;
    }

    test::FakeShell shell;
    PageContext context;
    NewRunPage newRun;
    SettingsPage settings;
};

// An option that is added to the table has to be given a place here.
TEST_F(OptionMapTest, EveryOptionHasAPlace)
{
    for (const core::OptionInfo &info : core::optionTable()) {
        EXPECT_TRUE(rowOf(info.name)) << info.name.data();
    }
    for (const Row &row : kRows) {
        EXPECT_TRUE(core::findOption(QString(row.option))) << row.option.data();
        if (row.place == Place::CommandLine) {
            EXPECT_FALSE(row.name.isEmpty()) << row.option.data();
        }
    }
}

TEST_F(OptionMapTest, EveryInputSaysItsOption)
{
    for (const Row &row : kRows) {
        if (row.place != Place::NewRun) {
            continue;
        }
        const QWidget *input = inputOf(row.option);
        ASSERT_TRUE(input) << row.option.data();
        EXPECT_TRUE(input->toolTip().endsWith("\n--"_L1 + row.option))
            << input->toolTip().toStdString();
        EXPECT_TRUE(!input->accessibleName().isEmpty() || hasBuddy(newRun, input)
            || !input->property("text").toString().isEmpty())
            << row.option.data();
        EXPECT_FALSE(input->accessibleDescription().isEmpty()) << row.option.data();
    }
}

TEST_F(OptionMapTest, WhatIsNoInputIsFoundElsewhere)
{
    ResultsPage results(shell, context);
    ExperimentsPage experiments(shell, context);
    RunningPage running(shell, context);
    for (const Row &row : kRows) {
        if (row.place == Place::NewRunObject) {
            EXPECT_TRUE(newRun.findChild<QWidget *>(row.name)) << row.name.data();
        } else if (row.place == Place::Settings) {
            const auto *input = settings.findChild<QWidget *>(row.name);
            ASSERT_TRUE(input) << row.name.data();
            EXPECT_TRUE(input->toolTip().contains("--"_L1 + row.option)) << row.option.data();
        } else if (row.place == Place::Command) {
            EXPECT_TRUE(shell.commands().find(row.name)) << row.name.data();
        }
    }
    // Modes of an experiment that is there, files, stopping, pausing.
    for (const QString &command : {u"accuracy.rescore"_s, u"accuracy.rebuildReport"_s,
             u"newrun.fromFile"_s, u"run.stop"_s, u"run.stopNow"_s, u"running.pauseScreen"_s}) {
        EXPECT_TRUE(shell.commands().find(command)) << command.toStdString();
    }
}

// spec/workflow.md 1.8, 12 "constants".
TEST_F(OptionMapTest, SettingsHoldTheConstantsOfRuns)
{
    EXPECT_EQ(context.environment().workersNum, 0);
    EXPECT_FALSE(context.environment().requestTimeOutS);
    settings.findChild<QSpinBox *>(u"workersSpin"_s)->setValue(3);
    settings.findChild<QSpinBox *>(u"timeOutSpin"_s)->setValue(90);
    auto *level = settings.findChild<QComboBox *>(u"levelCombo"_s);
    level->setCurrentIndex(2);
    Q_EMIT level->activated(2);
    auto *catalogue = settings.findChild<QLineEdit *>(u"catalogueEdit"_s);
    catalogue->setText(shell.folder());
    Q_EMIT catalogue->editingFinished();
    const run::Environment environment = context.environment();
    EXPECT_EQ(environment.workersNum, 3);
    EXPECT_EQ(environment.requestTimeOutS, 90.0);
    EXPECT_EQ(environment.logLevel, core::LogLine::Level::Warning);
    EXPECT_EQ(environment.userCatalogueRoots, QStringList{shell.folder()});
    SettingsPage again(shell, context);
    EXPECT_EQ(again.findChild<QSpinBox *>(u"workersSpin"_s)->value(), 3);
    EXPECT_EQ(again.findChild<QSpinBox *>(u"timeOutSpin"_s)->value(), 90);
    EXPECT_EQ(again.findChild<QComboBox *>(u"levelCombo"_s)->currentIndex(), 2);
}

TEST_F(OptionMapTest, DiagnosticsAreCopiedWithoutSecrets)
{
    run::Environment base = test::testEnvironment(shell.folder());
    base.apiKey = core::Secret(u"sk-very-secret"_s);
    PageContext withKey(base, shell.settings());
    SettingsPage page(shell, withKey);
    page.findChild<QPushButton *>(u"diagnosticsButton"_s)->click();
    const QString text = QGuiApplication::clipboard()->text();
    EXPECT_TRUE(text.contains(u"Qt: "_s + QLatin1String(qVersion())));
    EXPECT_TRUE(text.contains(u"Experiments: "_s + shell.folder()));
    EXPECT_FALSE(text.contains(u"sk-very-secret"_s));
}

} // namespace
} // namespace aisb::gui
