// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"

#include <QWidget>

namespace aisb::gui {

// The permanent facts at the right of the status bar, divided by lines.
class FactsBar : public QWidget
{
    Q_OBJECT
public:
    explicit FactsBar(QWidget *parent = nullptr);

    void setFacts(const QList<ChipSpec> &facts);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int widthOf(const ChipSpec &fact) const;

    QList<ChipSpec> m_facts;
};

} // namespace aisb::gui
