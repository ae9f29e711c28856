// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/cells.h"
#include "gui/models/experimentcells.h"
#include "gui/models/experimentsmodel.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QUrl>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

using Model = ExperimentsModel;

run::ExperimentEntry makeEntry(const QString &stamp, const QString &model, double throughput)
{
    run::ExperimentEntry entry;
    entry.name = stamp;
    entry.path = u"/r/"_s + stamp;
    entry.startedAt = QDateTime::fromString(stamp, u"yyyyMMdd_HHmmss"_s);
    entry.models = {model};
    entry.datasets = {u"synthetic"_s};
    entry.mode = throughput < 0 ? u"all"_s : u"perf"_s;
    entry.outputThroughput = throughput;
    return entry;
}

run::ExperimentList sample()
{
    run::ExperimentList list{makeEntry(u"20261124_101500"_s, u"qwen"_s, 300),
        makeEntry(u"20261124_080000"_s, u"llama"_s, 100),
        makeEntry(u"20261123_170000"_s, u"qwen"_s, 200),
        makeEntry(u"20261118_090000"_s, u"qwen"_s, -1)};
    list[0].about = {u"c128 · before"_s, {u"0.11"_s}, u"dip at 91 s"_s, true};
    list[3].score = u"80.00"_s;
    list[3].scoreError = 1.264;
    list[3].state = core::ExperimentState::Partial;
    return list;
}

Model::Entries shared(run::ExperimentList list)
{
    return std::make_shared<const run::ExperimentList>(std::move(list));
}

class ExperimentsModelTest : public ::testing::Test
{
protected:
    ExperimentsModelTest()
        : tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal)
    {
        model.setToday({2026, 11, 24});
        model.setEntries(shared(sample()));
    }

    Model model;
    QAbstractItemModelTester tester;
};

bool isMatch(const QString &text, std::size_t place = 0)
{
    ExperimentFilter filter;
    filter.text = text;
    return matches(sample()[place], filter);
}

} // namespace

TEST(ExperimentFilter, UnderstandsWordsAndFields)
{
    for (const QString &text : {u"c128"_s, u"BEFORE dip"_s, u"101500"_s, u"model:qwen"_s,
             u"tag:0.1"_s, u"data:synth mode:perf"_s, u"state:complete"_s, u"is:starred"_s,
             u"-llama"_s, u"-is:unknown"_s, u"after:2026-11-23 before:2026-11-25"_s,
             u"\"dip at 91\""_s, u"-score>80"_s}) {
        EXPECT_TRUE(isMatch(text)) << text.toStdString();
    }
    for (const QString &text :
        {u"nothing"_s, u"c128 llama"_s, u"model:c128"_s, u"-qwen"_s, u"before:2026-11-24"_s,
            u"after:2026-11-24"_s, u"\"at dip\""_s, u"score>1"_s, u"state:failed"_s}) {
        EXPECT_FALSE(isMatch(text)) << text.toStdString();
    }
    EXPECT_TRUE(isMatch(u"score>79.5 score<80.5"_s, 3));
    EXPECT_FALSE(isMatch(u"score>80"_s, 3));
}

TEST(ExperimentFilter, EachChoiceIsACondition)
{
    const run::ExperimentList list = sample();
    ExperimentFilter filter;
    EXPECT_TRUE(filter.isEmpty());
    filter.kind = ExperimentKind::Accuracy;
    EXPECT_FALSE(matches(list[0], filter));
    EXPECT_TRUE(matches(list[3], filter));
    filter = {};
    filter.state = core::ExperimentState::Partial;
    EXPECT_FALSE(matches(list[0], filter));
    EXPECT_TRUE(matches(list[3], filter));
    filter = {};
    filter.model = u"llama"_s;
    EXPECT_FALSE(matches(list[0], filter));
    EXPECT_TRUE(matches(list[1], filter));
    filter = {};
    filter.tag = u"0.11"_s;
    filter.isStarred = true;
    EXPECT_TRUE(matches(list[0], filter));
    EXPECT_FALSE(matches(list[1], filter));
}

