// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace aisb::gui {

// Lies over the pages while something is dragged over the window: a 2 px accent frame and what
// dropping would do.
class DropFrame : public QWidget
{
    Q_OBJECT
public:
    explicit DropFrame(QWidget *parent);

    void setVerb(const QString &verb);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_verb;
};

} // namespace aisb::gui
