// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QVariant>

class QWidget;

namespace aisb::gui {

class CommandRegistry;
class Settings;

// An opened experiment or comparison. pageId names the page kind (NavPlace::Document) that shows
// it.
struct Document
{
    QString key; // unique, e.g. the absolute path
    QString pageId;
    QString title;
    QString icon;
    QVariant argument; // given to Page::open()
};

// What the window offers its pages. Implemented by MainWindow; tests give a small one of their own.
// GUI thread.
class Shell
{
public:
    virtual ~Shell() = default;

    [[nodiscard]] virtual CommandRegistry &commands() = 0;
    [[nodiscard]] virtual Settings &settings() = 0;
    // Parent for dialogs.
    [[nodiscard]] virtual QWidget *windowWidget() = 0;

    // Shows a page of the navigation; builds it on the first visit. argument, when valid, goes to
    // Page::open().
    virtual void goTo(const QString &pageId, const QVariant &argument = {}) = 0;
    // Shows a document; one with the same key is shown, not opened twice.
    virtual void openDocument(const Document &document) = 0;
    virtual void closeDocument(const QString &key) = 0;
    [[nodiscard]] virtual QStringList openDocuments() const = 0; // keys
    // The same way as dropping them on the window or Open folder: MainWindow::foldersRequested().
    virtual void openFolders(const QStringList &folders) = 0;

    // Left part of the status bar: what just happened or what keys do here.
    virtual void showStatus(const QString &text) = 0;
    // The number in the round badge of a page, e.g. runs active; 0 = none.
    virtual void setBadge(const QString &pageId, int count) = 0;

protected:
    Shell() = default;
    Q_DISABLE_COPY_MOVE(Shell)
};

} // namespace aisb::gui
