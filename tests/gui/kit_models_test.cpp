// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/rowsmodel.h"

#include "gui/delegates/celldelegates.h"
#include "gui/delegates/studioheader.h"
#include "gui/theme/thememanager.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QPainter>
#include <QPersistentModelIndex>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

#include <cmath>

using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

struct Item
{
    QString name;
    double value;
};

class ItemsModel : public RowsModel<Item>
{
public:
    ItemsModel()
        : RowsModel<Item>(2)
    {
    }
    ~ItemsModel() override { finishSorting(); }

protected:
    QVariant cell(const Item &row, int column, int role) const override
    {
        if (role != Qt::DisplayRole && role != SortRole) {
            return {};
        }
        return column == 0 ? QVariant(row.name) : QVariant(row.value);
    }
    QVariant header(int column, int role) const override
    {
        if (role == UnitRole) {
            return column == 1 ? u"ms"_s : QString();
        }
        return role == Qt::DisplayRole ? QVariant(column == 0 ? u"Name"_s : u"Value"_s)
                                       : QVariant();
    }
    Qt::Alignment alignment(int column) const override
    {
        return column == 1 ? Qt::AlignRight : Qt::AlignLeft;
    }
};

QStringList namesOf(const ItemsModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row) {
        names.append(model.rowAt(row).name);
    }
    return names;
}

TEST(IsLess, OrdersNumbersDatesAndNaturalTexts)
{
    EXPECT_TRUE(isLess(2, 10.5));
    EXPECT_TRUE(isLess(u"c8"_s, u"c128"_s));
    EXPECT_FALSE(isLess(u"c128"_s, u"c8"_s));
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(1000);
    EXPECT_TRUE(isLess(now, now.addSecs(1)));
    EXPECT_TRUE(isAbsentValue(QVariant()));
    EXPECT_TRUE(isAbsentValue(std::nan("")));
    EXPECT_FALSE(isAbsentValue(0));
}

TEST(RowsModel, KeepsTheContractOfItemModels)
{
    ItemsModel model;
    const QAbstractItemModelTester tester(
        &model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setRows({{u"b"_s, 2}, {u"a"_s, 3}, {u"c"_s, 1}});
    model.sort(1, Qt::DescendingOrder);
    model.setFilter([](const Item &item) { return item.value > 1; });
    model.setFilter({});
    model.updateRows({{u"b"_s, 5}, {u"a"_s, 3}, {u"c"_s, 1}});
    model.setRows(std::vector<Item>{});
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(RowsModel, SortsWithAbsentValuesLastInEitherOrder)
{
    ItemsModel model;
    model.setRows({{u"none"_s, std::nan("")}, {u"b"_s, 2}, {u"a"_s, 3}, {u"c"_s, 1}});
    model.sort(1, Qt::AscendingOrder);
    EXPECT_EQ(namesOf(model), (QStringList{u"c"_s, u"b"_s, u"a"_s, u"none"_s}));
    model.sort(1, Qt::DescendingOrder);
    EXPECT_EQ(namesOf(model), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"none"_s}));
}

TEST(RowsModel, KeepsASelectedRowThroughSortAndFilter)
{
    ItemsModel model;
    model.setRows({{u"b"_s, 2}, {u"a"_s, 3}, {u"c"_s, 1}});
    const QPersistentModelIndex selected = model.index(0, 0);
    model.sort(1, Qt::AscendingOrder);
    EXPECT_EQ(selected.row(), 1);
    EXPECT_EQ(selected.data().toString(), u"b"_s);
    model.setFilter([](const Item &item) { return item.value >= 2; });
    EXPECT_EQ(selected.row(), 0);
    model.setFilter([](const Item &item) { return item.value > 2; });
    EXPECT_FALSE(selected.isValid());
    EXPECT_EQ(model.totalCount(), 3U);
    EXPECT_EQ(model.shownRow(1), 0);
    EXPECT_EQ(model.shownRow(0), -1);
}

TEST(RowsModel, UpdatesLiveRowsWithoutAReset)
{
    ItemsModel model;
    model.setRows({{u"b"_s, 2}, {u"a"_s, 3}});
    model.sort(1, Qt::DescendingOrder);
    bool wasReset = false;
    QObject::connect(&model, &QAbstractItemModel::modelReset, [&wasReset] { wasReset = true; });
    model.updateRows({{u"b"_s, 20}, {u"a"_s, 3}});
    EXPECT_FALSE(wasReset);
    EXPECT_EQ(model.rowAt(1).value, 20);
}

