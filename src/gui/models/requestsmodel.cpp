// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/requestsmodel.h"

#include "core/text/format.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Test = std::function<bool(const RequestRow &)>;

RequestRow rowOf(const core::PerfData &data, std::size_t index, double origin)
{
    const core::PerfRequest &request = data.requests[index];
    RequestRow row;
    row.index = static_cast<qint32>(index);
    row.id = request.id;
    row.hasTimes = request.hasTimes;
    row.sentAt = request.hasTimes ? request.start - origin : 0;
    row.isSuccess = request.isSuccess;
    row.errorClass = request.errorClass;
    row.inputTokens = request.inputTokens;
    row.outputTokens = request.outputTokens;
    if (request.errorIndex >= 0) {
        row.error = data.errors[static_cast<std::size_t>(request.errorIndex)];
    }
    row.turn = request.turnId;
    row.isPlanned = request.planned >= 0 && request.hasTimes;
    if (row.isPlanned) {
        row.plannedAt = request.planned - origin;
        row.delayMs = (request.start - request.planned) * 1e3;
    }
    if (!request.isSuccess) {
        return row;
    }
    row.events = request.gapCount > 0 ? request.gapCount + 1 : 0;
    if (request.e2el > 0) {
        row.outputRate = static_cast<double>(request.outputTokens) / request.e2el;
    }
    if (data.isStream && request.ttft > 0) {
        row.prefillRate = static_cast<double>(request.inputTokens) / request.ttft;
    }
    row.e2elMs = request.e2el * 1e3;
    row.ttftMs = data.isStream ? request.ttft * 1e3 : -1;
    if (data.isStream && request.outputTokens > 1) {
        row.tpotMs =
            (request.e2el - request.ttft) * 1e3 / static_cast<double>(request.outputTokens - 1);
    }
    return row;
}

double valueOf(const RequestRow &row, int column)
{
    switch (column) {
    case RequestsModel::Id:
        return row.id;
    case RequestsModel::SentAt:
        return row.hasTimes ? row.sentAt : std::numeric_limits<double>::quiet_NaN();
    case RequestsModel::Outcome:
        return row.isSuccess ? 0 : 1 + static_cast<int>(row.errorClass);
    case RequestsModel::Ttft:
        return row.ttftMs;
    case RequestsModel::Tpot:
        return row.tpotMs;
    case RequestsModel::E2el:
    case RequestsModel::Phases:
        return row.e2elMs;
    case RequestsModel::Input:
        return static_cast<double>(row.inputTokens);
    case RequestsModel::Output:
        return row.isSuccess ? static_cast<double>(row.outputTokens) : -1;
    case RequestsModel::PlannedAt:
        return row.isPlanned ? row.plannedAt : std::numeric_limits<double>::quiet_NaN();
    case RequestsModel::Delay:
        return row.isPlanned ? row.delayMs : std::numeric_limits<double>::quiet_NaN();
    case RequestsModel::PrefillRate:
        return row.prefillRate;
    case RequestsModel::OutputRate:
        return row.outputRate;
    case RequestsModel::Events:
        return row.events > 0 ? row.events : -1;
    case RequestsModel::Turn:
        return row.turn;
    case RequestsModel::Reason:
        return row.error.isEmpty() ? -1 : 0;
    default:
        return 0;
    }
}

// A request that failed before the first success was sent has a negative time.
bool hasNoValue(const RequestRow &row, int column)
{
    const double value = valueOf(row, column);
    const bool mayBeNegative = column == RequestsModel::SentAt || column == RequestsModel::PlannedAt
        || column == RequestsModel::Delay;
    return std::isnan(value) || (value < 0 && !mayBeNegative);
}

StateCell outcomeCell(const RequestRow &row)
{
    if (row.isSuccess) {
        return {u"circle-check"_s, RequestsModel::tr("Success"), Tone::Ok};
    }
    static const QRegularExpression status(u"\\b([45][0-9]{2})\\b"_s);
    const QString code =
        row.errorClass == core::ErrorClass::Http ? status.match(row.error).captured(1) : QString();
    const QString reason = !code.isEmpty() ? code : QString(core::errorClassName(row.errorClass));
    return {u"circle-x"_s,
        reason.isEmpty() ? RequestsModel::tr("Failed")
                         : RequestsModel::tr("Failed") + u" · "_s + reason,
        Tone::Bad};
}

