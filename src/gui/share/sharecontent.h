// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/widgets/metriccard.h"
#include "report/plotpage.h"
#include "report/tablefiles.h"

#include <QByteArray>
#include <QPointer>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace aisb::gui {

class PlotView;

// What an open document has to give away, as it is shown: taken when the dialog opens. The plots
// belong to the document and may be gone later; the rest are values and functions of values.
struct ShareContent
{
    QString title;
    QStringList facts; // models, data, mode, time
    QStringList notes; // what limits the trust in the numbers
    std::vector<MetricValue> numbers;
    std::vector<QPointer<PlotView>> charts;
    std::vector<report::NamedTable> tables; // of the PDF

    QString stem; // of file names: "20261124_101500"
    QString folder; // of the experiment, to be packed; empty: there is none

    // The self-contained page. Blocking, any thread. Null: whyNoPage says why.
    std::function<core::Result<QByteArray>(report::PageLanguage)> makePage;
    QString whyNoPage;
    // Bytes of the tables by suffix. Blocking, any thread.
    QStringList tableSuffixes;
    std::function<core::Result<QByteArray>(const QString &suffix)> makeTables;
};

} // namespace aisb::gui
