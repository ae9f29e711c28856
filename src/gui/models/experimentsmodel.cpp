// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/experimentsmodel.h"

#include "core/text/format.h"
#include "gui/pages/words.h"

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Entry = run::ExperimentEntry;

QVariant sortValue(const Entry &row, int column)
{
    const auto number = [](double value) { return value < 0 ? QVariant() : QVariant(value); };
    switch (column) {
    case ExperimentsModel::Title:
        return row.name;
    case ExperimentsModel::Models:
        return row.models.join(u' ');
    case ExperimentsModel::Data:
        return row.datasets.join(u' ');
    case ExperimentsModel::Mode:
        return row.mode;
    case ExperimentsModel::State:
        return static_cast<int>(row.state);
    case ExperimentsModel::OutputThroughput:
        return number(row.outputThroughput);
    case ExperimentsModel::TtftP99:
        return number(row.ttftP99Ms);
    case ExperimentsModel::Score: {
        bool isNumber = false;
        const double score = row.score.toDouble(&isNumber);
        return isNumber ? QVariant(score) : QVariant();
    }
    case ExperimentsModel::Requests:
        return number(static_cast<double>(row.totalRequests));
    case ExperimentsModel::Started:
        return row.startedAt.isValid() ? QVariant(row.startedAt) : QVariant();
    default:
        return {};
    }
}

QString listText(const QStringList &names, const char *plural)
{
    if (names.size() <= 1) {
        return names.value(0);
    }
    return ExperimentsModel::tr(plural, nullptr, static_cast<int>(names.size()));
}

QString displayText(const Entry &row, int column)
{
    const QString absent = u"–"_s;
    switch (column) {
    case ExperimentsModel::Title:
        return row.name;
    case ExperimentsModel::Models:
        return listText(
            row.models, QT_TRANSLATE_N_NOOP("aisb::gui::ExperimentsModel", "%n models"));
    case ExperimentsModel::Data:
        return listText(
            row.datasets, QT_TRANSLATE_N_NOOP("aisb::gui::ExperimentsModel", "%n data sets"));
    case ExperimentsModel::Mode:
        return row.mode.isEmpty() ? absent : row.mode;
    case ExperimentsModel::State:
        return stateCell(row.state).text;
    case ExperimentsModel::OutputThroughput:
        return row.outputThroughput < 0 ? absent : core::displayRate(row.outputThroughput);
    case ExperimentsModel::TtftP99:
        return row.ttftP99Ms < 0 ? absent : core::displayLatency(row.ttftP99Ms);
    case ExperimentsModel::Score:
        return row.score.isEmpty() ? absent : row.score;
    case ExperimentsModel::Requests:
        return row.totalRequests < 0 ? absent : core::displayInteger(row.totalRequests);
    case ExperimentsModel::Started:
        return row.startedAt.isValid() ? dateText(row.startedAt) : absent;
    default:
        return {};
    }
}

QString fieldOf(const Entry &row, QStringView field)
{
    if (field == "state"_L1) {
        return stateCell(row.state).text;
    }
    if (field == "mode"_L1) {
        return row.mode;
    }
    if (field == "model"_L1) {
        return row.models.join(u' ');
    }
    if (field == "data"_L1) {
        return row.datasets.join(u' ');
    }
    return row.name + u' ' + row.mode + u' ' + row.models.join(u' ') + u' '
        + row.datasets.join(u' ') + u' ' + row.path;
}

bool matches(const Entry &row, const QString &token)
{
    const bool isExcluding = token.size() > 1 && token.startsWith(u'-');
    const QString plain = isExcluding ? token.mid(1) : token;
    const QString field = plain.section(u':', 0, 0);
    const bool hasField = plain.contains(u':')
        && (field == "state"_L1 || field == "mode"_L1 || field == "model"_L1 || field == "data"_L1);
    const QString word = hasField ? plain.section(u':', 1) : plain;
    const bool isFound =
        fieldOf(row, hasField ? field : QString()).contains(word, Qt::CaseInsensitive);
    return isFound != isExcluding;
}

} // namespace

bool isPerformance(const run::ExperimentEntry &entry)
{
    return entry.isPerformance || isPerformanceMode(entry.mode) || entry.outputThroughput >= 0;
}

ExperimentsModel::ExperimentsModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
    sort(Started, Qt::DescendingOrder);
}

ExperimentsModel::Filter ExperimentsModel::filterOf(const QString &text, Kind kind)
{
    const QStringList tokens = text.split(u' ', Qt::SkipEmptyParts);
    if (tokens.isEmpty() && kind == Kind::All) {
        return {};
    }
    return [tokens, kind](const Entry &row) {
        if (kind != Kind::All && isPerformance(row) != (kind == Kind::Performance)) {
            return false;
        }
        return std::all_of(tokens.begin(), tokens.end(),
            [&row](const QString &token) { return matches(row, token); });
    };
}

QVariant ExperimentsModel::cell(const Entry &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return displayText(row, column);
    case SortRole:
    case CopyRole:
        return sortValue(row, column);
    case Qt::ToolTipRole:
        return column == Title ? row.path
            : column == Models ? row.models.join(u'\n')
            : column == Data   ? row.datasets.join(u'\n')
            : column == Score  ? row.scoreOf
                               : QString();
    case CellDataRole:
        if (column == State) {
            return QVariant::fromValue(stateCell(row.state));
        }
        if (column == Title) {
            return QVariant::fromValue(
                TitleCell{isPerformance(row) ? u"chart"_s : u"target"_s, row.name, {}});
        }
        return {};
    default:
        return {};
    }
}

QVariant ExperimentsModel::header(int column, int role) const
{
    if (role == UnitRole) {
        return column == OutputThroughput ? u"token/s"_s : column == TtftP99 ? u"ms"_s : QString();
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case Title:
        return tr("Title");
    case Models:
        return tr("Models");
    case Data:
        return tr("Data");
    case Mode:
        return tr("Mode");
    case State:
        return tr("State");
    case OutputThroughput:
        return tr("Output");
    case TtftP99:
        return u"TTFT P99"_s;
    case Score:
        return tr("Score");
    case Requests:
        return tr("Requests");
    case Started:
        return tr("Started");
    default:
        return {};
    }
}

Qt::Alignment ExperimentsModel::alignment(int column) const
{
    return column >= OutputThroughput ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace aisb::gui