QString displayText(const RequestRow &row, int column)
{
    const double value = valueOf(row, column);
    if (hasNoValue(row, column)) {
        return u"–"_s;
    }
    switch (column) {
    case RequestsModel::Id:
        return QString::number(row.id);
    case RequestsModel::SentAt:
    case RequestsModel::PlannedAt:
        return core::displayDecimal(value, 3);
    case RequestsModel::Outcome:
        return outcomeCell(row).text;
    case RequestsModel::Ttft:
    case RequestsModel::E2el:
        return core::displayDecimal(value, 1);
    case RequestsModel::Tpot:
    case RequestsModel::Delay:
        return core::displayDecimal(value, 2);
    case RequestsModel::PrefillRate:
    case RequestsModel::OutputRate:
        return core::displayRate(value);
    case RequestsModel::Events:
    case RequestsModel::Turn:
        return core::displayInteger(qRound64(value));
    case RequestsModel::Reason:
        return row.error.simplified();
    case RequestsModel::Input:
    case RequestsModel::Output:
        return core::displayInteger(static_cast<qint64>(value));
    default:
        return {};
    }
}

QString phasesText(const RequestRow &row)
{
    if (row.e2elMs < 0) {
        return RequestsModel::tr("Failed");
    }
    if (row.ttftMs < 0) {
        return RequestsModel::tr("%1 ms").arg(core::displayLatency(row.e2elMs));
    }
    return RequestsModel::tr("Waiting %1 ms, decode %2 ms")
        .arg(core::displayLatency(row.ttftMs), core::displayLatency(row.e2elMs - row.ttftMs));
}

PhasesCell phasesCell(const RequestRow &row, double scale)
{
    PhasesCell cell;
    cell.scale = scale;
    cell.isFailed = !row.isSuccess;
    if (row.isSuccess) {
        cell.waiting = std::max(0.0, row.ttftMs) / 1e3;
        cell.decode = row.e2elMs / 1e3 - cell.waiting;
    }
    return cell;
}

struct FieldColumn
{
    QLatin1String name;
    int column;
};
constexpr std::array kFields = {FieldColumn{"ttft"_L1, RequestsModel::Ttft},
    FieldColumn{"tpot"_L1, RequestsModel::Tpot}, FieldColumn{"e2el"_L1, RequestsModel::E2el},
    FieldColumn{"in"_L1, RequestsModel::Input}, FieldColumn{"out"_L1, RequestsModel::Output},
    FieldColumn{"delay"_L1, RequestsModel::Delay},
    FieldColumn{"planned"_L1, RequestsModel::PlannedAt},
    FieldColumn{"prefill"_L1, RequestsModel::PrefillRate},
    FieldColumn{"rate"_L1, RequestsModel::OutputRate},
    FieldColumn{"events"_L1, RequestsModel::Events}, FieldColumn{"turn"_L1, RequestsModel::Turn},
    FieldColumn{"sent"_L1, RequestsModel::SentAt}, FieldColumn{"id"_L1, RequestsModel::Id}};

Test numberTest(int column, const QString &sign, const QString &first, const QString &second)
{
    const double low = first.toDouble();
    if (sign == "<"_L1) {
        return [column, low](const RequestRow &row) {
            const double value = valueOf(row, column);
            return value >= 0 && value < low;
        };
    }
    if (sign == ">"_L1) {
        return [column, low](const RequestRow &row) { return valueOf(row, column) > low; };
    }
    const double high = second.isEmpty() ? low : second.toDouble();
    return [column, low, high](const RequestRow &row) {
        const double value = valueOf(row, column);
        return value >= low && value <= high;
    };
}

Test fieldTest(const QString &token)
{
    static const QRegularExpression number(
        u"^([a-z0-9]+)([<>:=])([0-9]+(?:\\.[0-9]+)?)(?:\\.\\.([0-9]+(?:\\.[0-9]+)?))?$"_s);
    const QRegularExpressionMatch match = number.match(token);
    for (const FieldColumn &field : kFields) {
        if (match.hasMatch() && match.captured(1) == field.name) {
            return numberTest(
                field.column, match.captured(2), match.captured(3), match.captured(4));
        }
    }
    if (token == "status:failed"_L1 || token == "status:success"_L1) {
        const bool isSuccess = token.endsWith("success"_L1);
        return [isSuccess](const RequestRow &row) { return row.isSuccess == isSuccess; };
    }
    return {};
}

Test wordTest(const QString &word)
{
    return [word](const RequestRow &row) {
        return row.error.contains(word, Qt::CaseInsensitive) || QString::number(row.id) == word;
    };
}

Test tokenTest(const QString &token)
{
    const bool isExcluding = token.size() > 1 && token.startsWith(u'-');
    const QString plain = isExcluding ? token.mid(1) : token;
    static const QRegularExpression operators(u"[<>:=]"_s);
    Test test = fieldTest(plain);
    if (!test && !plain.contains(operators)) {
        test = wordTest(plain);
    }
    if (!test || !isExcluding) {
        return test;
    }
    return [test](const RequestRow &row) { return !test(row); };
}

} // namespace

