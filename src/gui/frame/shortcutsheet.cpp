// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/shortcutsheet.h"

#include "gui/frame/commandregistry.h"
#include "gui/frame/menus.h"
#include "gui/theme/fonts.h"
#include "gui/widgets/buttons.h"

#include <QAction>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Lines = std::vector<std::pair<QString, QString>>; // what, keys

QString keysText(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys) {
        texts.append(key.toString(QKeySequence::NativeText));
    }
    return texts.join(u", "_s);
}

Lines linesOf(const CommandRegistry &commands, MenuPlace menu)
{
    Lines lines;
    for (const QString &id : commands.idsOf(menu)) {
        const Command *command = commands.find(id);
        if (!command->shortcuts.isEmpty()) {
            lines.emplace_back(
                plainTitle(commands.action(id)->text()), keysText(command->shortcuts));
        }
    }
    return lines;
}

Lines chartLines()
{
    const auto say = [](const char *text) { return ShortcutSheet::tr(text); };
    return {
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Select a range")),
            say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Drag"))},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Zoom around the pointer")),
            say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Wheel"))},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Pan")),
            say(QT_TRANSLATE_NOOP(
                "aisb::gui::ShortcutSheet", "Shift+Wheel, middle drag, Space+drag"))},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Zoom the y axis")),
            say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Ctrl+Wheel"))},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Full range")),
            say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Double click, 0"))},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Move the crosshair")), u"← →"_s},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Extend the range")), u"Shift+← →"_s},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Zoom in, zoom out")), u"+ −"_s},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Zoom to the selection")), u"Enter"_s},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Logarithmic y axis")), u"L"_s},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "Show as table")), u"T"_s},
        {say(QT_TRANSLATE_NOOP("aisb::gui::ShortcutSheet", "One step back")), u"Esc"_s},
    };
}

int addGroup(QGridLayout &grid, int row, int column, const QString &heading, const Lines &lines)
{
    if (lines.empty()) {
        return row;
    }
    grid.addWidget(makeLabel(LabelKind::Strong, heading), row++, column, 1, 2);
    for (const auto &[what, keys] : lines) {
        QLabel *label = makeLabel(LabelKind::Secondary, keys);
        label->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        grid.addWidget(makeLabel(LabelKind::Body, what), row, column);
        grid.addWidget(label, row++, column + 1);
    }
    grid.setRowMinimumHeight(row, 8);
    return row + 1;
}

} // namespace

ShortcutSheet::ShortcutSheet(const CommandRegistry &commands, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    auto *content = new QWidget;
    auto *grid = new QGridLayout(content);
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(4);
    grid->setColumnMinimumWidth(2, 24);
    int left = 0;
    for (const MenuPlace menu : allMenus()) {
        left = addGroup(*grid, left, 0, plainTitle(menuTitle(menu)), linesOf(commands, menu));
    }
    int right = addGroup(*grid, 0, 3, tr("In a chart that has the focus"), chartLines());
    right = addGroup(*grid, right, 3, tr("On the page"), linesOf(commands, MenuPlace::None));
    grid->setRowStretch(std::max(left, right), 1);
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(area);
    resize(820, 620);
}

} // namespace aisb::gui
