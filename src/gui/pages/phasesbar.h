// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace aisb::gui {

// The phases of one request over the full width: waiting for the first token, decode; or failed.
class PhasesBar : public QWidget
{
    Q_OBJECT
public:
    explicit PhasesBar(QWidget *parent = nullptr);

    // Any unit; both 0: nothing is drawn.
    void setPhases(double waiting, double decode, bool isFailed);
    [[nodiscard]] QSize sizeHint() const override { return {120, 12}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    double m_waiting = 0;
    double m_decode = 0;
    bool m_isFailed = false;
};

} // namespace aisb::gui
