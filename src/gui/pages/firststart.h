// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <memory>

namespace aisb::gui {

class FormLabel;
class ApiKeys;
class PageContext;
class PreferenceBoxes;

namespace Ui {
class FirstStart;
class Preferences;
} // namespace Ui

// What the home page shows while there is no experiment: three ways to begin.
class FirstStart : public QWidget
{
    Q_OBJECT
public:
    explicit FirstStart(PageContext &context, QWidget *parent = nullptr);
    ~FirstStart() override;

    // Under the button of the first card: stage of the demo, or why it failed. Empty: nothing.
    void setDemoState(const QString &text, bool isError);

Q_SIGNALS:
    void demoRequested();
    void newRunRequested();
    void openRequested();
    void changeRootRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void buildCards();
    void buildComputer();
    void buildTerminal();
    void retranslate();
    void refreshComputer();
    [[nodiscard]] static QString keysText(const ApiKeys &keys);

    std::unique_ptr<Ui::FirstStart> m_ui;
    std::unique_ptr<Ui::Preferences> m_preferences;
    PageContext &m_context;
    PreferenceBoxes *m_boxes;
    FormLabel *m_demoState;
};

} // namespace aisb::gui
