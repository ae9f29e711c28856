// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/commandpalette.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/fuzzy.h"
#include "gui/frame/menus.h"
#include "gui/frame/navmodel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QSignalSpy>

#include <gtest/gtest.h>

using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

PageRegistry threePages()
{
    PageRegistry registry;
    const auto add = [&registry](const QString &id, NavPlace place) {
        registry.add({id, u"list"_s, [id] { return id.toUpper(); }, place, {}});
    };
    add(u"home"_s, NavPlace::Top);
    add(u"running"_s, NavPlace::Top);
    add(u"results"_s, NavPlace::Document);
    add(u"help"_s, NavPlace::Bottom);
    return registry;
}

Command command(const QString &id, const QString &title)
{
    return {id, [title] { return title; }};
}

TEST(PageRegistry, KeepsTheFirstOfAnId)
{
    PageRegistry registry = threePages();
    registry.add({u"home"_s, u"gear"_s, [] { return u"Other"_s; }, NavPlace::Bottom, {}});
    EXPECT_EQ(registry.find(u"home"_s)->icon, u"list"_s);
    EXPECT_EQ(registry.entriesAt(NavPlace::Top).size(), 2U);
    EXPECT_EQ(registry.find(u"nothing"_s), nullptr);
}

TEST(NavModel, ListsDocumentsBetweenTopAndBottom)
{
    const PageRegistry registry = threePages();
    NavModel model(registry);
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    EXPECT_EQ(model.rowCount(), 4); // two pages, gap, help
    model.addDocument({u"/a"_s, u"results"_s, u"first"_s, u"chart"_s, {}});
    model.addDocument({u"/b"_s, u"results"_s, u"second"_s, u"chart"_s, {}});
    model.addDocument({u"/b"_s, u"results"_s, u"again"_s, u"chart"_s, {}});
    EXPECT_EQ(model.rowCount(), 7);
    EXPECT_EQ(model.rowOf(u"/a"_s), 3);
    EXPECT_EQ(model.index(4).data().toString(), u"second"_s);
    EXPECT_EQ(model.rowOf(u"help"_s), 6);
    model.renameDocument(u"/b"_s, u"renamed"_s);
    EXPECT_EQ(model.index(4).data().toString(), u"renamed"_s);
    model.removeDocument(u"/a"_s);
    EXPECT_EQ(model.rowOf(u"/a"_s), -1);
    EXPECT_EQ(model.rowOf(u"/b"_s), 3);
}

TEST(NavModel, LetsOnlyPagesAndDocumentsBeChosen)
{
    const PageRegistry registry = threePages();
    NavModel model(registry);
    model.addDocument({u"/a"_s, u"results"_s, u"first"_s, u"chart"_s, {}});
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto kind =
            static_cast<NavModel::Kind>(model.index(row).data(NavModel::KindRole).toInt());
        const bool isReachable = kind == NavModel::Kind::Page || kind == NavModel::Kind::Document;
        EXPECT_EQ(model.flags(model.index(row)).testFlag(Qt::ItemIsSelectable), isReachable) << row;
    }
}

TEST(NavModel, SaysBadgesAndShortcuts)
{
    const PageRegistry registry = threePages();
    NavModel model(registry);
    QSignalSpy spy(&model, &QAbstractItemModel::dataChanged);
    model.setBadge(u"running"_s, 2);
    EXPECT_EQ(spy.count(), 1);
    EXPECT_EQ(model.index(1).data(NavModel::BadgeRole).toInt(), 2);
    EXPECT_TRUE(model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"2"_s));
    EXPECT_EQ(model.index(1).data(NavModel::ShortcutRole).toString(), u"Ctrl+2"_s);
    EXPECT_EQ(model.index(3).data(NavModel::ShortcutRole).toString(), QString());
}

TEST(CommandRegistry, RunsOnlyWhatSomebodyIsBoundTo)
{
    CommandRegistry registry;
    registry.add(command(u"run.start"_s, u"Start"_s));
    QSignalSpy refused(&registry, &CommandRegistry::refused);
    EXPECT_FALSE(registry.trigger(u"run.start"_s));
    EXPECT_EQ(refused.count(), 1);
    EXPECT_FALSE(registry.disabledReason(u"run.start"_s).isEmpty());
    int runs = 0;
    QObject page;
    registry.bind(u"run.start"_s, &page, [&runs] { ++runs; });
    EXPECT_TRUE(registry.trigger(u"run.start"_s));
    EXPECT_EQ(runs, 1);
    registry.unbind(&page);
    EXPECT_FALSE(registry.trigger(u"run.start"_s));
    EXPECT_FALSE(registry.trigger(u"no.such"_s));
}

TEST(CommandRegistry, PrefersTheLatestBindingAndForgetsTheDead)
{
    CommandRegistry registry;
    registry.add(command(u"edit.find"_s, u"Find"_s));
    QString last;
    QObject window;
    registry.bind(u"edit.find"_s, &window, [&last] { last = u"window"_s; });
    {
        QObject page;
        registry.bind(u"edit.find"_s, &page, [&last] { last = u"page"_s; });
        registry.trigger(u"edit.find"_s);
        EXPECT_EQ(last, u"page"_s);
    }
    registry.trigger(u"edit.find"_s);
    EXPECT_EQ(last, u"window"_s);
}

