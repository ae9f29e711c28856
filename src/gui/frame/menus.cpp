// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/menus.h"

#include <QCoreApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace aisb::gui {

std::vector<MenuPlace> allMenus()
{
    return {MenuPlace::File, MenuPlace::Edit, MenuPlace::View, MenuPlace::Run,
        MenuPlace::Experiment, MenuPlace::Help};
}

QString menuTitle(MenuPlace menu)
{
    switch (menu) {
    case MenuPlace::File:
        return QCoreApplication::translate("aisb::gui::Menus", "&File");
    case MenuPlace::Edit:
        return QCoreApplication::translate("aisb::gui::Menus", "&Edit");
    case MenuPlace::View:
        return QCoreApplication::translate("aisb::gui::Menus", "&View");
    case MenuPlace::Run:
        return QCoreApplication::translate("aisb::gui::Menus", "&Run");
    case MenuPlace::Experiment:
        return QCoreApplication::translate("aisb::gui::Menus", "E&xperiment");
    case MenuPlace::Help:
        return QCoreApplication::translate("aisb::gui::Menus", "&Help");
    case MenuPlace::None:
        break;
    }
    return {};
}

QString plainTitle(const QString &text)
{
    // Chinese menus carry the mnemonic in brackets behind the words.
    static const QRegularExpression bracketed(u"\\s*\\(&.\\)"_s);
    QString plain = text;
    plain.remove(bracketed);
    return plain.remove(u'&');
}

} // namespace aisb::gui
