// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QAbstractButton>
#include <QString>

namespace aisb::gui {

// A small rounded label with icon, word and tone: state of a thing, or an active filter that can be
// taken away.
class Chip : public QAbstractButton
{
    Q_OBJECT
public:
    explicit Chip(QWidget *parent = nullptr);
    Chip(const QString &text, Tone tone, const QString &icon = {}, QWidget *parent = nullptr);

    void setTone(Tone tone);
    void setIconName(const QString &icon);
    // Grey, after the text: "24.0 s".
    void setNote(const QString &note);
    // Neutral chips have a border; a closable one ends with a cross and takes Delete.
    void setClosable(bool isClosable);
    // Off (default): not focusable, clicks do nothing.
    void setInteractive(bool isInteractive);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void closeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QRect closeRect() const;

    Tone m_tone = Tone::Neutral;
    QString m_icon;
    QString m_note;
    bool m_isClosable = false;
};

} // namespace aisb::gui