RequestRows requestRowsOf(const core::PerfData &data, double origin)
{
    RequestRows result;
    std::vector<RequestRow> rows;
    rows.reserve(data.requests.size());
    double longest = 0;
    for (std::size_t i = 0; i < data.requests.size(); ++i) {
        rows.push_back(rowOf(data, i, origin));
        longest = std::max(longest, rows.back().e2elMs / 1e3);
    }
    result.rows = std::make_shared<const std::vector<RequestRow>>(std::move(rows));
    result.scaleS = longest > 0 ? longest : 1;
    return result;
}

RequestsModel::RequestsModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

void RequestsModel::setRequests(RequestRows rows)
{
    m_scale = rows.scaleS;
    setRows(std::move(rows.rows));
}

bool RequestsModel::hasAny(Column column) const
{
    return rows() && std::ranges::any_of(*rows(), [column](const RequestRow &row) {
        return column == Turn ? row.turn > 0 : !hasNoValue(row, column);
    });
}

RequestsModel::Filter RequestsModel::filterOf(const QString &text, QStringList *wrong)
{
    std::vector<Test> tests;
    for (const QString &token : text.toLower().split(u' ', Qt::SkipEmptyParts)) {
        Test test = tokenTest(token);
        if (test) {
            tests.push_back(std::move(test));
        } else if (wrong) {
            wrong->append(token);
        }
    }
    if (tests.empty()) {
        return {};
    }
    return [tests = std::move(tests)](const RequestRow &row) {
        return std::ranges::all_of(tests, [&row](const Test &test) { return test(row); });
    };
}

QVariant RequestsModel::cell(const RequestRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return column == Phases ? QString() : displayText(row, column);
    case SortRole:
        return hasNoValue(row, column) ? QVariant() : QVariant(valueOf(row, column));
    case CopyRole:
        if (column == Outcome || column == Reason) {
            return column == Outcome ? outcomeCell(row).text : row.error;
        }
        return hasNoValue(row, column) ? QVariant() : QVariant(valueOf(row, column));
    case Qt::ToolTipRole:
        return column == Outcome || column == Reason ? row.error
            : column == Phases                       ? phasesText(row)
                                                     : QString();
    case Qt::AccessibleTextRole:
        return column == Phases ? phasesText(row) : displayText(row, column);
    case CellDataRole:
        if (column == Outcome) {
            return QVariant::fromValue(outcomeCell(row));
        }
        return column == Phases ? QVariant::fromValue(phasesCell(row, m_scale)) : QVariant();
    default:
        return {};
    }
}

QVariant RequestsModel::header(int column, int role) const
{
    const auto named = static_cast<Column>(column);
    if (role == UnitRole) {
        return column == Phases
            ? u"0 – %1 s"_s.arg(core::displayDecimal(m_scale, m_scale < 10 ? 1 : 0))
            : columnUnit(named);
    }
    return role == Qt::DisplayRole ? QVariant(columnTitle(named)) : QVariant();
}

std::optional<double> RequestsModel::number(const RequestRow &row, Column column)
{
    return hasNoValue(row, column) ? std::nullopt : std::optional(valueOf(row, column));
}

QLatin1String RequestsModel::filterName(Column column)
{
    const auto found = std::ranges::find(kFields, static_cast<int>(column), &FieldColumn::column);
    return found == kFields.end() ? QLatin1String() : found->name;
}

QString RequestsModel::columnUnit(Column column)
{
    switch (column) {
    case SentAt:
    case PlannedAt:
        return u"s"_s;
    case PrefillRate:
    case OutputRate:
        return u"token/s"_s;
    case Delay:
    case Ttft:
    case Tpot:
    case E2el:
        return u"ms"_s;
    case Input:
    case Output:
        return u"token"_s;
    default:
        return {};
    }
}

QString RequestsModel::columnTitle(Column column)
{
    switch (column) {
    case Id:
        return u"#"_s;
    case SentAt:
        return tr("Sent at");
    case Outcome:
        return tr("Outcome");
    case Ttft:
        return u"TTFT"_s;
    case Tpot:
        return u"TPOT"_s;
    case E2el:
        return u"E2EL"_s;
    case Input:
        return tr("Input");
    case Output:
        return tr("Output");
    case PlannedAt:
        return tr("Planned at");
    case Delay:
        return tr("Schedule delay");
    case PrefillRate:
        return tr("Prefill rate");
    case OutputRate:
        return tr("Output rate");
    case Events:
        return tr("Events");
    case Turn:
        return tr("Turn");
    case Reason:
        return tr("Error");
    case Phases:
        return tr("Phases");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::Alignment RequestsModel::alignment(int column) const
{
    return column == Outcome || column == Phases || column == Reason ? Qt::AlignLeft
                                                                     : Qt::AlignRight;
}

bool RequestsModel::less(const RequestRow &left, const RequestRow &right, int column) const
{
    if (column == Reason) {
        return left.error < right.error;
    }
    return valueOf(left, column) < valueOf(right, column);
}

bool RequestsModel::isAbsent(const RequestRow &row, int column) const
{
    return hasNoValue(row, column);
}

} // namespace aisb::gui
