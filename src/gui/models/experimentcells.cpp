// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/experimentcells.h"

#include "core/text/format.h"
#include "gui/models/cells.h"
#include "gui/models/experimentsmodel.h"
#include "gui/pages/healthpane.h"
#include "gui/pages/words.h"

#include <QDir>

#include <cmath>
#include <optional>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Entry = run::ExperimentEntry;
using Column = ExperimentsModel;

QString listText(const QStringList &names, const char *plural)
{
    if (names.size() <= 1) {
        return names.value(0);
    }
    return ExperimentsModel::tr(plural, nullptr, static_cast<int>(names.size()));
}

// The number of a column that has one, negative = none.
double numberOf(const Entry &entry, int column)
{
    switch (column) {
    case Column::OutputThroughput:
        return entry.outputThroughput;
    case Column::TtftP99:
        return entry.ttftP99Ms;
    case Column::Requests:
        return static_cast<double>(entry.totalRequests);
    case Column::RequestThroughput:
        return entry.requestThroughput;
    case Column::TtftAverage:
        return entry.ttftAverageMs;
    case Column::TpotAverage:
        return entry.tpotAverageMs;
    case Column::E2elAverage:
        return entry.e2elAverageMs;
    case Column::Concurrency:
        return entry.concurrency;
    case Column::Failed:
        return static_cast<double>(entry.failedRequests);
    case Column::Duration:
        return entry.durationS;
    case Column::Size:
        return static_cast<double>(entry.bytes);
    default:
        return -1;
    }
}

QString numberText(double number, int column)
{
    switch (column) {
    case Column::OutputThroughput:
    case Column::RequestThroughput:
        return core::displayRate(number);
    case Column::TtftP99:
    case Column::TtftAverage:
    case Column::TpotAverage:
    case Column::E2elAverage:
        return core::displayLatency(number);
    case Column::Concurrency:
        return core::displayDecimal(number, 1);
    case Column::Duration:
        return core::displayDuration(number);
    case Column::Size:
        return core::displayBytes(static_cast<qint64>(number));
    default:
        return core::displayInteger(static_cast<qint64>(number));
    }
}

std::optional<double> scoreOf(const Entry &entry)
{
    bool isNumber = false;
    const double score = entry.score.toDouble(&isNumber);
    return isNumber ? std::optional(score) : std::nullopt;
}

QString startedText(const Entry &entry, bool isTimeOnly)
{
    return isTimeOnly ? entry.startedAt.toString(u"HH:mm"_s) : dateText(entry.startedAt);
}

QString wordText(const Entry &entry, int column, bool isTimeOnly)
{
    switch (column) {
    case Column::Title:
        return entry.title();
    case Column::Models:
        return listText(
            entry.models, QT_TRANSLATE_N_NOOP("aisb::gui::ExperimentsModel", "%n models"));
    case Column::Data:
        return listText(
            entry.datasets, QT_TRANSLATE_N_NOOP("aisb::gui::ExperimentsModel", "%n data sets"));
    case Column::Mode:
        return entry.mode;
    case Column::State:
        return stateCell(entry.state).text;
    case Column::Verdict:
        return entry.health ? healthCell(entry.health->verdict).text : QString();
    case Column::Score: {
        const QString error = scoreErrorText(entry);
        return error.isEmpty() ? scoreText(entry) : u"%1 ± %2"_s.arg(scoreText(entry), error);
    }
    case Column::Layout:
        return generationWord(entry.generation);
    case Column::Folder:
        return QDir::toNativeSeparators(QFileInfo(entry.path).path());
    case Column::Started:
        return startedText(entry, isTimeOnly);
    default:
        return {};
    }
}

QString percentText(double share)
{
    return core::displayDecimal(std::floor(share * 100), 0) + u"\u00a0%"_s;
}