TEST_F(ExperimentsModelTest, GroupsByDayNewestFirst)
{
    model.setGrouping(Model::Grouping::Day);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.index(0, 0).data().toString(), u"Today, 24 November"_s);
    EXPECT_EQ(model.index(1, 0).data().toString(), u"Yesterday, 23 November"_s);
    EXPECT_EQ(model.index(2, 0).data().toString(), u"18 November"_s);
    EXPECT_EQ(model.index(0, 0).data(UnitRole).toString(), u"2"_s);
    EXPECT_TRUE(model.index(0, 0).data(GroupRole).toBool());
    EXPECT_FALSE(model.flags(model.index(0, 0)).testFlag(Qt::ItemIsSelectable));
    const QModelIndex first = model.index(0, Model::Started, model.index(0, 0));
    EXPECT_EQ(first.data().toString(), u"10:15"_s);
    // the order within the groups changes, that of the days does not
    model.sort(Model::OutputThroughput, Qt::AscendingOrder);
    EXPECT_EQ(model.shownPaths(),
        (QStringList{u"/r/20261124_080000"_s, u"/r/20261124_101500"_s, u"/r/20261123_170000"_s,
            u"/r/20261118_090000"_s}));
    model.sort(Model::Started, Qt::AscendingOrder);
    EXPECT_EQ(model.shownPaths().first(), u"/r/20261118_090000"_s);
}

TEST_F(ExperimentsModelTest, GroupsByModelOrNotAtAll)
{
    model.setGrouping(Model::Grouping::Model);
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0, 0).data().toString(), u"llama"_s);
    EXPECT_EQ(model.rowCount(model.index(1, 0)), 3);
    model.setGrouping(Model::Grouping::Tag);
    QStringList tags;
    for (int row = 0; row < model.rowCount(); ++row) {
        tags << model.index(row, 0).data().toString();
    }
    EXPECT_TRUE(tags.contains(u"No tag"_s)) << tags.join(u'|').toStdString();
    EXPECT_GE(tags.size(), 2);
    model.setGrouping(Model::Grouping::None);
    EXPECT_EQ(model.rowCount(), 4);
    EXPECT_EQ(model.entryAt(model.index(0, 0))->name, u"20261124_101500"_s);
    model.sort(Model::OutputThroughput, Qt::AscendingOrder);
    EXPECT_EQ(model.shownPaths().last(), u"/r/20261118_090000"_s); // no value: last
    model.sort(Model::OutputThroughput, Qt::DescendingOrder);
    EXPECT_EQ(model.shownPaths().last(), u"/r/20261118_090000"_s);
}

TEST_F(ExperimentsModelTest, IndexesStayWithTheirExperiments)
{
    model.setGrouping(Model::Grouping::Day);
    const QPersistentModelIndex kept = model.indexOf(u"/r/20261123_170000"_s);
    const QPersistentModelIndex group = model.index(1, 0);
    const QPersistentModelIndex gone = model.indexOf(u"/r/20261118_090000"_s);
    run::ExperimentList list = sample();
    list.pop_back();
    list.insert(list.begin(), makeEntry(u"20261125_000000"_s, u"new"_s, 1));
    model.setEntries(shared(list));
    ASSERT_TRUE(kept.isValid());
    EXPECT_EQ(model.entryAt(kept)->name, u"20261123_170000"_s);
    EXPECT_EQ(model.groupKey(group), u"2026-11-23"_s);
    EXPECT_FALSE(gone.isValid());
    ExperimentFilter filter;
    filter.text = u"170000"_s;
    model.setFilter(filter);
    EXPECT_EQ(model.shownCount(), 1);
    EXPECT_EQ(kept.parent(), model.index(0, 0));
    model.setEntries(shared({}));
    EXPECT_FALSE(kept.isValid());
    EXPECT_EQ(model.rowCount(), 0);
}

TEST_F(ExperimentsModelTest, DrawsWhatARowIs)
{
    const QModelIndex titled = model.indexOf(u"/r/20261124_101500"_s);
    EXPECT_EQ(titled.data(CellDataRole).value<TitleCell>(),
        (TitleCell{u"chart"_s, u"c128 · before"_s, {u"0.11"_s}, true}));
    EXPECT_EQ(titled.data(Qt::AccessibleTextRole).toString(), u"c128 · before, 0.11, starred"_s);
    const QModelIndex scored = model.indexOf(u"/r/20261118_090000"_s);
    EXPECT_EQ(scored.siblingAtColumn(Model::Score).data().toString(), u"80.00 ± 1.26"_s);
    EXPECT_EQ(scored.siblingAtColumn(Model::Score).data(CellDataRole).value<ScoreCell>(),
        (ScoreCell{u"80.00"_s, u"1.26"_s}));
    EXPECT_EQ(scored.siblingAtColumn(Model::Glance).data(CellDataRole).value<ProgressCell>(),
        (ProgressCell{0.8, {}, false}));
    EXPECT_EQ(scored.siblingAtColumn(Model::OutputThroughput).data().toString(), u"–"_s);
}

