// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/modelofoptions.h"
#include "gui/bindings/phrasetext.h"
#include "gui/charts/inflightchart.h"
#include "gui/charts/plotview.h"
#include "gui/charts/schedulechart.h"
#include "gui/pages/connectioncard.h"
#include "gui/pages/loadpreview.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/plancard.h"
#include "gui/pages/runcontroller.h"
#include "gui/settings/language.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/segmentedcontrol.h"
#include "mock/mockserver.h"
#include "pages_helpers.h"
#include "result_helpers.h"
#include "run/runplan.h"

#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QSpinBox>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

class NewRunPageTest : public ::testing::Test
{
protected:
    NewRunPageTest()
        : context(test::testEnvironment(shell.folder()), shell.settings())
    {
    }

    void waitForCheck(NewRunPage &page)
    {
        ASSERT_TRUE(test::waitFor([&] { return !page.isChecking(); }));
    }

    test::FakeShell shell;
    PageContext context;
};

TEST_F(NewRunPageTest, ShowsTheAddressRequestsGoTo)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.findChild<QLineEdit *>(u"hostEdit"_s)->setText(u"10.0.0.7"_s);
    page.findChild<QSpinBox *>(u"portSpin"_s)->setValue(9001);
    waitForCheck(page);
    const QString note = page.findChild<QLabel *>(u"addressControlNote"_s)->text();
    EXPECT_TRUE(note.contains(u"http://10.0.0.7:9001/v1/chat/completions"_s)) << note.toStdString();
    EXPECT_TRUE(page.commandText().contains(u"--host-ip 10.0.0.7 --host-port 9001"_s))
        << page.commandText().toStdString();
    EXPECT_EQ(page.issues().errors(), 0);
}

TEST_F(NewRunPageTest, NeverShowsOrKeepsTheKey)
{
    const QString key = u"sk-very-secret"_s;
    {
        NewRunPage page(shell, context);
        page.setActive(true);
        auto *edit = page.findChild<QLineEdit *>(u"keyEdit"_s);
        EXPECT_EQ(edit->echoMode(), QLineEdit::Password);
        edit->setText(key);
        waitForCheck(page);
        EXPECT_FALSE(page.commandText().contains(key));
        EXPECT_TRUE(page.commandText().contains(u"--api-key"_s));
        EXPECT_EQ(page.options().apiKey.reveal(), key);
        page.setActive(false);
        shell.settings().flush();
    }
    QFile file(shell.settingsFile());
    ASSERT_TRUE(file.open(QIODevice::ReadOnly));
    EXPECT_FALSE(file.readAll().contains(key.toUtf8()));
    NewRunPage again(shell, context);
    EXPECT_TRUE(again.options().apiKey.isEmpty());
}

TEST_F(NewRunPageTest, RemembersTheDraft)
{
    {
        NewRunPage page(shell, context);
        page.setActive(true);
        page.findChild<QSpinBox *>(u"concurrencySpin"_s)->setValue(37);
        waitForCheck(page);
        page.setActive(false);
    }
    NewRunPage page(shell, context);
    EXPECT_EQ(page.options().batchSize, 37);
}