QVariant runningDrawing(const store::LiveStatus &live)
{
    if (live.isScoring) {
        return QVariant::fromValue(ProgressCell{1, ExperimentsModel::tr("scoring"), true});
    }
    return live.share < 0
        ? QVariant()
        : QVariant::fromValue(ProgressCell{live.share, percentText(live.share), true});
}

// Of how a measurement went; empty where nothing is known about it.
QString verdictSentence(const Entry &entry)
{
    return entry.health ? HealthPane::sentence(*entry.health) : QString();
}

} // namespace

QString experimentText(const Entry &entry, int column, bool isTimeOnly)
{
    if (column == Column::Glance) {
        return {};
    }
    if (column == Column::Verdict) {
        return wordText(entry, column, isTimeOnly); // nothing is said where nothing is known
    }
    const double number = numberOf(entry, column);
    const QString text =
        number >= 0 ? numberText(number, column) : wordText(entry, column, isTimeOnly);
    return text.isEmpty() ? u"–"_s : text;
}

QVariant experimentValue(const Entry &entry, int column)
{
    switch (column) {
    case Column::Models:
        return entry.models.join(u' ');
    case Column::Data:
        return entry.datasets.join(u' ');
    case Column::State:
        return static_cast<int>(entry.state);
    case Column::Verdict:
        return entry.health ? QVariant(static_cast<int>(entry.health->verdict)) : QVariant();
    case Column::Score: {
        const std::optional<double> score = scoreOf(entry);
        return score ? QVariant(*score) : QVariant();
    }
    case Column::Started:
        return entry.startedAt.isValid() ? QVariant(entry.startedAt) : QVariant();
    case Column::Title:
    case Column::Mode:
    case Column::Layout:
    case Column::Folder:
        return wordText(entry, column, false);
    default: {
        const double number = numberOf(entry, column);
        return number < 0 ? QVariant() : QVariant(number);
    }
    }
}

QVariant experimentDrawing(const Entry &entry, int column)
{
    if (column == Column::State) {
        return QVariant::fromValue(stateCell(entry.state));
    }
    if (column == Column::Verdict) {
        StateCell cell = entry.health ? healthCell(entry.health->verdict) : StateCell();
        cell.text.clear(); // the icon alone
        return QVariant::fromValue(cell);
    }
    if (column == Column::Title) {
        return QVariant::fromValue(TitleCell{isPerformance(entry) ? u"chart"_s : u"target"_s,
            entry.title(), entry.about.tags, entry.about.isStarred});
    }
    if (column == Column::Score && !entry.score.isEmpty()) {
        return QVariant::fromValue(ScoreCell{scoreText(entry), scoreErrorText(entry)});
    }
    if (column == Column::Glance && entry.state == core::ExperimentState::Running) {
        return runningDrawing(entry.live);
    }
    if (column == Column::Glance && !entry.glance.values.empty()) {
        return QVariant::fromValue(SparkCell{entry.glance.values, SeriesRole::Success});
    }
    if (const std::optional<double> score = scoreOf(entry);
        column == Column::Glance && score && *score >= 0 && *score <= 100) {
        return QVariant::fromValue(ProgressCell{*score / 100, {}, false});
    }
    return {};
}

QString experimentToolTip(const Entry &entry, int column)
{
    switch (column) {
    case Column::Title:
        return entry.about.notes.isEmpty()
            ? QDir::toNativeSeparators(entry.path)
            : QDir::toNativeSeparators(entry.path) + u"\n\n"_s + entry.about.notes;
    case Column::Models:
        return entry.models.join(u'\n');
    case Column::Data:
        return entry.datasets.join(u'\n');
    case Column::Score:
        return entry.scoreOf;
    case Column::Started:
        return dateText(entry.startedAt);
    case Column::Folder:
        return QDir::toNativeSeparators(entry.path);
    case Column::Verdict:
        return verdictSentence(entry);
    default:
        return experimentAccessibleText(entry, column);
    }
}

