// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QFrame>
#include <QString>

class QLabel;

namespace aisb::gui {

// A coloured box within content: icon, a bold first sentence, more text. Ok, Warn, Bad or Accent.
class NoteBox : public QFrame
{
    Q_OBJECT
public:
    explicit NoteBox(QWidget *parent = nullptr);

    void setNote(Tone tone, const QString &headline, const QString &text = {});

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    Tone m_tone = Tone::Accent;
    QString m_headline;
    QString m_more;
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace aisb::gui
