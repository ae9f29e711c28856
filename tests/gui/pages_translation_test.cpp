// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/optiontable.h"
#include "gui/bindings/optiontexts.h"
#include "gui/pages/newrunpage.h"
#include "gui/settings/language.h"
#include "pages_helpers.h"

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

TEST(Translation, CoversTheHelpOfEveryOptionTheFormsShow)
{
    test::FakeShell shell;
    PageContext context(test::testEnvironment(shell.folder()), shell.settings());
    NewRunPage page(shell, context);
    installLanguage(u"zh_CN"_s);
    for (const QWidget *input : page.findChildren<QWidget *>()) {
        const QString name = input->property("option").toString();
        const core::OptionInfo *info = core::findOption(name);
        EXPECT_TRUE(name.isEmpty() || info) << name.toStdString();
        if (info) {
            EXPECT_NE(optionHelp(*info), QString(info->help)) << name.toStdString();
        }
    }
    installLanguage(u"en"_s);
    test::waitFor([&] { return !page.isChecking(); });
}

} // namespace
} // namespace aisb::gui
