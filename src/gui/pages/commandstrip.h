// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPushButton;

namespace aisb::gui {

class ElidedLabel;

// The equivalent command line on one line, with a button that copies it. The key is never in it.
class CommandStrip : public QWidget
{
    Q_OBJECT
public:
    explicit CommandStrip(QWidget *parent = nullptr);

    void setCommand(const QString &command);
    void retranslate();

Q_SIGNALS:
    void copied();

private:
    QString m_command;
    ElidedLabel *m_text;
    QPushButton *m_copy;
};

} // namespace aisb::gui