TEST(CommandRegistry, SaysWhyACommandIsDisabled)
{
    CommandRegistry registry;
    registry.add(command(u"run.stop"_s, u"Stop"_s));
    QObject page;
    registry.bind(u"run.stop"_s, &page, [] { });
    registry.setEnabled(u"run.stop"_s, false, u"Nothing is running."_s);
    EXPECT_EQ(registry.disabledReason(u"run.stop"_s), u"Nothing is running."_s);
    EXPECT_FALSE(registry.action(u"run.stop"_s)->isEnabled());
    EXPECT_TRUE(registry.action(u"run.stop"_s)->statusTip().contains(u"Nothing is running."_s));
    registry.setEnabled(u"run.stop"_s, true);
    EXPECT_EQ(registry.disabledReason(u"run.stop"_s), QString());
}

TEST(CommandRegistry, KeepsTheFirstDefinitionAndTheOrder)
{
    CommandRegistry registry;
    QAction *first = registry.add(command(u"a"_s, u"A"_s));
    registry.add(command(u"b"_s, u"B"_s));
    EXPECT_EQ(registry.add(command(u"a"_s, u"Other"_s)), first);
    EXPECT_EQ(registry.ids(), (QStringList{u"a"_s, u"b"_s}));
    EXPECT_EQ(registry.action(u"a"_s)->text(), u"A"_s);
}

TEST(CommandRegistry, SurvivesAHandlerThatUnbindsItself)
{
    CommandRegistry registry;
    registry.add(command(u"a"_s, u"A"_s));
    auto *owner = new QObject;
    registry.bind(u"a"_s, owner, [&registry, owner] {
        registry.unbind(owner);
        delete owner;
    });
    EXPECT_TRUE(registry.trigger(u"a"_s));
    EXPECT_FALSE(registry.isBound(u"a"_s));
}

TEST(FuzzyMatch, FindsLettersInOrder)
{
    EXPECT_TRUE(fuzzyMatch(u"zts"_s, u"Zoom to selection"_s));
    EXPECT_FALSE(fuzzyMatch(u"stz"_s, u"Zoom to selection"_s));
    EXPECT_FALSE(fuzzyMatch(u"longer than the text"_s, u"text"_s));
    EXPECT_EQ(fuzzyMatch({}, u"anything"_s)->positions.size(), 0U);
    EXPECT_EQ(fuzzyMatch(u"  "_s, u"anything"_s)->positions.size(), 0U);
}

TEST(FuzzyMatch, PrefersWordStarts)
{
    const auto match = fuzzyMatch(u"nr"_s, u"Open new run"_s);
    ASSERT_TRUE(match);
    EXPECT_EQ(match->positions, (std::vector<int>{5, 9}));
    EXPECT_GT(match->score, fuzzyMatch(u"nr"_s, u"unarmed"_s)->score);
}

TEST(FuzzyMatch, ReadsChinese)
{
    const auto match = fuzzyMatch(u"运行"_s, u"新建运行"_s);
    ASSERT_TRUE(match);
    EXPECT_EQ(match->positions, (std::vector<int>{2, 3}));
}

TEST(FuzzyMatch, StaysBoundedOnLongTexts)
{
    const QString longText(100'000, u'a');
    EXPECT_TRUE(fuzzyMatch(u"aaa"_s, longText));
    EXPECT_FALSE(fuzzyMatch(QString(100'000, u'b'), longText));
}

std::vector<PaletteItem> paletteItems()
{
    return {{PaletteKind::Command, u"New run"_s},
        {PaletteKind::Command, u"Stop"_s, {}, {}, u"Nothing runs."_s},
        {PaletteKind::Experiment, u"c128 stop test"_s}, {PaletteKind::Help, u"Stop words"_s}};
}

TEST(PaletteModel, FiltersByPrefix)
{
    PaletteModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setItems(paletteItems());
    EXPECT_EQ(model.rowCount(), 4);
    model.setText(u">"_s);
    EXPECT_EQ(model.rowCount(), 2);
    model.setText(u"#stop"_s);
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.itemAt(0).title, u"c128 stop test"_s);
    model.setText(u"?"_s);
    EXPECT_EQ(model.rowCount(), 1);
    model.setText(u"xyzzy"_s);
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(PaletteModel, PutsDisabledCommandsLastWithTheirReason)
{
    PaletteModel model;
    model.setItems(paletteItems());
    model.setText(u"stop"_s);
    ASSERT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.itemAt(2).title, u"Stop"_s);
    EXPECT_EQ(model.index(2).data(PaletteModel::NoteRole).toString(), u"Nothing runs."_s);
    EXPECT_EQ(model.index(0).data(PaletteModel::PositionsRole).value<QList<int>>().size(), 4);
}

TEST(Menus, DropMnemonicsInBothLanguages)
{
    EXPECT_EQ(plainTitle(u"&Open folder…"_s), u"Open folder…"_s);
    EXPECT_EQ(plainTitle(u"文件(&F)"_s), u"文件"_s);
    EXPECT_EQ(allMenus().size(), 6U);
}

} // namespace