TEST(RowsModel, SortsManyRowsInAWorkerAndDropsWhatWasOvertaken)
{
    ItemsModel model;
    std::vector<Item> items;
    for (int i = 0; i < 30'000; ++i) {
        items.push_back({QString::number(i), static_cast<double>((i * 7919) % 30'011)});
    }
    model.setRows(std::move(items));
    model.sort(1, Qt::AscendingOrder);
    model.sort(1, Qt::DescendingOrder);
    model.setFilter([](const Item &item) { return item.value >= 100; });
    QTRY_VERIFY_WITH_TIMEOUT(model.rowCount() < 30'000 && !model.isSorting(), 20'000);
    for (int row = 1; row < model.rowCount(); ++row) {
        ASSERT_GE(model.rowAt(row - 1).value, model.rowAt(row).value);
        ASSERT_GE(model.rowAt(row).value, 100);
    }
}

TEST(RowsModel, AnswersAlignmentForCellsAndHeadersAlike)
{
    ItemsModel model;
    model.setRows({{u"b"_s, 2}});
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::TextAlignmentRole),
        model.index(0, 1).data(Qt::TextAlignmentRole));
    EXPECT_FALSE(model.headerData(9, Qt::Horizontal, Qt::DisplayRole).isValid());
}

// A row with every kind of cell.
class CellsModel : public QAbstractTableModel
{
public:
    int rowCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 2; }
    int columnCount(const QModelIndex &parent) const override { return parent.isValid() ? 0 : 6; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        if (role == Qt::DisplayRole) {
            return u"text"_s;
        }
        if (role != CellDataRole || index.row() == 1) {
            return {};
        }
        const std::vector<QVariant> cells{
            QVariant::fromValue(StateCell{u"check"_s, u"Complete"_s, Tone::Ok}),
            QVariant::fromValue(SparkCell{{0, 1, 5, 2}}),
            QVariant::fromValue(ProgressCell{0.5, u"50 %"_s}),
            QVariant::fromValue(PhasesCell{1, 3, 10, false}),
            QVariant::fromValue(TitleCell{u"chart"_s, u"c128"_s, {u"0.11"_s}}),
            QVariant::fromValue(DeltaCell{-1, u"-9.1"_s, Tone::Ok})};
        return cells[static_cast<std::size_t>(index.column())];
    }
};

int inkOf(const QAbstractItemDelegate &delegate, const QModelIndex &index)
{
    QImage image(200, 24, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    QPainter painter(&image);
    QStyleOptionViewItem option;
    option.rect = image.rect();
    delegate.paint(&painter, option, index);
    painter.end();
    int ink = 0;
    for (int y = 0; y < 22; ++y) {
        for (int x = 0; x < image.width(); ++x) {
            ink += image.pixel(x, y) != qRgb(255, 255, 255) ? 1 : 0;
        }
    }
    return ink;
}

TEST(CellDelegates, DrawTheirCellAndFallBackToText)
{
    ThemeManager::instance().apply(ThemeMode::Light);
    const CellsModel model;
    const StateDelegate state;
    const SparklineDelegate spark;
    const ProgressDelegate progress;
    const PhasesDelegate phases;
    const TitleDelegate title;
    const DeltaDelegate delta;
    const std::vector<const RowDelegate *> delegates{
        &state, &spark, &progress, &phases, &title, &delta};
    for (int column = 0; column < 6; ++column) {
        const RowDelegate &delegate = *delegates[static_cast<std::size_t>(column)];
        EXPECT_GT(inkOf(delegate, model.index(0, column)), 20) << column;
        EXPECT_GT(inkOf(delegate, model.index(1, column)), 10) << column;
        EXPECT_GE(delegate.sizeHint({}, model.index(0, column)).height(), 24) << column;
    }
}

TEST(CellDelegates, TakeBadValuesCalmly)
{
    QStandardItemModel model(1, 3);
    model.setData(model.index(0, 0), QVariant::fromValue(SparkCell{{}}), CellDataRole);
    model.setData(
        model.index(0, 1), QVariant::fromValue(PhasesCell{-1, 5, 0, false}), CellDataRole);
    model.setData(model.index(0, 2), QVariant::fromValue(ProgressCell{17, {}}), CellDataRole);
    EXPECT_EQ(inkOf(SparklineDelegate(), model.index(0, 0)), 0);
    EXPECT_EQ(inkOf(PhasesDelegate(), model.index(0, 1)), 0);
    EXPECT_GT(inkOf(ProgressDelegate(), model.index(0, 2)), 0);
}

TEST(PrepareTable, GivesColumnsRoomForTitleAndUnit)
{
    ItemsModel model;
    model.setRows({{u"a rather long name for a row"_s, 2}});
    QTableView view;
    prepareTable(view);
    view.setModel(&model);
    fitColumns(view);
    EXPECT_NE(qobject_cast<StudioHeader *>(view.horizontalHeader()), nullptr);
    EXPECT_GE(view.columnWidth(0), view.fontMetrics().horizontalAdvance(u"a rather long name"_s));
    EXPECT_EQ(view.rowHeight(0), view.verticalHeader()->defaultSectionSize());
}

} // namespace
