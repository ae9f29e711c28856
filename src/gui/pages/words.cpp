// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/words.h"

#include "core/text/format.h"
#include "gui/bindings/phrasetext.h"
#include "gui/settings/language.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class WordsTexts
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

} // namespace

StateCell stateCell(core::ExperimentState state)
{
    using core::ExperimentState;
    switch (state) {
    case ExperimentState::Complete:
        return {u"circle-check"_s, WordsTexts::tr("Complete"), Tone::Ok};
    case ExperimentState::Partial:
        return {u"triangle"_s, WordsTexts::tr("Partial"), Tone::Warn};
    case ExperimentState::Running:
        return {u"pulse"_s, WordsTexts::tr("Running"), Tone::Accent};
    case ExperimentState::Failed:
        return {u"circle-x"_s, WordsTexts::tr("Failed"), Tone::Bad};
    case ExperimentState::Unreadable:
        return {u"octagon"_s, WordsTexts::tr("Unreadable"), Tone::Bad};
    }
    return {};
}

StateCell stateCell(core::TaskState state)
{
    using core::TaskState;
    switch (state) {
    case TaskState::NotStart:
        return {u"clock"_s, WordsTexts::tr("Not started"), Tone::Neutral};
    case TaskState::Start:
        return {u"pulse"_s, WordsTexts::tr("Started"), Tone::Accent};
    case TaskState::LoadingDataset:
        return {u"pulse"_s, WordsTexts::tr("Loading data"), Tone::Accent};
    case TaskState::Warmup:
        return {u"pulse"_s, WordsTexts::tr("Warm-up"), Tone::Accent};
    case TaskState::WarmupFinished:
        return {u"pulse"_s, WordsTexts::tr("Warm-up finished"), Tone::Accent};
    case TaskState::WarmupFailed:
        return {u"triangle"_s, WordsTexts::tr("Warm-up failed"), Tone::Warn};
    case TaskState::Inferencing:
        return {u"pulse"_s, WordsTexts::tr("Sending"), Tone::Accent};
    case TaskState::Evaluating:
        return {u"pulse"_s, WordsTexts::tr("Scoring"), Tone::Accent};
    case TaskState::WriteCache:
        return {u"pulse"_s, WordsTexts::tr("Writing files"), Tone::Accent};
    case TaskState::Cancelled:
        return {u"stop"_s, WordsTexts::tr("Stopped"), Tone::Warn};
    case TaskState::Killed:
        return {u"circle-x"_s, WordsTexts::tr("Killed"), Tone::Bad};
    case TaskState::Finish:
        return {u"circle-check"_s, WordsTexts::tr("Complete"), Tone::Ok};
    case TaskState::Error:
        return {u"circle-x"_s, WordsTexts::tr("Failed"), Tone::Bad};
    }
    return {};
}

StateCell healthCell(core::HealthVerdict verdict)
{
    switch (verdict) {
    case core::HealthVerdict::Green:
        return {u"circle-check"_s, WordsTexts::tr("Measurement valid"), Tone::Ok};
    case core::HealthVerdict::Amber:
        return {u"triangle"_s, WordsTexts::tr("Valid with reservation"), Tone::Warn};
    case core::HealthVerdict::Red:
        return {u"octagon"_s, WordsTexts::tr("Measurement not valid"), Tone::Bad};
    }
    return {};
}

StateCell checkCell(core::HealthVerdict verdict)
{
    switch (verdict) {
    case core::HealthVerdict::Green:
        return {u"circle-check"_s, WordsTexts::tr("Good"), Tone::Ok};
    case core::HealthVerdict::Amber:
        return {u"triangle"_s, WordsTexts::tr("Reservation"), Tone::Warn};
    case core::HealthVerdict::Red:
        return {u"octagon"_s, WordsTexts::tr("Bad"), Tone::Bad};
    }
    return {};
}

bool isPerformanceMode(const QString &mode)
{
    return mode.startsWith("perf"_L1);
}

QString kindWord(const QString &mode)
{
    if (mode.isEmpty()) {
        return {};
    }
    return isPerformanceMode(mode) ? WordsTexts::tr("Performance") : WordsTexts::tr("Accuracy");
}