TEST_F(NewRunPageTest, ShowsTheScheduleOfARate)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.setStep(NewRunPage::Load);
    const ScheduleChart &chart = *page.load()->chart();
    const auto isHidden = [&](const char *name) {
        return page.findChild<QWidget *>(QString::fromLatin1(name))->isHidden();
    };
    EXPECT_TRUE(chart.isHidden());
    EXPECT_TRUE(isHidden("rateSpin"));

    page.findChild<SegmentedControl *>(u"loadControl"_s)->setCurrentIndex(1);
    page.findChild<QDoubleSpinBox *>(u"rateSpin"_s)->setValue(8);
    page.findChild<QSpinBox *>(u"requestCountSpin"_s)->setValue(200);
    EXPECT_FALSE(chart.isHidden());
    EXPECT_FALSE(isHidden("rateSpin"));
    EXPECT_TRUE(isHidden("rampEndSpin"));
    EXPECT_TRUE(isHidden("pressureTimeSpin"));
    EXPECT_TRUE(page.commandText().contains(u"--request-rate 8"_s));
    ASSERT_TRUE(chart.plot()->pointsOf(u"sends"_s));
    EXPECT_NEAR(chart.plot()->pointsOf(u"sends"_s)->back().x, 25, 1e-9) << "200 requests at 8/s";

    auto *ramp = page.findChild<QComboBox *>(u"rampCombo"_s);
    ramp->setCurrentIndex(ramp->findData(u"linear"_s));
    EXPECT_FALSE(isHidden("rampEndSpin"));
    // A ramp-up never falls: the end follows the start.
    page.findChild<QDoubleSpinBox *>(u"rampStartSpin"_s)->setValue(50);
    EXPECT_EQ(page.options().ramp, u"linear:50:50"_s);

    page.findChild<SegmentedControl *>(u"loadControl"_s)->setCurrentIndex(3);
    EXPECT_FALSE(isHidden("pressureTimeSpin"));
    EXPECT_TRUE(page.commandText().contains(u"--pressure"_s));
    page.findChild<SegmentedControl *>(u"loadControl"_s)->setCurrentIndex(0);
    EXPECT_TRUE(chart.isHidden());
    EXPECT_FALSE(page.commandText().contains(u"--ramp"_s));
    waitForCheck(page);
}

TEST_F(NewRunPageTest, ShowsAFixedConcurrencyByRequests)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.setStep(NewRunPage::Load);
    page.findChild<QSpinBox *>(u"requestCountSpin"_s)->setValue(100);
    page.findChild<QSpinBox *>(u"concurrencySpin"_s)->setValue(16);
    page.findChild<QSpinBox *>(u"warmupsSpin"_s)->setValue(3);
    const InFlightChart &chart = *page.load()->inFlight();
    EXPECT_FALSE(chart.isHidden());
    const auto points = chart.plot()->pointsOf(u"inFlight"_s);
    ASSERT_TRUE(points);
    EXPECT_EQ(points->front().y, 16);
    EXPECT_EQ(points->back().x, 100);
    EXPECT_TRUE(page.load()->words().contains(u"3 warm-up"_s))
        << page.load()->words().toStdString();
    EXPECT_TRUE(page.load()->words().contains(u"7 requests one after the other"_s))
        << page.load()->words().toStdString();

    core::RunOptions options = page.options();
    options.datasets = {u"gsm8k_gen"_s};
    page.setOptions(options);
    EXPECT_NE(chart.plot()->pointsOf(u"inFlight"_s)->back().y, 0) << "the rows are not counted";
    EXPECT_TRUE(page.load()->words().contains(u"until every row"_s));
    waitForCheck(page);
}

TEST_F(NewRunPageTest, SendsAtTimeStamps)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.setStep(NewRunPage::Load);
    auto *control = page.findChild<SegmentedControl *>(u"loadControl"_s);
    control->setCurrentIndex(2);
    EXPECT_TRUE(page.options().useTimestamp.value_or(false));
    EXPECT_TRUE(page.commandText().contains(u"--use-timestamp"_s));
    EXPECT_FALSE(page.findChild<QSpinBox *>(u"concurrencySpin"_s)->isEnabled());
    EXPECT_TRUE(page.findChild<QWidget *>(u"rateSpin"_s)->isHidden());
    EXPECT_TRUE(page.load()->chart()->isHidden() && page.load()->inFlight()->isHidden());
    EXPECT_TRUE(page.load()->words().contains(u"time stamp"_s));
    const core::RunOptions options = page.options();
    control->setCurrentIndex(0);
    EXPECT_FALSE(page.options().useTimestamp);
    page.setOptions(options);
    EXPECT_EQ(control->currentIndex(), 2);
    waitForCheck(page);
}

