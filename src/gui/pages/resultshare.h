// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/share/sharecontent.h"

namespace aisb::gui {

class AccuracyView;
class ResultView;

// What opened results have to give away, as they are shown: the group, the population and the zoom
// that are chosen. title: of the document. GUI thread; the views need an experiment.
[[nodiscard]] ShareContent shareContentOf(const ResultView &view, const QString &title);
[[nodiscard]] ShareContent shareContentOf(const AccuracyView &view, const QString &title);

} // namespace aisb::gui