QString generationWord(core::Generation generation)
{
    switch (generation) {
    case core::Generation::G1:
        return WordsTexts::tr("AISBench 1 folder");
    case core::Generation::G2:
        return WordsTexts::tr("AISBench 2 folder");
    case core::Generation::G3:
        return WordsTexts::tr("AISBench 3 folder");
    case core::Generation::Seed:
        return WordsTexts::tr("Standard folder");
    case core::Generation::Unknown:
        break;
    }
    return {};
}

QString unitText(core::Unit unit)
{
    switch (unit) {
    case core::Unit::Milliseconds:
        return u"ms"_s;
    case core::Unit::Tokens:
        return u"token"_s;
    case core::Unit::TokensPerSecond:
        return u"token/s"_s;
    case core::Unit::RequestsPerSecond:
        return u"req/s"_s;
    case core::Unit::Count:
        break;
    }
    return {};
}

QString metricLabel(core::PerfMetric metric)
{
    using core::PerfMetric;
    switch (metric) {
    case PerfMetric::InputTokens:
        return WordsTexts::tr("Input tokens");
    case PerfMetric::OutputTokens:
        return WordsTexts::tr("Output tokens");
    case PerfMetric::OutputTokenThroughput:
        return WordsTexts::tr("Output rate");
    case PerfMetric::PrefillTokenThroughput:
        return WordsTexts::tr("Prefill rate");
    default:
        return core::infoOf(metric).id;
    }
}

QString metricDefinition(core::PerfMetric metric)
{
    using core::PerfMetric;
    switch (metric) {
    case PerfMetric::E2el:
        return WordsTexts::tr(
            "End-to-end latency: from sending a request to the last byte of its answer.");
    case PerfMetric::Ttft:
        return WordsTexts::tr(
            "Time to first token: from sending a request to the first token of its answer.");
    case PerfMetric::Tpot:
        return WordsTexts::tr(
            "Time per output token: the time after the first token, divided by the number of "
            "tokens after it.");
    case PerfMetric::Itl:
        return WordsTexts::tr(
            "Inter-token latency: the gap between two events of an answer, over all gaps of "
            "all requests.");
    case PerfMetric::InputTokens:
        return WordsTexts::tr("Tokens of the prompt, as the service counts them.");
    case PerfMetric::OutputTokens:
        return WordsTexts::tr("Tokens of the answer, as the service counts them.");
    case PerfMetric::OutputTokenThroughput:
        return WordsTexts::tr("Output tokens of one request divided by its end-to-end latency.");
    case PerfMetric::PrefillTokenThroughput:
        return WordsTexts::tr("Input tokens of one request divided by its time to first token.");
    }
    return {};
}

QString metricNumber(core::PerfMetric metric, double value)
{
    switch (core::infoOf(metric).unit) {
    case core::Unit::Milliseconds:
        return core::displayLatency(value);
    case core::Unit::Tokens:
    case core::Unit::Count:
        return core::displayInteger(qRound64(value));
    default:
        return core::displayRate(value);
    }
}

SeriesRole metricRole(core::PerfMetric metric)
{
    using core::PerfMetric;
    switch (metric) {
    case PerfMetric::E2el:
        return SeriesRole::E2el;
    case PerfMetric::Ttft:
    case PerfMetric::PrefillTokenThroughput:
        return SeriesRole::Ttft;
    case PerfMetric::Tpot:
    case PerfMetric::Itl:
        return SeriesRole::Decode;
    case PerfMetric::OutputTokens:
    case PerfMetric::OutputTokenThroughput:
        return SeriesRole::Success;
    case PerfMetric::InputTokens:
        break;
    }
    return SeriesRole::Concurrency;
}

QString describe(const core::Error &error)
{
    const core::ErrorEntry &entry = core::entryOf(error.code);
    const QString detail = error.phrase.isEmpty() ? error.detail : phraseText(error.phrase);
    return detail.isEmpty() ? QString(entry.headline) : u"%1 (%2)"_s.arg(detail, QString(entry.id));
}

QString dateText(const QDateTime &time)
{
    if (!time.isValid()) {
        return {};
    }
    const bool isChinese = currentLanguage().startsWith("zh"_L1);
    return isChinese ? time.toString(u"yyyy-MM-dd HH:mm"_s)
                     : QLocale(QLocale::English).toString(time, u"d MMM yyyy HH:mm"_s);
}

} // namespace aisb::gui