TEST_F(NewRunPageTest, CountsTokensOfPromptsWithATokenizer)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    auto *folder = page.findChild<QLineEdit *>(u"pathEdit"_s);
    folder->setText(u"/no/such/folder"_s);
    waitForCheck(page);
    EXPECT_EQ(page.issues().errors(), 1);
    EXPECT_EQ(page.issues().firstInvalid(), folder);
    folder->setText(QStringLiteral(AISB_TEST_DATA "/tokenizers/qwen"));
    waitForCheck(page);
    EXPECT_EQ(page.issues().errors(), 0);
    page.previewPlan();
    ASSERT_TRUE(test::waitFor([&] { return !page.plan()->isBusy(); }));
    QStringList notes;
    for (const ElidedLabel *label : page.plan()->findChildren<ElidedLabel *>()) {
        notes << label->text();
    }
    EXPECT_TRUE(notes.join(u'\n').contains(QRegularExpression(u"[1-9][0-9]* tokens"_s)))
        << notes.join(u'\n').toStdString();
    waitForCheck(page);
}

TEST_F(NewRunPageTest, SaysInChineseWhatTheLibrariesFound)
{
    ASSERT_EQ(installLanguage(u"zh_CN"_s), u"zh_CN"_s);
    NewRunPage page(shell, context);
    page.setActive(true);
    page.findChild<QLineEdit *>(u"pathEdit"_s)->setText(u"/no/such/folder"_s);
    waitForCheck(page);
    const QString note = page.findChild<QLabel *>(u"pathEditNote"_s)->text();
    EXPECT_TRUE(note.contains(u"/no/such/folder"_s)) << note.toStdString();
    EXPECT_FALSE(note.contains(u"tokenizer folder"_s)) << note.toStdString();
    core::ModelSpec model;
    const core::Phrase phrase = run::transportNote(model, false);
    EXPECT_EQ(phrase.text(), u"qnam (auto: at most 48 requests in flight)"_s);
    EXPECT_TRUE(phraseText(phrase).contains(u"48"_s));
    EXPECT_NE(phraseText(phrase), phrase.text());
    installLanguage(u"en"_s);
    EXPECT_EQ(phraseText(phrase), phrase.text());
    waitForCheck(page);
}

TEST_F(NewRunPageTest, JumpsToTheFirstErrorInsteadOfStarting)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.findChild<QPlainTextEdit *>(u"generationEdit"_s)->setPlainText(u"{\"temperature\": "_s);
    page.setStep(NewRunPage::Report);
    page.start();
    ASSERT_TRUE(test::waitFor([&] { return page.step() == NewRunPage::Service; }));
    EXPECT_GT(page.issues().errors(), 0);
    EXPECT_FALSE(context.runs().hasRun());
}

TEST_F(NewRunPageTest, RefusesAnAddressThatIsNone)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    core::RunOptions options = page.options();
    options.hostIp.reset();
    options.hostPort.reset();
    options.url = u"http://host:99999"_s;
    page.setOptions(options);
    waitForCheck(page);
    const QString note = page.findChild<QLabel *>(u"addressControlNote"_s)->text();
    EXPECT_FALSE(note.startsWith(u"Sends"_s)) << note.toStdString();
    EXPECT_GT(page.issues().errors() + (note.isEmpty() ? 0 : 1), 0);
}

TEST_F(NewRunPageTest, PreviewsTheFirstRequestByteByByteWithoutTheKey)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    core::RunOptions options = page.options();
    options.inputLength = u"3"_s;
    options.outputLength = u"7"_s;
    options.requestCount = 12;
    options.modelName = u"toy"_s;
    options.apiKey = core::Secret(u"sk-very-secret"_s);
    page.setOptions(options);
    page.previewPlan();
    ASSERT_TRUE(test::waitFor([&] { return !page.plan()->isBusy(); }));
    const QString request = page.plan()->requestText();
    EXPECT_TRUE(request.startsWith(u"POST http://localhost:8080/v1/chat/completions\n"_s))
        << request.toStdString();
    EXPECT_TRUE(request.contains(u"A A A"_s));
    EXPECT_TRUE(request.contains(u"\"toy\""_s));
    EXPECT_FALSE(request.contains(u"sk-very-secret"_s));
    waitForCheck(page);
}

TEST_F(NewRunPageTest, ResetCanBeUndone)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    page.findChild<QSpinBox *>(u"concurrencySpin"_s)->setValue(9);
    page.reset();
    EXPECT_EQ(page.options().batchSize, 1);
    waitForCheck(page);
}

