// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/charts/hovercard.h"
#include "gui/theme/thememanager.h"
#include "gui/widgets/buttons.h"
#include "gui/widgets/card.h"
#include "gui/widgets/chip.h"
#include "gui/widgets/elidedlabel.h"
#include "gui/widgets/emptystate.h"
#include "gui/widgets/fieldrow.h"
#include "gui/widgets/metriccard.h"
#include "gui/widgets/notebox.h"
#include "gui/widgets/segmentedcontrol.h"
#include "gui/widgets/stepperbar.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

using namespace aisb::gui;
using namespace Qt::StringLiterals;

namespace {

TEST(SegmentedControl, MovesByKeysOverDisabledSegments)
{
    SegmentedControl control;
    control.setItems({u"Whole run"_s, u"Stable stage"_s, u"Selection"_s});
    control.setItemEnabled(1, false, u"No stable stage."_s);
    QSignalSpy activated(&control, &SegmentedControl::activated);
    QTest::keyClick(&control, Qt::Key_Right);
    EXPECT_EQ(control.currentIndex(), 2);
    QTest::keyClick(&control, Qt::Key_Right);
    EXPECT_EQ(control.currentIndex(), 2);
    EXPECT_EQ(activated.count(), 1);
    control.setCurrentIndex(0);
    EXPECT_EQ(activated.count(), 1);
    control.setCurrentIndex(17);
    EXPECT_EQ(control.currentIndex(), 0);
    control.setItems({u"One"_s});
    EXPECT_EQ(control.count(), 1);
}

TEST(SegmentedControl, IgnoresClicksOnDisabledSegments)
{
    SegmentedControl control;
    control.setItems({u"A"_s, u"B"_s});
    control.setItemEnabled(1, false, u"Why."_s);
    control.resize(control.sizeHint());
    QTest::mouseClick(&control, Qt::LeftButton, {}, {control.width() - 5, 10});
    EXPECT_EQ(control.currentIndex(), 0);
    control.setItemEnabled(1, true);
    QTest::mouseClick(&control, Qt::LeftButton, {}, {control.width() - 5, 10});
    EXPECT_EQ(control.currentIndex(), 1);
}

TEST(FieldRow, ShowsTheErrorInsteadOfTheHint)
{
    auto *field = new QLineEdit;
    FieldRow row(u"&Concurrency"_s, field);
    row.setHint(u"Requests in flight"_s);
    EXPECT_EQ(field->accessibleName(), u"Concurrency"_s);
    EXPECT_EQ(field->accessibleDescription(), u"Requests in flight"_s);
    row.setError(u"Concurrency must be 1 to 100,000."_s);
    EXPECT_TRUE(field->property("invalid").toBool());
    EXPECT_EQ(field->accessibleDescription(), u"Concurrency must be 1 to 100,000."_s);
    row.setError({});
    EXPECT_FALSE(field->property("invalid").toBool());
    EXPECT_EQ(field->accessibleDescription(), u"Requests in flight"_s);
}

TEST(Chip, ClosesByCrossAndDelete)
{
    Chip chip(u"Sent 88.0 – 112.0 s"_s, Tone::Accent);
    chip.setClosable(true);
    chip.resize(chip.sizeHint());
    QSignalSpy closed(&chip, &Chip::closeRequested);
    QSignalSpy clicked(&chip, &Chip::clicked);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, {chip.width() - 8, 10});
    EXPECT_EQ(closed.count(), 2);
    EXPECT_EQ(clicked.count(), 0);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, {8, 10});
    EXPECT_EQ(clicked.count(), 1);
}

TEST(StepperBar, AsksForAStepButDoesNotGoByItself)
{
    StepperBar bar(StepperBar::Form::Tiles);
    bar.setSteps({{u"Goal"_s, {}, StepState::Done}, {u"Models"_s, {}, StepState::Problem, 2},
        {u"Data"_s, {}}});
    bar.setCurrentIndex(0);
    bar.resize(900, 48);
    QSignalSpy asked(&bar, &StepperBar::stepActivated);
    QTest::keyClick(&bar, Qt::Key_Right);
    ASSERT_EQ(asked.count(), 1);
    EXPECT_EQ(asked.first().first().toInt(), 1);
    EXPECT_EQ(bar.currentIndex(), 0);
    QTest::mouseClick(&bar, Qt::LeftButton, {}, {850, 20});
    EXPECT_EQ(asked.last().first().toInt(), 2);
    EXPECT_TRUE(bar.accessibleName().contains(u"Goal"_s));
    EXPECT_FALSE(bar.grab().isNull());
}

