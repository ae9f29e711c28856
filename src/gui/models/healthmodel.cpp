// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/healthmodel.h"

#include "core/text/format.h"
#include "gui/pages/words.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

struct CheckText
{
    QString id;
    QString title;
    QString unit;
    QString meaning;
    bool isFloor = false; // good from the limit upwards
};

std::vector<CheckText> checkTexts()
{
    return {{u"late"_s, HealthModel::tr("Sends behind their plan, P99"), u"ms"_s,
                HealthModel::tr("Above it the service was not loaded as the schedule asked.")},
        {u"rate"_s, HealthModel::tr("Deviation from the rate asked for"), u"%"_s,
            HealthModel::tr("Above it the requests per second are not those that were asked for.")},
        {u"concurrency"_s, HealthModel::tr("Concurrency reached"), u"%"_s,
            HealthModel::tr("Below it the service was under a smaller load than the run says."),
            true},
        {u"lag"_s, HealthModel::tr("Event-loop lag, P99"), u"ms"_s,
            HealthModel::tr("The client itself may have added up to this much to a latency.")},
        {u"cpu"_s, HealthModel::tr("Processor time of the client"), u"%"_s,
            HealthModel::tr("Above it the client may have been slower than the service.")},
        {u"connections"_s, HealthModel::tr("Requests without a connection"), u"%"_s,
            HealthModel::tr("They never reached the service: its load was smaller.")},
        {u"little"_s, HealthModel::tr("Time in flight outside the latencies"), u"%"_s,
            HealthModel::tr("Little's law: requests in flight are throughput times latency. Above "
                            "it the client held requests for longer than their latency says.")},
        {u"identity"_s, HealthModel::tr("Latency put together from its parts"), u"×"_s,
            HealthModel::tr("TTFT and ITL for each further token against E2EL. Above it an event "
                            "carries several tokens, and ITL is the time between events.")},
        {u"tokens"_s, HealthModel::tr("Tokens of the service against own count"), u"%"_s,
            HealthModel::tr("Above it the service counts otherwise than the model's tokenizer.")},
        {u"unsent"_s, HealthModel::tr("Planned requests not sent"), QString(),
            HealthModel::tr("The time limit came first: the end of the plan is missing.")}};
}

CheckText textOf(const core::HealthCheck &check)
{
    for (CheckText &known : checkTexts()) {
        if (known.id == check.id) {
            return std::move(known);
        }
    }
    return {check.id, check.id, QString(), check.text, false};
}

bool isWhole(double value)
{
    return std::floor(value) == value;
}

QString withUnit(const QString &number, const QString &unit)
{
    return unit.isEmpty() ? number : number + QChar(QChar::Nbsp) + unit;
}

} // namespace

HealthModel::HealthModel(QObject *parent)
    : RowsModel(ColumnCount, parent)
{
}

QString HealthModel::titleOf(const core::HealthCheck &check)
{
    return textOf(check).title;
}

QString HealthModel::valueText(const core::HealthCheck &check)
{
    const CheckText text = textOf(check);
    if (text.unit.isEmpty()) {
        return core::displayInteger(qRound64(check.value));
    }
    return withUnit(core::displayDecimal(check.value, text.unit == "%"_L1 ? 1 : 2), text.unit);
}

QString HealthModel::limitText(const core::HealthCheck &check)
{
    const CheckText text = textOf(check);
    return (text.isFloor ? u"≥ "_s : u"≤ "_s)
        + withUnit(core::displayDecimal(check.limit, isWhole(check.limit) ? 0 : 1), text.unit);
}

QString HealthModel::meaningOf(const core::HealthCheck &check)
{
    return textOf(check).meaning;
}

QVariant HealthModel::cell(const core::HealthCheck &row, int column, int role) const
{
    if (role == CellDataRole && column == State) {
        StateCell state = checkCell(row.verdict);
        return QVariant::fromValue(state);
    }
    if (role == SortRole || role == CopyRole) {
        if (column == Value || column == Limit) {
            return column == Value ? row.value : row.limit;
        }
        role = Qt::DisplayRole;
    }
    if (role == Qt::ToolTipRole) {
        return column == Meaning ? meaningOf(row) : row.text;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case State:
        return checkCell(row.verdict).text;
    case Check:
        return titleOf(row);
    case Value:
        return valueText(row);
    case Limit:
        return limitText(row);
    case Meaning:
        return meaningOf(row);
    default:
        return {};
    }
}

QVariant HealthModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (column) {
    case State:
        return tr("Result");
    case Check:
        return tr("Check");
    case Value:
        return tr("Value");
    case Limit:
        return tr("Good");
    case Meaning:
        return tr("What it means");
    default:
        return {};
    }
}

Qt::Alignment HealthModel::alignment(int column) const
{
    return column == Value || column == Limit ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace aisb::gui
