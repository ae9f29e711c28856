// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments and configuration files that come back into the New run form.
#include "config/dumpreader.h"
#include "core/optiontable.h"
#include "gui/frame/messagebar.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/experimentsview.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/newrunsource.h"
#include "gui/pages/resultspage.h"
#include "gui/pages/runagain.h"
#include "gui/pages/runcontroller.h"
#include "gui/settings/apikeys.h"
#include "gui/settings/connectionbook.h"
#include "gui/widgets/segmentedcontrol.h"
#include "mock/mockserver.h"
#include "pages_helpers.h"
#include "result_helpers.h"

#include <QComboBox>
#include <QDir>
#include <QDoubleSpinBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

class AgainTest : public ::testing::Test
{
protected:
    AgainTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    // The page has what was asked for, and everything about it is checked.
    static void settle(const NewRunPage &page)
    {
        ASSERT_TRUE(test::waitFor([&] { return !page.isBusy(); }));
    }

    [[nodiscard]] QString write(const QString &name, const QByteArray &text) const
    {
        QFile file(shell.folder() + u'/' + name);
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(text);
        return file.fileName();
    }

    static QString allLabels(const QWidget &page)
    {
        QStringList texts;
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            texts << label->text();
        }
        return texts.join(u'\n');
    }

    test::FakeShell shell;
    PageContext context;
};

TEST_F(AgainTest, AFolderOfTheReferenceFillsTheForm)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.open(againArgument({test::golden(u"rate_chat"_s)}));
    settle(page);
    EXPECT_EQ(page.findChild<QSpinBox *>(u"concurrencySpin"_s)->value(), 16);
    EXPECT_EQ(page.findChild<SegmentedControl *>(u"loadControl"_s)->currentIndex(), 1) << "a rate";
    EXPECT_GT(page.findChild<QDoubleSpinBox *>(u"rateSpin"_s)->value(), 0);
    EXPECT_EQ(page.findChild<QSpinBox *>(u"requestCountSpin"_s)->value(), 40);
    EXPECT_EQ(page.findChild<QSpinBox *>(u"portSpin"_s)->value(), 9010);
    EXPECT_EQ(page.findChild<QComboBox *>(u"modelCombo"_s)->currentText(), u"mock-1"_s);
    EXPECT_EQ(page.issues().errors(), 0);
    EXPECT_EQ(page.source()->leftOut().size(), 1);
    EXPECT_TRUE(allLabels(page).contains(page.source()->leftOut().first()));
    EXPECT_TRUE(page.messageBar().text().contains(page.source()->leftOut().first()))
        << page.messageBar().text().toStdString();
    EXPECT_FALSE(context.runs().hasRun());
}

TEST_F(AgainTest, UndoBringsBackTheDraft)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.findChild<QSpinBox *>(u"concurrencySpin"_s)->setValue(7);
    const QString before = page.commandText();
    page.open(againArgument({test::golden(u"stream_chat"_s)}));
    settle(page);
    ASSERT_NE(page.commandText(), before);
    QList<QPushButton *> buttons = page.messageBar().findChildren<QPushButton *>();
    ASSERT_FALSE(buttons.isEmpty());
    buttons.front()->click();
    EXPECT_EQ(page.commandText(), before);
    EXPECT_TRUE(page.source()->leftOut().isEmpty());
    settle(page);
}