TEST_F(NewRunPageTest, TakesADroppedDataFile)
{
    QFile file(shell.folder() + u"/rows.jsonl"_s);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"question\": \"q\", \"answer\": \"a\"}\n");
    file.close();
    NewRunPage page(shell, context);
    page.setActive(true);
    page.open(file.fileName());
    EXPECT_EQ(page.step(), NewRunPage::Workload);
    EXPECT_EQ(page.options().customDatasetPath, file.fileName());
    EXPECT_TRUE(page.options().datasets.isEmpty());
    waitForCheck(page);
}

TEST_F(NewRunPageTest, TestsTheConnectionAndFetchesModels)
{
    mock::MockSettings settings;
    settings.profile = mock::Profile::Vllm;
    settings.modelName = u"toy-model"_s;
    settings.ttftS = 0.01;
    settings.tpotS = 0.001;
    const mock::MockServerThread service(settings);
    ASSERT_TRUE(service.isListening());
    NewRunPage page(shell, context);
    page.setActive(true);
    core::RunOptions options = page.options();
    options.hostIp = u"127.0.0.1"_s;
    options.hostPort = service.port();
    page.setOptions(options);
    bool isOk = false;
    QObject::connect(
        page.connection(), &ConnectionCard::tested, &page, [&](bool ok) { isOk = ok; });
    page.testConnection();
    ASSERT_TRUE(test::waitFor([&] { return !page.connection()->isTesting(); }));
    EXPECT_TRUE(isOk);
    page.fetchModels();
    auto *combo = page.findChild<QComboBox *>(u"modelCombo"_s);
    ASSERT_TRUE(test::waitFor([&] { return combo->count() > 0; }));
    EXPECT_EQ(combo->itemText(0), u"toy-model"_s);
    combo->hidePopup();
    waitForCheck(page);
}

TEST_F(NewRunPageTest, OffersTheServicesOfTheCatalogue)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    core::RunOptions options = page.options();
    options.models = {u"tgi_stream_api_general"_s};
    page.setOptions(options);
    auto *combo = page.findChild<QComboBox *>(u"backendCombo"_s);
    ASSERT_TRUE(test::waitFor([&] { return combo->findData(u"vllm_api_old"_s) > 0; }));
    for (const QString &name : {u"vllm_api_stream_chat"_s, u"triton_stream_api_general"_s,
             u"mindie_stream_api_general"_s, u"vita_generate_chat"_s})
        EXPECT_GE(combo->findData(name), 0) << name.toStdString();
    EXPECT_EQ(combo->currentText(), u"tgi_stream_api_general  –  TGI, streaming"_s);
    EXPECT_EQ(page.options().models, QStringList{u"tgi_stream_api_general"_s});
    waitForCheck(page);
}

TEST_F(NewRunPageTest, SaysWhatIsWrongWithARefusedConnection)
{
    NewRunPage page(shell, context);
    page.setActive(true);
    core::RunOptions options = page.options();
    options.hostIp = u"127.0.0.1"_s;
    options.hostPort = 1;
    page.setOptions(options);
    bool wasTested = false;
    bool isOk = true;
    QObject::connect(page.connection(), &ConnectionCard::tested, &page, [&](bool ok) {
        wasTested = true;
        isOk = ok;
    });
    page.testConnection();
    ASSERT_TRUE(test::waitFor([&] { return wasTested; }));
    EXPECT_FALSE(isOk);
    waitForCheck(page);
}

TEST(ModelOfOptions, TakesTheOverrides)
{
    core::RunOptions options = defaultRunOptions();
    options.batchSize = 12;
    options.hostPort = 4321;
    const core::Result<core::ModelSpec> model =
        modelOfOptions(options, test::testEnvironment(u"/"_s));
    ASSERT_OK(model);
    EXPECT_EQ(model->batchSize, 12);
    EXPECT_EQ(model->hostPort, 4321);
    EXPECT_TRUE(model->isStream);
    options.models = {u"no_such_backend"_s};
    EXPECT_FAILS_WITH(
        modelOfOptions(options, test::testEnvironment(u"/"_s)), core::ErrorCode::UtilsMatch001);
}

} // namespace
} // namespace aisb::gui
