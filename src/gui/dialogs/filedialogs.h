// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

namespace aisb::gui {

// Dialogs that return at once and call back with what was chosen; nothing is called when the person
// cancels.
using PathHandler = std::function<void(const QString &path)>;

// name: proposed, with suffix. filters: "CSV (*.csv)". The chosen path has a suffix of a filter.
void askSaveFile(QWidget *parent, const QString &title, const QString &name,
    const QStringList &filters, PathHandler handler);
void askOpenFile(
    QWidget *parent, const QString &title, const QStringList &filters, PathHandler handler);
void askFolder(QWidget *parent, const QString &title, const QString &start, PathHandler handler);

} // namespace aisb::gui
