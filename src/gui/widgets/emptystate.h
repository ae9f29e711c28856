// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace aisb::gui {

// What stands where content would be: icon (24 px), one sentence, a hint, actions. Centred.
class EmptyState : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setIconName(const QString &icon);
    void setText(const QString &text);
    void setHint(const QString &hint);
    // The first button added is the primary one when asked for. The text can be set again after a
    // change of language.
    QPushButton *addButton(const QString &text, bool isPrimary = false);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QString m_iconName;
    QLabel *m_icon;
    QLabel *m_text;
    QLabel *m_hint;
    QHBoxLayout *m_buttons;
};

} // namespace aisb::gui
