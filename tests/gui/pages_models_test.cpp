// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/failuresmodel.h"
#include "gui/models/requestsmodel.h"
#include "gui/models/summarymodel.h"
#include "gui/models/tasksmodel.h"
#include "gui/models/texttablemodel.h"
#include "gui/pages/analysis.h"
#include "gui/pages/copymenu.h"
#include "pages_helpers.h"

#include <QAbstractItemModelTester>
#include <QTableView>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

constexpr auto kMode = QAbstractItemModelTester::FailureReportingMode::Fatal;

QString textAt(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

int requestsFor(RequestsModel &model, const QString &text, QStringList *wrong = nullptr)
{
    model.setFilter(RequestsModel::filterOf(text, wrong));
    return model.rowCount();
}

TEST(RequestsModel, ShowsLatenciesAndFailures)
{
    RequestsModel model;
    const QAbstractItemModelTester tester(&model, kMode);
    model.setRequests(requestRowsOf(*test::makeData(20), 1000));
    ASSERT_EQ(model.rowCount(), 20);
    EXPECT_EQ(textAt(model, 0, RequestsModel::SentAt), u"0.000"_s);
    EXPECT_EQ(textAt(model, 4, RequestsModel::SentAt), u"0.100"_s);
    EXPECT_EQ(textAt(model, 0, RequestsModel::Ttft), u"20.0"_s);
    EXPECT_EQ(textAt(model, 0, RequestsModel::E2el), u"100.0"_s);
    EXPECT_EQ(textAt(model, 0, RequestsModel::Tpot), u"8.89"_s);
    EXPECT_EQ(textAt(model, 0, RequestsModel::Output), u"10"_s);
    EXPECT_EQ(textAt(model, 9, RequestsModel::Ttft), u"–"_s);
    EXPECT_EQ(textAt(model, 9, RequestsModel::Outcome), u"Failed · 503"_s);
    const auto phases =
        model.index(0, RequestsModel::Phases).data(CellDataRole).value<PhasesCell>();
    EXPECT_NEAR(phases.waiting, 0.02, 1e-9);
    EXPECT_NEAR(phases.decode, 0.08, 1e-9);
}

TEST(RequestsModel, UnderstandsTheFilterGrammar)
{
    RequestsModel model;
    const QAbstractItemModelTester tester(&model, kMode);
    model.setRequests(requestRowsOf(*test::makeData(20), 1000));
    EXPECT_EQ(requestsFor(model, u"status:failed"_s), 2);
    EXPECT_EQ(requestsFor(model, u"status:success"_s), 18);
    EXPECT_EQ(requestsFor(model, u"-status:failed"_s), 18);
    EXPECT_EQ(requestsFor(model, u"ttft>22.5"_s), 6);
    EXPECT_EQ(requestsFor(model, u"ttft<20.5"_s), 4);
    EXPECT_EQ(requestsFor(model, u"id:3..5"_s), 3);
    EXPECT_EQ(requestsFor(model, u"503"_s), 2);
    EXPECT_EQ(requestsFor(model, u"id:9 503"_s), 1);
    QStringList wrong;
    EXPECT_EQ(requestsFor(model, u"colour:red ttft>>3 status:failed"_s, &wrong), 2);
    EXPECT_EQ(wrong, (QStringList{u"colour:red"_s, u"ttft>>3"_s}));
}

TEST(RequestsModel, SortsAbsentValuesLast)
{
    RequestsModel model;
    auto data = std::make_shared<core::PerfData>(*test::makeData(20));
    data->requests[3].hasTimes = false;
    model.setRequests(requestRowsOf(*data, 1000));
    model.sort(RequestsModel::SentAt, Qt::AscendingOrder);
    EXPECT_EQ(textAt(model, 19, RequestsModel::SentAt), u"–"_s);
}

TEST(TasksModel, KeepsSelectionWhileNumbersChange)
{
    TasksModel model;
    const QAbstractItemModelTester tester(&model, kMode);
    core::TaskProgress task;
    task.name = u"m/synthetic"_s;
    task.state = core::TaskState::Inferencing;
    task.total = 2400;
    task.done = 1576;
    model.updateRows({task});
    EXPECT_EQ(textAt(model, 0, TasksModel::Progress), u"1,576 / 2,400"_s);
    const QPersistentModelIndex kept = model.index(0, 0);
    task.done = 1600;
    task.failed = 3;
    model.updateRows({task});
    EXPECT_TRUE(kept.isValid());
    EXPECT_EQ(textAt(model, 0, TasksModel::Failed), u"3"_s);
    const auto cell = model.index(0, TasksModel::Progress).data(CellDataRole).value<ProgressCell>();
    EXPECT_NEAR(cell.share, 1600.0 / 2400, 1e-9);
}

TEST(FailuresModel, ShowsReasonsOnOneLine)
{
    FailuresModel model;
    const QAbstractItemModelTester tester(&model, kMode);
    model.setRows(std::vector<core::FailureCount>{{u"HTTP 503\nbusy"_s, 1200}});
    EXPECT_EQ(textAt(model, 0, FailuresModel::Reason), u"HTTP 503 busy"_s);
    EXPECT_EQ(textAt(model, 0, FailuresModel::Count), u"1,200"_s);
    EXPECT_EQ(model.index(0, 0).data(CopyRole).toString(), u"HTTP 503\nbusy"_s);
}

TEST(SummaryModel, ShowsNumbersAsTheDesignWantsThem)
{
    SummaryModel model;
    const QAbstractItemModelTester tester(&model, kMode);
    const auto analysis = analyse(test::makeData(40), core::MetricsProfile::Corrected);
    ASSERT_TRUE(analysis->whole);
    model.setSummary(analysis->whole);
    EXPECT_EQ(model.columnCount(), 6);
    EXPECT_EQ(model.metricAt(0), core::PerfMetric::E2el);
    EXPECT_EQ(textAt(model, 0, 0), u"E2EL ms"_s);
    EXPECT_EQ(textAt(model, 0, 1), u"100.0"_s);
    EXPECT_TRUE(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"last byte"_s));
    EXPECT_TRUE(model.index(0, 4).data(Qt::ToolTipRole).toString().startsWith(u"Few samples"_s));
    model.setSummary(std::nullopt);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(SummaryModel, GuardsPercentilesOfFewSamples)
{
    const auto percentile = [](double value) {
        return core::Statistic{core::Statistic::Kind::Percentile, value, {}};
    };
    EXPECT_TRUE(hasFewSamples(percentile(90), 29));
    EXPECT_FALSE(hasFewSamples(percentile(90), 30));
    EXPECT_TRUE(hasFewSamples(percentile(99), 99));
    EXPECT_FALSE(hasFewSamples(percentile(99), 100));
    EXPECT_TRUE(hasFewSamples(percentile(99.9), 999));
    EXPECT_FALSE(hasFewSamples(percentile(50), 1));
    EXPECT_FALSE(hasFewSamples({core::Statistic::Kind::Max, 0, {}}, 1));
}

TEST(TextTableModel, AlignsColumnsOfNumbersRight)
{
    TextTableModel model;
    const QAbstractItemModelTester tester(&model, kMode);
    model.setTable({u"Name"_s, u"Value"_s}, {{u"E2EL"_s, u"1.0 ms"_s}, {u"N"_s}});
    const auto alignment = [&](int column) {
        return model.headerData(column, Qt::Horizontal, Qt::TextAlignmentRole)
            .value<Qt::Alignment>();
    };
    EXPECT_TRUE(alignment(0).testFlag(Qt::AlignLeft));
    EXPECT_TRUE(alignment(1).testFlag(Qt::AlignRight));
    EXPECT_EQ(textAt(model, 1, 1), QString());
}

TEST(CopyMenu, TakesShownColumnsWithFullPrecision)
{
    RequestsModel model;
    model.setRequests(requestRowsOf(*test::makeData(4), 1000));
    QTableView view;
    view.setModel(&model);
    view.setColumnHidden(RequestsModel::Outcome, true);
    const report::Table table = tableOfView(view);
    EXPECT_EQ(table.header.first(), u"#"_s);
    EXPECT_TRUE(table.header.contains(u"TTFT (ms)"_s));
    EXPECT_FALSE(table.header.contains(u"Outcome"_s));
    ASSERT_EQ(table.rows.size(), 4U);
    EXPECT_EQ(table.rows[0].at(table.header.indexOf(u"TPOT (ms)"_s)).left(10), u"8.88888888"_s);
    EXPECT_TRUE(tableText(table, CopyForm::Tsv).contains(u'\t'));
    EXPECT_TRUE(tableText(table, CopyForm::Markdown).startsWith(u'|'));
}

} // namespace
} // namespace aisb::gui
