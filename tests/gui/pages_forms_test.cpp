// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/page.h"
#include "gui/pages/connectionspage.h"
#include "gui/pages/experimentspage.h"
#include "gui/pages/helppage.h"
#include "gui/pages/lengtheditor.h"
#include "gui/pages/newrunpage.h"
#include "gui/pages/resultspage.h"
#include "gui/pages/runningpage.h"
#include "gui/pages/settingspage.h"
#include "gui/widgets/segmentedcontrol.h"
#include "pages_helpers.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QComboBox>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

using namespace Qt::StringLiterals;

namespace aisb::gui {
namespace {

struct FormFile
{
    QStringList inputs; // names
    QStringList widgets;
    QStringList buddies;
    QStringList named; // with an accessible name of their own
    QStringList tabStops;
    QStringList texts; // of check boxes and buttons, which name themselves
};

bool isInput(const QString &className)
{
    static const QStringList classes{u"QLineEdit"_s, u"QSpinBox"_s, u"QDoubleSpinBox"_s,
        u"QComboBox"_s, u"QPlainTextEdit"_s, u"QCheckBox"_s, u"QRadioButton"_s, u"QListWidget"_s,
        u"aisb::gui::LengthEditor"_s, u"aisb::gui::SegmentedControl"_s};
    return classes.contains(className);
}

FormFile readForm(const QString &path)
{
    QFile file(path);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << path.toStdString();
    QXmlStreamReader xml(&file);
    FormFile form;
    QStringList widgets;
    QString property;
    while (!xml.atEnd()) {
        xml.readNext();
        const QString element = xml.name().toString();
        if (xml.isStartElement() && element == "widget"_L1) {
            widgets << xml.attributes().value(u"name"_s).toString();
            form.widgets << widgets.last();
            if (isInput(xml.attributes().value(u"class"_s).toString())) {
                form.inputs << widgets.last();
            }
        } else if (xml.isEndElement() && element == "widget"_L1) {
            widgets.removeLast();
        } else if (xml.isStartElement() && element == "property"_L1) {
            property = xml.attributes().value(u"name"_s).toString();
        } else if (xml.isStartElement() && element == "cstring"_L1 && property == "buddy"_L1) {
            form.buddies << xml.readElementText();
        } else if (xml.isStartElement() && element == "string"_L1 && !widgets.isEmpty()) {
            const bool hasText = !xml.readElementText().isEmpty();
            if (hasText && property == "accessibleName"_L1) {
                form.named << widgets.last();
            } else if (hasText && property == "text"_L1) {
                form.texts << widgets.last();
            }
        } else if (xml.isStartElement() && element == "tabstop"_L1) {
            form.tabStops << xml.readElementText();
        }
    }
    EXPECT_FALSE(xml.hasError()) << path.toStdString() << xml.errorString().toStdString();
    return form;
}

TEST(Forms, NameEveryInputAndPutItInTheTabOrder)
{
    const QDir folder(QStringLiteral(AISB_SOURCE_DIR "/forms"));
    const QStringList files = folder.entryList({u"*.ui"_s});
    ASSERT_GE(files.size(), 15);
    for (const QString &name : files) {
        const FormFile form = readForm(folder.filePath(name));
        for (const QString &input : form.inputs) {
            const bool isNamed = form.buddies.contains(input) || form.named.contains(input)
                || form.texts.contains(input);
            EXPECT_TRUE(isNamed) << name.toStdString() << ": " << input.toStdString();
            EXPECT_TRUE(form.tabStops.contains(input))
                << name.toStdString() << ": " << input.toStdString();
        }
        for (const QString &buddy : form.buddies) {
            EXPECT_TRUE(form.widgets.contains(buddy)) << name.toStdString() << buddy.toStdString();
        }
    }
}

bool isPartOfAnother(const QWidget *widget)
{
    return qobject_cast<const QAbstractSpinBox *>(widget->parentWidget())
        || qobject_cast<const QComboBox *>(widget->parentWidget())
        || qobject_cast<const QAbstractItemView *>(widget->parentWidget())
        || widget->objectName().startsWith("qt_"_L1)
        || QLatin1String(widget->metaObject()->className()) == "QComboBoxListView"_L1;
}

bool hasBuddy(const QWidget &page, const QWidget *input)
{
    const QList<QLabel *> labels = page.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(),
        [input](const QLabel *label) { return label->buddy() == input; });
}

template <class Input>
void expectNamed(Page &page)
{
    for (const Input *input : page.findChildren<Input *>()) {
        if (isPartOfAnother(input)) {
            continue;
        }
        const bool isNamed = !input->accessibleName().isEmpty() || hasBuddy(page, input);
        EXPECT_TRUE(isNamed) << input->metaObject()->className() << ' '
                             << input->objectName().toStdString();
    }
}

template <class Input>
void expectToolTips(Page &page)
{
    for (const Input *input : page.findChildren<Input *>()) {
        if (!isPartOfAnother(input)) {
            EXPECT_FALSE(input->toolTip().isEmpty())
                << input->metaObject()->className() << ' ' << input->objectName().toStdString();
        }
    }
}

void expectAccessible(Page &page)
{
    page.setActive(true);
    expectNamed<QLineEdit>(page);
    expectNamed<QComboBox>(page);
    expectNamed<QAbstractSpinBox>(page);
    expectNamed<QPlainTextEdit>(page);
    expectNamed<QAbstractItemView>(page);
    expectNamed<SegmentedControl>(page);
    expectToolTips<QLineEdit>(page);
    expectToolTips<QComboBox>(page);
    expectToolTips<QAbstractSpinBox>(page);
    expectToolTips<SegmentedControl>(page);
    for (const QAbstractButton *button : page.findChildren<QAbstractButton *>()) {
        const bool saysItself = !button->text().isEmpty() || !button->accessibleName().isEmpty();
        EXPECT_TRUE(saysItself || isPartOfAnother(button) || button->focusPolicy() == Qt::NoFocus)
            << button->metaObject()->className() << ' ' << button->objectName().toStdString();
    }
    page.setActive(false);
}

TEST(Pages, NameEveryInputAndExplainIt)
{
    test::FakeShell shell;
    PageContext context(test::testEnvironment(shell.folder()), shell.settings());
    ExperimentsPage experiments(shell, context);
    expectAccessible(experiments);
    ConnectionsPage connections(shell, context);
    expectAccessible(connections);
    NewRunPage newRun(shell, context);
    expectAccessible(newRun);
    RunningPage running(shell, context);
    expectAccessible(running);
    ResultsPage results(shell, context);
    expectAccessible(results);
    SettingsPage settings(shell, context);
    expectAccessible(settings);
    HelpPage help(shell);
    expectAccessible(help);
    test::waitFor([&] { return !newRun.isChecking() && !experiments.isScanning(); });
}

} // namespace
} // namespace aisb::gui
