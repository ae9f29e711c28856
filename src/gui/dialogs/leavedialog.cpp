// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/dialogs/leavedialog.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class LeaveDialogTexts
{
    Q_DECLARE_TR_FUNCTIONS(LeaveDialog)
};

} // namespace

LeaveChoice askBeforeLeaving(QWidget *parent)
{
    QMessageBox box(parent);
    box.setIcon(QMessageBox::Question);
    box.setWindowTitle(LeaveDialogTexts::tr("A run is active"));
    box.setText(LeaveDialogTexts::tr("A run is active. Stop it before leaving?"));
    box.setInformativeText(
        LeaveDialogTexts::tr("Stop cancels the requests in flight and still writes the report."));
    const QPushButton *keep =
        box.addButton(LeaveDialogTexts::tr("Keep running, minimised"), QMessageBox::RejectRole);
    const QPushButton *stop =
        box.addButton(LeaveDialogTexts::tr("Stop and write"), QMessageBox::AcceptRole);
    QPushButton *cancel = box.addButton(QMessageBox::Cancel);
    box.setDefaultButton(cancel);
    box.setEscapeButton(cancel);
    box.exec();
    if (box.clickedButton() == keep) {
        return LeaveChoice::KeepRunning;
    }
    return box.clickedButton() == stop ? LeaveChoice::StopAndWrite : LeaveChoice::Cancel;
}

} // namespace aisb::gui
