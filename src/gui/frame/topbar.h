// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QWidget>

class QMenuBar;
class QToolButton;

namespace aisb::gui {

// Looks like a field, opens the command palette.
class SearchButton : public QAbstractButton
{
    Q_OBJECT
public:
    explicit SearchButton(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override { return {400, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

// The menu row: menus left, search in the middle, language and theme right.
class TopBar : public QWidget
{
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);

    [[nodiscard]] QMenuBar &menuBar() const { return *m_menuBar; }
    [[nodiscard]] SearchButton &search() const { return *m_search; }
    [[nodiscard]] QToolButton &languageButton() const { return *m_language; }
    [[nodiscard]] QToolButton &themeButton() const { return *m_theme; }
    void retranslate();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    void placeSearch();
    void refreshThemeButton();

    QMenuBar *m_menuBar;
    SearchButton *m_search;
    QToolButton *m_language;
    QToolButton *m_theme;
};

} // namespace aisb::gui
