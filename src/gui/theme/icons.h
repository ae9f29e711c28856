// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/theme/theme.h"

#include <QIcon>
#include <QPixmap>
#include <QString>
#include <QStringList>

class QPainter;
class QRectF;

namespace aisb::gui {

// Our own icons, resources/icons/<name>.svg: list plus pulse layers plug gear help search filter
// close chevron-up chevron-down chevron-left chevron-right check circle circle-check circle-x
// triangle octagon info clock chart target compare folder share copy undo redo fit crosshair link
// tag trash pencil play stop pause refresh table columns eye terminal key globe sun moon more pin
// dock database flag sliders swap file wrap star send.
[[nodiscard]] QStringList iconNames();

// Painted in the colour of the theme that is current when it is painted, so it never has to be set
// again. Disabled: Token::Text3 at half strength.
[[nodiscard]] QIcon themeIcon(const QString &name, Token color = Token::Text2);

// One rendering at size x size logical pixels; cached. A null pixmap for an unknown name.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int size, qreal ratio, const QColor &color);
// Paints into the rectangle at the ratio of the painter's device.
void paintIcon(QPainter &painter, const QRectF &rect, const QString &name, const QColor &color);

// Shape and word go together: circle-check, triangle, octagon, info.
[[nodiscard]] QString toneIcon(Tone tone);

} // namespace aisb::gui
