// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/bindings/optiontexts.h"

#include <QCoreApplication>
#include <QLabel>
#include <QWidget>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// The help texts of core's option table that forms show, for lupdate.
[[maybe_unused]] constexpr std::array kHelpTexts = {
    QT_TRANSLATE_NOOP("Options", "Model tasks by name. Required unless CONFIG is given."),
    QT_TRANSLATE_NOOP("Options", "Parent of the experiment folders. Default: outputs/default."),
    QT_TRANSLATE_NOOP(
        "Options", "Use only the first N rows of each data set. \"none\" means all, the default."),
    QT_TRANSLATE_NOOP(
        "Options", "Requests sent before measuring starts; 0 turns them off. Default: 1."),
    QT_TRANSLATE_NOOP(
        "Options", "Your own data as a .jsonl or .csv file. Ignored when --datasets is given."),
    QT_TRANSLATE_NOOP("Options",
        "Side file with sampling and output lengths for performance runs. Default: the data file "
        "with .meta.json appended, if there is one."),
    QT_TRANSLATE_NOOP("Options", "Model name sent to the service. Empty asks the service for it."),
    QT_TRANSLATE_NOOP("Options", "Tokenizer folder of every API model."),
    QT_TRANSLATE_NOOP("Options", "Attempts per request, the first one included."),
    QT_TRANSLATE_NOOP("Options",
        "Key sent to the service. It is never written to files or logs; the variable AISB_API_KEY "
        "does the same."),
    QT_TRANSLATE_NOOP("Options", "Address or name of the service."),
    QT_TRANSLATE_NOOP("Options", "Port of the service."),
    QT_TRANSLATE_NOOP(
        "Options", "Address of the service as a URL; wins over --host-ip and --host-port."),
    QT_TRANSLATE_NOOP(
        "Options", "Most output tokens per request, unless a row of the data says otherwise."),
    QT_TRANSLATE_NOOP("Options", "Concurrency: requests in flight at the same time."),
    QT_TRANSLATE_NOOP(
        "Options", "Requests sent per second; 0 sends as fast as the concurrency allows."),
    QT_TRANSLATE_NOOP("Options",
        "Let the request rate rise over the run: linear:START:END or exponential:START:END in "
        "requests per second. --request-rate then does not count."),
    QT_TRANSLATE_NOOP("Options",
        "Spacing of sends at a request rate: 0 even, 1 random (Poisson arrivals), below 1 in "
        "bursts, above 1 more regular. Default: as configured."),
    QT_TRANSLATE_NOOP("Options", "Seconds of the sending phase of --pressure. Default: 15."),
    QT_TRANSLATE_NOOP("Options",
        "Send nothing more after this many seconds of sending; requests in flight finish and "
        "count. 0 sets no limit."),
    QT_TRANSLATE_NOOP("Options",
        "Leave requests sent in the last S seconds of sending out of the numbers of a performance "
        "run; the details keep them."),
    QT_TRANSLATE_NOOP("Options", "Sampling parameters sent with every request, as a JSON object."),
    QT_TRANSLATE_NOOP("Options", "Number of requests of a synthetic data set."),
    QT_TRANSLATE_NOOP("Options",
        "Input length of a synthetic data set: N, uniform:MIN:MAX, "
        "gaussian:MEAN:VARIANCE:MIN:MAX or zipf:ALPHA:MIN:MAX."),
    QT_TRANSLATE_NOOP("Options",
        "Largest output length per request of a synthetic data set, in the notation of "
        "--input-length."),
    QT_TRANSLATE_NOOP("Options",
        "Start value of the random numbers, so that a workload can be repeated exactly."),
    QT_TRANSLATE_NOOP("Options",
        "Shape of the experiment folder: seed (default) or v3, the one of the reference "
        "implementation. The variable AISB_LAYOUT does the same."),
    QT_TRANSLATE_NOOP("Options",
        "How numbers are computed: corrected (default), or reference for the digits of the "
        "reference implementation."),
    QT_TRANSLATE_NOOP("Options",
        "Statistics of the performance table, separated by commas: Average, Min, Max, Median, P50, "
        "P99.9 and so on."),
    QT_TRANSLATE_NOOP("Options",
        "HTTP client that sends: qnam, direct (for high load), or auto to choose by the load. "
        "Default: auto."),
    QT_TRANSLATE_NOOP("Options",
        "Longest time of one HTTP request in seconds; 0 waits for ever. Default: as configured."),
    QT_TRANSLATE_NOOP("Options",
        "Data set tasks by name, optionally NAME/SUFFIX. Required unless CONFIG or "
        "--custom-dataset-path is given."),
    QT_TRANSLATE_NOOP("Options",
        "What to do: accuracy from start to end (all, the default) or in steps (infer, judge, "
        "infer_judge, eval, viz), or performance (perf; perf_viz recomputes results from recorded "
        "data)."),
    QT_TRANSLATE_NOOP(
        "Options", "Tasks that run at the same time. Default: 1. Ignored with --debug."),
    QT_TRANSLATE_NOOP("Options",
        "Merge data sets of the same type into one inference task. Always on in performance "
        "runs."),
    QT_TRANSLATE_NOOP("Options", "Write the score of every single case into the results."),
    QT_TRANSLATE_NOOP("Options",
        "Add how often an answer could be extracted. Works together with --dump-eval-details."),
    QT_TRANSLATE_NOOP("Options",
        "Kind of the data: multiple choice or question and answer. Default: recognised from the "
        "columns."),
};

QString buddyText(const QWidget &form, const QWidget *input)
{
    for (const QLabel *label : form.findChildren<QLabel *>()) {
        if (label->buddy() == input) {
            return label->text().remove(u'&');
        }
    }
    return {};
}

} // namespace

QString optionHelp(const core::OptionInfo &info)
{
    return QCoreApplication::translate("Options", info.help.data());
}

void applyOptionTexts(QWidget &form)
{
    for (QWidget *input : form.findChildren<QWidget *>()) {
        const QString name = buddyText(form, input);
        if (!name.isEmpty()) {
            input->setAccessibleName(name);
        }
        const core::OptionInfo *info = core::findOption(input->property("option").toString());
        if (info) {
            const QString help = optionHelp(*info);
            input->setToolTip(u"%1\n--%2"_s.arg(help, info->name));
            input->setAccessibleDescription(help);
        }
    }
}

} // namespace aisb::gui
