// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/environment.h"

#include <QStringList>

namespace aisb::app {

// What both programs take from the process they are: environment variables and where the executable
// lies.
struct Startup
{
    run::Environment environment;
    QStringList warnings; // variables that could not be used
};

// Variables: AIS_BENCH_DATASETS_CACHE, AIS_BENCH_TEXTS, AISB_LAYOUT, AISB_METRICS_PROFILE,
// AISB_API_KEY, AISB_WORKERS_NUM, AISB_REQUEST_TIME_OUT, AISB_LOG_LEVEL (spec/workflow.md 1.8), and
// HTTP_PROXY, HTTPS_PROXY, NO_PROXY in either letter case. AISB_JIEBA_DIR, AISB_LANGDETECT_DIR and
// AISB_PUNKT_DIR go to the language data at once. The shipped catalogue is the one installed beside
// the program, else that of the source tree it was built from.
[[nodiscard]] Startup readStartup(const QString &programDir);

// A thousand requests in flight need more descriptors than the usual soft limit of 1024: raises it
// to the hard one. A program that is refused keeps what it has.
void raiseDescriptorLimit();

// Qt wants a UTF-8 locale and complains on standard error about any other; call it before the
// application object.
void preferUtf8Locale();

} // namespace aisb::app
