// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QString>

class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace aisb::gui {

class ElidedLabel;

// A plane with a 1 px border and radius 6; optional header line of 30 px: title semibold, note
// grey, widgets at the right.
class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    explicit Card(const QString &title, QWidget *parent = nullptr);

    // The header appears with the first text or widget.
    void setTitle(const QString &title);
    [[nodiscard]] QString title() const;
    void setNote(const QString &note);
    void addHeaderWidget(QWidget *widget);
    void setHeaderVisible(bool isVisible);

    // Content; margins are 0 (tables, charts run to the edge). padBody() gives the 12 px of text
    // content.
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }
    void padBody();
    // A thin busy line below the header while the content is being worked out.
    void setBusy(bool isBusy);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refreshFonts();

    QWidget *m_header;
    QHBoxLayout *m_headerLayout;
    QLabel *m_title;
    ElidedLabel *m_note;
    QVBoxLayout *m_body;
    bool m_isBusy = false;
};

} // namespace aisb::gui
