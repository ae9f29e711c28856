// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/windowpicture.h"

#include "gui/frame/commandregistry.h"
#include "gui/frame/mainwindow.h"

#include <QApplication>
#include <QPainter>
#include <QStyle>
#include <QTabBar>
#include <QTextStream>
#include <QTimer>

#include <algorithm>

namespace aisb::gui {

namespace {

// The window, and over it the dialog that is open.
QPixmap pictureOf(QWidget &window)
{
    QPixmap picture = window.grab();
    if (QWidget *dialog = QApplication::activeModalWidget()) {
        constexpr int veil = 60; // of 255
        const QPixmap front = dialog->grab();
        const QRect frame = QStyle::alignedRect(
            Qt::LeftToRight, Qt::AlignCenter, dialog->size(), QRect(QPoint(), window.size()));
        QPainter painter(&picture);
        painter.fillRect(QRect(QPoint(), window.size()), QColor(0, 0, 0, veil));
        painter.drawPixmap(frame.topLeft(), front);
    }
    return picture;
}

void chooseTab(const QWidget &window, int index)
{
    const QList<QTabBar *> bars = window.findChildren<QTabBar *>();
    const auto shown = std::ranges::find_if(bars, &QTabBar::isVisible);
    if (shown != bars.end()) {
        (*shown)->setCurrentIndex(index);
    }
}

} // namespace

void takePicture(MainWindow &window, const PictureRequest &request)
{
    const auto write = [&window, file = request.file] {
        const bool isSaved = pictureOf(window).save(file);
        if (!isSaved) {
            QTextStream(stderr) << file << ": cannot be written\n";
        }
        QApplication::exit(isSaved ? 0 : 1);
    };
    const auto act = [&window, write, request] {
        const bool isStill = request.tab == 0 && request.commands.isEmpty();
        // Before the commands: one may open a dialog and return when it closes.
        QTimer::singleShot(isStill ? 0 : request.waitMs, &window, write);
        if (request.tab > 0) {
            chooseTab(window, request.tab);
        }
        for (const QString &id : request.commands) {
            window.commands().trigger(id);
        }
    };
    QTimer::singleShot(request.waitMs, &window, act);
}

} // namespace aisb::gui