TEST_F(ExperimentsModelTest, AnEditedTitleIsToldNotKept)
{
    QSignalSpy edited(&model, &Model::titleEdited);
    const QModelIndex index = model.indexOf(u"/r/20261124_080000"_s);
    EXPECT_TRUE(model.flags(index).testFlag(Qt::ItemIsEditable));
    EXPECT_FALSE(model.setData(index, u"20261124_080000"_s, Qt::EditRole));
    EXPECT_TRUE(model.setData(index, u" better "_s, Qt::EditRole));
    EXPECT_EQ(edited.takeFirst(), (QVariantList{u"/r/20261124_080000"_s, u"better"_s}));
    EXPECT_EQ(index.data().toString(), u"20261124_080000"_s);
    // the name of the folder typed again takes the title away
    const QModelIndex titled = model.indexOf(u"/r/20261124_101500"_s);
    EXPECT_TRUE(model.setData(titled, u"20261124_101500"_s, Qt::EditRole));
    EXPECT_EQ(edited.takeFirst(), (QVariantList{u"/r/20261124_101500"_s, QString()}));
}

TEST_F(ExperimentsModelTest, ShowsTheVerdictAsAnIconThatSaysItsWord)
{
    run::ExperimentList list = sample();
    list[0].health = core::Health{core::HealthVerdict::Green, {}, 0.4};
    list[1].health = core::Health{
        core::HealthVerdict::Red, {{u"lag"_s, core::HealthVerdict::Red, 30, 5, {}}}, 30};
    model.setEntries(shared(list));
    const auto at = [this](
                        int row, int role) { return model.index(row, Model::Verdict).data(role); };
    const auto icon = [&](int row) { return at(row, CellDataRole).value<StateCell>(); };
    EXPECT_EQ(icon(0), (StateCell{u"circle-check"_s, {}, Tone::Ok}));
    EXPECT_EQ(icon(1), (StateCell{u"octagon"_s, {}, Tone::Bad}));
    EXPECT_EQ(icon(2), StateCell()); // nothing is known, nothing is drawn
    EXPECT_EQ(at(0, Qt::DisplayRole).toString(), u"Measurement valid"_s);
    EXPECT_TRUE(
        at(1, Qt::ToolTipRole).toString().startsWith(u"Measurement not valid. Event-loop"_s))
        << at(1, Qt::ToolTipRole).toString().toStdString();
    EXPECT_EQ(at(1, Qt::AccessibleTextRole), at(1, Qt::ToolTipRole));
    EXPECT_EQ(
        model.headerData(Model::Verdict, Qt::Horizontal, Qt::DisplayRole).toString(), u"Verdict"_s);
    EXPECT_TRUE(model.headerData(Model::Verdict, Qt::Horizontal, IconOnlyRole).toBool());
    // The worst first, what is not known last.
    model.sort(Model::Verdict, Qt::DescendingOrder);
    EXPECT_EQ(model.shownPaths().first(), list[1].path);
}

TEST_F(ExperimentsModelTest, ShowsHowFarARunIs)
{
    run::ExperimentList list = sample();
    list[0].state = core::ExperimentState::Running;
    list[0].live = {0.667, 1'600, 2'400, false};
    list[1].state = core::ExperimentState::Running;
    list[2].state = core::ExperimentState::Running;
    list[2].live.isScoring = true;
    model.setEntries(shared(list));
    const auto at = [this](
                        int row, int role) { return model.index(row, Model::Glance).data(role); };
    EXPECT_EQ(
        at(0, CellDataRole).value<ProgressCell>(), (ProgressCell{0.667, u"66\u00a0%"_s, true}));
    EXPECT_EQ(at(0, Qt::AccessibleTextRole).toString(), u"1,600 of 2,400 done (66\u00a0%)"_s);
    EXPECT_FALSE(at(1, CellDataRole).isValid());
    EXPECT_EQ(at(1, Qt::ToolTipRole).toString(), u"How far it is, is not known"_s);
    EXPECT_EQ(at(2, CellDataRole).value<ProgressCell>().text, u"scoring"_s);
}

TEST_F(ExperimentsModelTest, RowsDragAsFolders)
{
    const QModelIndex index = model.index(0, Model::Title);
    const std::unique_ptr<QMimeData> data(
        model.mimeData({index, index.siblingAtColumn(Model::State)}));
    EXPECT_EQ(data->urls(), QList<QUrl>{QUrl::fromLocalFile(u"/r/20261124_101500"_s)});
}

} // namespace aisb::gui
