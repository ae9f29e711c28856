// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"

#include <functional>
#include <memory>

class QLineEdit;
class QPushButton;

namespace aisb::gui {

class PageContext;
class PreferenceBoxes;

namespace Ui {
class SettingsPage;
} // namespace Ui

// Preferences; each applies at once.
class SettingsPage : public Page
{
    Q_OBJECT
public:
    SettingsPage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~SettingsPage() override;

protected:
    void retranslate() override;

private:
    void connectInputs();
    void connectEngine();
    void fillLevels();
    // A line for a folder, typed or chosen; keep is told of every change.
    void connectFolder(QLineEdit &edit, QPushButton &button, const QString &folder,
        const std::function<void(const QString &)> &keep);
    void showRoots();
    void addRoot();
    void removeRoot();
    void moveRootToTop();

    std::unique_ptr<Ui::SettingsPage> m_ui;
    PageContext &m_context;
    QWidget *m_form;
    PreferenceBoxes *m_boxes;
};

} // namespace aisb::gui