QString experimentAccessibleText(const Entry &entry, int column)
{
    if (column == Column::Title && (entry.about.isStarred || !entry.about.tags.isEmpty())) {
        QStringList parts{entry.title()};
        parts << entry.about.tags;
        if (entry.about.isStarred) {
            parts << ExperimentsModel::tr("starred");
        }
        return parts.join(u", "_s);
    }
    if (column == Column::Verdict) {
        return verdictSentence(entry);
    }
    if (column != Column::Glance) {
        return {};
    }
    if (entry.state == core::ExperimentState::Running) {
        return progressSentence(entry.live);
    }
    if (!entry.glance.values.empty()) {
        return ExperimentsModel::tr("Output throughput over %1, at most %2 token/s")
            .arg(core::displayDuration(entry.glance.seconds),
                core::displayRate(static_cast<double>(std::ranges::max(entry.glance.values))));
    }
    const QString score = scoreText(entry);
    return score.isEmpty() ? QString() : ExperimentsModel::tr("Score %1").arg(score);
}

QString progressSentence(const store::LiveStatus &live)
{
    if (live.isScoring) {
        return ExperimentsModel::tr("Answers are being scored");
    }
    if (live.share < 0) {
        return ExperimentsModel::tr("How far it is, is not known");
    }
    return live.total > 0 ? ExperimentsModel::tr("%1 of %2 done (%3)")
                                .arg(core::displayInteger(live.done),
                                    core::displayInteger(live.total), percentText(live.share))
                          : ExperimentsModel::tr("%1 done").arg(percentText(live.share));
}

QString experimentHeader(int column)
{
    switch (column) {
    case Column::Title:
        return ExperimentsModel::tr("Title");
    case Column::Models:
        return ExperimentsModel::tr("Models");
    case Column::Data:
        return ExperimentsModel::tr("Data");
    case Column::Mode:
        return ExperimentsModel::tr("Mode");
    case Column::State:
        return ExperimentsModel::tr("State");
    case Column::Verdict:
        return ExperimentsModel::tr("Verdict");
    case Column::OutputThroughput:
        return ExperimentsModel::tr("Output");
    case Column::TtftP99:
        return u"TTFT P99"_s;
    case Column::Score:
        return ExperimentsModel::tr("Score");
    case Column::Requests:
    case Column::RequestThroughput:
        return ExperimentsModel::tr("Requests");
    case Column::TtftAverage:
        return ExperimentsModel::tr("TTFT average");
    case Column::TpotAverage:
        return ExperimentsModel::tr("TPOT average");
    case Column::E2elAverage:
        return ExperimentsModel::tr("E2EL average");
    case Column::Concurrency:
        return ExperimentsModel::tr("Concurrency");
    case Column::Failed:
        return ExperimentsModel::tr("Failed requests");
    case Column::Duration:
        return ExperimentsModel::tr("Duration");
    case Column::Size:
        return ExperimentsModel::tr("Size on disk");
    case Column::Layout:
        return ExperimentsModel::tr("Layout");
    case Column::Folder:
        return ExperimentsModel::tr("Folder");
    case Column::Glance:
        return ExperimentsModel::tr("At a glance");
    case Column::Started:
        return ExperimentsModel::tr("Started");
    default:
        return {};
    }
}

QString experimentUnit(int column)
{
    switch (column) {
    case Column::OutputThroughput:
        return u"token/s"_s;
    case Column::RequestThroughput:
        return u"req/s"_s;
    case Column::TtftP99:
    case Column::TtftAverage:
    case Column::TpotAverage:
    case Column::E2elAverage:
        return u"ms"_s;
    default:
        return {};
    }
}

QString scoreText(const Entry &entry)
{
    const std::optional<double> score = scoreOf(entry);
    return score ? core::displayDecimal(*score, 2) : entry.score;
}

QString scoreErrorText(const Entry &entry)
{
    return entry.score.isEmpty() || entry.scoreError < 0
        ? QString()
        : core::displayDecimal(entry.scoreError, 2);
}

} // namespace aisb::gui