TEST_F(AgainTest, RunsAnExperimentAgain)
{
    mock::MockSettings settings;
    settings.ttftS = 0.005;
    settings.tpotS = 0.001;
    const mock::MockServerThread service(settings);
    ASSERT_TRUE(service.isListening());
    NewRunPage page(shell, context);
    page.setActive(true);
    core::RunOptions options = page.options();
    options.hostIp = u"127.0.0.1"_s;
    options.hostPort = service.port();
    options.modelName = u"toy"_s;
    options.requestCount = 6;
    options.batchSize = 3;
    options.requestRate = 50;
    options.transport = core::TransportChoice::Direct;
    options.outputLength = u"4"_s;
    options.workDir = shell.folder() + u"/results"_s;
    page.setOptions(options);
    page.start();
    ASSERT_TRUE(test::waitFor([&] { return context.runs().outcome().has_value(); }, 60'000));
    const QString first = context.runs().experimentPath();
    const QString command = page.commandText();
    page.reset();
    ASSERT_NE(page.commandText(), command);

    page.open(againArgument({first, true}));
    ASSERT_TRUE(test::waitFor(
        [&] {
            return context.runs().outcome() && context.runs().experimentPath() != first
                && !context.runs().isRunning();
        },
        60'000))
        << page.messageBar().text().toStdString();
    EXPECT_FALSE(context.runs().outcome()->error);
    EXPECT_EQ(page.commandText(), command);
    EXPECT_EQ(QFileInfo(context.runs().experimentPath()).path(), QFileInfo(first).path());
    const auto before = config::readDumpFile(config::newestDump(first));
    const auto after = config::readDumpFile(config::newestDump(context.runs().experimentPath()));
    ASSERT_TRUE(before && after);
    EXPECT_EQ(before->root[u"models"], after->root[u"models"]);
    EXPECT_EQ(before->root[u"datasets"], after->root[u"datasets"]);
    settle(page);
}

TEST_F(AgainTest, DoesNotStartWhatItCannotRepeat)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.open(againArgument({test::golden(u"rate_chat"_s), true}));
    settle(page);
    EXPECT_FALSE(context.runs().hasRun());
    EXPECT_FALSE(page.source()->leftOut().isEmpty());
    EXPECT_FALSE(page.messageBar().isHidden());
}

TEST_F(AgainTest, UsesTheKeyOfAConnectionWithTheAddress)
{
    const QByteArray text = "models = [dict(attr='service', abbr='vllm-api-stream-chat', "
                            "type='VLLMCustomAPIChat', stream=True, api_key='***', model='toy', "
                            "host_ip='10.0.0.7', host_port=9001, max_out_len=32, batch_size=2, "
                            "path='', retry=2, url='', trust_remote_code=False, request_rate=0)]\n"
                            "datasets = [dict(abbr='synthetic', type='SyntheticDataset', "
                            "config=dict(Type='string', RequestCount=5))]\n";
    const QString file = write(u"service.py"_s, text);
    NewRunPage page(shell, context);
    page.setActive(true);
    page.open(file);
    settle(page);
    EXPECT_TRUE(page.options().apiKey.isEmpty());
    const QString missing = page.source()->leftOut().join(u'\n');
    EXPECT_TRUE(missing.contains(u"API key"_s)) << missing.toStdString();

    const QString id =
        context.connections().add({{}, u"lab"_s, u"10.0.0.7:9001"_s, false, u"toy"_s});
    context.keys().set(id, core::Secret(u"sk-lab"_s));
    page.open(file);
    settle(page);
    EXPECT_EQ(page.connectionId(), id);
    EXPECT_EQ(page.options().apiKey.reveal(), u"sk-lab"_s);
    EXPECT_FALSE(page.source()->leftOut().join(u'\n').contains(u"API key"_s));
    EXPECT_FALSE(page.commandText().contains(u"sk-lab"_s));
}

TEST_F(AgainTest, ListsWhatIsLeftOut)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.open(write(u"many.py"_s,
        "models = [dict(attr='service', abbr='mine', type='VLLMCustomAPIChat', stream=True,"
        " proxy='none', keep_raw=True, idle_timeout_s=5, max_tokens_field='max_tokens')]\n"
        "datasets = [dict(abbr='nowhere', type='GSM8KDataset', path='x'),"
        " dict(abbr='elsewhere', type='GSM8KDataset', path='y')]\n"));
    settle(page);
    EXPECT_GE(page.source()->leftOut().size(), 6);
    page.messageBar().findChildren<QPushButton *>().back()->click();
    auto *box = page.findChild<QMessageBox *>(u"leftOutBox"_s);
    ASSERT_NE(box, nullptr);
    for (const QString &text : {u"mine: proxy was none."_s, u"elsewhere"_s, u"nowhere"_s}) {
        EXPECT_TRUE(box->informativeText().contains(text)) << text.toStdString();
    }
    box->close();
    EXPECT_GT(page.issues().errors(), 0) << "no data set is chosen";
}

TEST_F(AgainTest, NamesFileAndPlaceOfWhatItCannotRead)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    const QString before = page.commandText();
    page.open(write(u"broken.py"_s, "models = [\n    dict(abbr='a',\n    ]\n"));
    settle(page);
    EXPECT_TRUE(page.messageBar().text().contains(u"broken.py"_s))
        << page.messageBar().text().toStdString();
    EXPECT_EQ(page.messageBar().tone(), Tone::Bad);
    EXPECT_EQ(page.commandText(), before);
    page.open(againArgument({shell.folder()}));
    settle(page);
    EXPECT_TRUE(page.messageBar().text().contains(u"configs"_s))
        << page.messageBar().text().toStdString();
}

TEST_F(AgainTest, TheListOfExperimentsAsksForIt)
{
    shell.settings().setRoots({QFileInfo(test::golden(u"stream_chat"_s)).path()});
    ExperimentsPage page(shell, context);
    page.setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return !page.isScanning(); }));
    auto *view = page.findChild<ExperimentsView *>();
    ASSERT_NE(view, nullptr);
    ASSERT_TRUE(test::waitFor([&] {
        view->selectAll();
        return view->currentEntry() != nullptr || view->selectedPaths().size() == 1;
    }));
    if (!view->currentEntry()) {
        view->setCurrentIndex(view->selectionModel()->selectedRows().value(0));
    }
    ASSERT_TRUE(shell.commands().trigger(kEditAgain));
    ASSERT_TRUE(shell.commands().trigger(kRunAgain));
    EXPECT_EQ(shell.visited, (QStringList{u"newrun"_s, u"newrun"_s}));
    const auto request = againRequest(shell.arguments.back().toString());
    ASSERT_TRUE(request);
    EXPECT_TRUE(request->isStart);
    EXPECT_EQ(QDir(request->path), QDir(test::golden(u"stream_chat"_s)));
    EXPECT_FALSE(againRequest(shell.arguments.front().toString())->isStart);
}

TEST_F(AgainTest, AResultAsksForIt)
{
    ResultsPage page(shell, context);
    page.open(test::golden(u"stream_chat"_s));
    page.setActive(true);
    ASSERT_TRUE(test::waitFor([&] { return !page.isLoading(); }));
    ASSERT_TRUE(shell.commands().trigger(kEditAgain));
    ASSERT_EQ(shell.visited, QStringList{u"newrun"_s});
    EXPECT_EQ(againRequest(shell.arguments.back().toString())->path, page.path());
}

} // namespace
} // namespace aisb::gui
