// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/connectionspage.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/helppage.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/runcontroller.h"
#include "gui/pages/runningpage.h"
#include "gui/pages/settingspage.h"
#include "gui/settings/language.h"
#include "pages_helpers.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

// design/desktop.md 7: text up to 150 % in either language is not cut.
class LargeTextTest : public ::testing::TestWithParam<const char *>
{
protected:
    LargeTextTest()
        : usual(QApplication::font())
    {
        installLanguage(QLatin1String(GetParam()));
        QFont large = usual;
        large.setPointSizeF(usual.pointSizeF() * 1.5);
        QApplication::setFont(large);
    }

    ~LargeTextTest() override
    {
        QApplication::setFont(usual);
        installLanguage(u"en"_s);
    }

    // Labels of one line and buttons have room for their text.
    static void expectRoom(Page &page)
    {
        page.resize(1440, 900);
        page.show();
        page.setActive(true);
        QCoreApplication::processEvents();
        for (const QLabel *label : page.findChildren<QLabel *>()) {
            if (label->isVisible() && !label->wordWrap() && !label->text().isEmpty()) {
                EXPECT_GE(label->width() + 1, label->minimumSizeHint().width())
                    << label->objectName().toStdString() << ": " << label->text().toStdString();
                EXPECT_GE(label->height() + 1, label->fontMetrics().height())
                    << label->objectName().toStdString() << ": " << label->text().toStdString();
            }
        }
        for (const QPushButton *button : page.findChildren<QPushButton *>()) {
            if (button->isVisible() && !button->text().isEmpty()) {
                EXPECT_GE(button->width(), button->sizeHint().width())
                    << button->objectName().toStdString() << ": " << button->text().toStdString();
                EXPECT_GE(button->height(), button->fontMetrics().height())
                    << button->objectName().toStdString() << ": " << button->text().toStdString();
            }
        }
        page.setActive(false);
    }

    QFont usual;
    test::FakeShell shell;
};

TEST_P(LargeTextTest, IsNotCut)
{
    PageContext context(test::testEnvironment(shell.folder()), shell.settings());
    ExperimentsPage experiments(shell, context);
    expectRoom(experiments);
    ConnectionsPage connections(shell, context);
    expectRoom(connections);
    NewRunPage newRun(shell, context);
    expectRoom(newRun);
    SettingsPage settings(shell, context);
    expectRoom(settings);
    HelpPage help(shell);
    expectRoom(help);
    context.runs().begin(core::RunOptions());
    RunningPage running(shell, context);
    expectRoom(running);
    test::waitFor([&] { return !newRun.isChecking() && !experiments.isScanning(); });
}

INSTANTIATE_TEST_SUITE_P(Languages, LargeTextTest, ::testing::Values("en", "zh_CN"));

} // namespace
} // namespace aisb::gui
