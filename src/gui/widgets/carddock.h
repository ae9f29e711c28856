// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDockWidget>

class QToolButton;

namespace aisb::gui {

class Card;

// A card that can be hidden and can float, on another screen if need be. Docked, the header of the
// card is its title; a button in it lets it float. Floating, it has a title bar as windows have.
class CardDock : public QDockWidget
{
    Q_OBJECT
public:
    // name: object name, under which QMainWindow::saveState() knows it. Takes ownership of card.
    CardDock(const QString &name, Card *card, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refreshTitleBar();
    void retranslate();

    Card *m_card;
    QToolButton *m_floatButton;
};

} // namespace aisb::gui