TEST(StepperBar, TakesAnEmptyListAndAnyProgress)
{
    StepperBar bar(StepperBar::Form::Line);
    bar.resize(600, 52);
    EXPECT_FALSE(bar.grab().isNull());
    bar.setSteps({{u"Send"_s, u"1 of 2"_s, StepState::Current}});
    bar.setProgress(7);
    EXPECT_FALSE(bar.grab().isNull());
}

TEST(ElidedLabel, KeepsTheFullTextWithinReach)
{
    ElidedLabel label(u"a text that is much too long for the place it has"_s);
    label.resize(60, 20);
    QCoreApplication::sendPostedEvents();
    EXPECT_LT(label.minimumSizeHint().width(), label.sizeHint().width());
    label.show();
    EXPECT_EQ(label.toolTip(), label.text());
    label.resize(800, 20);
    EXPECT_EQ(label.toolTip(), QString());
}

TEST(MetricCard, SaysItsMeaningAndTakesAClick)
{
    MetricCard card;
    card.setStripe(colorOf(SeriesRole::Ttft));
    card.setValue({u"TTFT P99"_s, u"6,552"_s, u"ms"_s, DeltaDirection::Up, u"+11.4 %"_s, Tone::Bad,
        u"run 5,884"_s});
    EXPECT_EQ(card.accessibleName(), u"TTFT P99, 6,552 ms, +11.4 %, run 5,884"_s);
    card.resize(card.sizeHint());
    QSignalSpy clicked(&card, &MetricCard::clicked);
    QTest::mouseClick(&card, Qt::LeftButton);
    EXPECT_EQ(clicked.count(), 1);
    const QImage image = card.grab().toImage();
    EXPECT_EQ(image.pixelColor(1, 30).name(), currentTheme().series(SeriesRole::Ttft).name());
}

TEST(Card, ShowsAHeaderOnlyWhenItHasOne)
{
    Card card;
    card.resize(300, 100);
    card.show();
    EXPECT_EQ(card.title(), QString());
    card.setTitle(u"Requests"_s);
    card.setNote(u"one lane per slot"_s);
    card.setBusy(true);
    EXPECT_TRUE(card.isBusy());
    card.setBusy(false);
    EXPECT_EQ(card.accessibleName(), u"Requests"_s);
}

TEST(Widgets, RedrawInBothThemesWithoutText)
{
    EmptyState empty;
    NoteBox note;
    CounterStrip strip;
    note.setNote(Tone::Warn, u"<b>not markup</b>"_s, u"& more"_s);
    strip.setValues({{u"Sent"_s, u"1,704"_s, u"of 2,400"_s}});
    for (const ThemeMode mode : {ThemeMode::Dark, ThemeMode::Light}) {
        ThemeManager::instance().apply(mode);
        for (QWidget *widget : std::initializer_list<QWidget *>{&empty, &note, &strip}) {
            widget->resize(widget->sizeHint().expandedTo({100, 30}));
            EXPECT_FALSE(widget->grab().isNull());
        }
    }
    const auto labels = note.findChildren<QLabel *>();
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(),
        [](const QLabel *label) { return label->text().contains(u"&lt;b&gt;not markup"_s); }));
}

TEST(HoverCard, StaysInsideTheWindow)
{
    QWidget window;
    window.resize(400, 300);
    window.show();
    HoverCard card(&window);
    std::vector<HoverRow> rows(
        9, HoverRow{u"Waiting for first token"_s, u"58"_s, colorOf(SeriesRole::Ttft)});
    for (const QPoint &pointer :
        {QPoint(5, 5), QPoint(395, 295), QPoint(395, 5), QPoint(200, 150)}) {
        card.showAt(window.mapToGlobal(pointer), {u"Time"_s, u"97.3 s"_s}, rows);
        EXPECT_TRUE(window.rect().contains(card.geometry())) << pointer.x() << ',' << pointer.y();
        EXPECT_FALSE(card.geometry().contains(pointer));
    }
    card.showAt(window.mapToGlobal(QPoint(5, 5)), {}, {});
    EXPECT_TRUE(card.isHidden());
}

} // namespace
