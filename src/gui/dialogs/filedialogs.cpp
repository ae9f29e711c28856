// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/filedialogs.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

void run(QFileDialog *dialog, PathHandler handler)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog,
        [handler = std::move(handler)](const QString &path) { handler(path); });
    dialog->open();
}

// "CSV (*.csv)" gives "csv".
QString suffixOf(const QString &filter)
{
    static const QRegularExpression suffix(u"\\*\\.([A-Za-z0-9]+)"_s);
    return suffix.match(filter).captured(1);
}

} // namespace

void askSaveFile(QWidget *parent, const QString &title, const QString &name,
    const QStringList &filters, PathHandler handler)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters(filters);
    dialog->selectFile(name);
    const QString wanted = QFileInfo(name).suffix();
    for (const QString &filter : filters) {
        if (suffixOf(filter) == wanted) {
            dialog->selectNameFilter(filter);
        }
    }
    dialog->setDefaultSuffix(wanted);
    QObject::connect(dialog, &QFileDialog::filterSelected, dialog,
        [dialog](const QString &filter) { dialog->setDefaultSuffix(suffixOf(filter)); });
    run(dialog, std::move(handler));
}

void askOpenFile(
    QWidget *parent, const QString &title, const QStringList &filters, PathHandler handler)
{
    auto *dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters(filters);
    run(dialog, std::move(handler));
}

void askFolder(QWidget *parent, const QString &title, const QString &start, PathHandler handler)
{
    auto *dialog = new QFileDialog(parent, title, start);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    run(dialog, std::move(handler));
}

} // namespace aisb::gui
