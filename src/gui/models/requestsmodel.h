// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/perfdata.h"
#include "gui/models/rowsmodel.h"

#include <memory>
#include <optional>

namespace aisb::gui {

// One request as the table shows it; times in seconds relative to the first successful send.
struct RequestRow
{
    qint32 index = 0; // into PerfData::requests
    qint32 id = 0;
    double sentAt = 0; // meaningless without hasTimes
    double ttftMs = -1; // negative = not applicable
    double tpotMs = -1;
    double e2elMs = -1;
    double plannedAt = 0; // meaningless without isPlanned
    double delayMs = 0; // from plan to send, may be negative; meaningless without isPlanned
    double prefillRate = -1; // input tokens per second until the first token
    double outputRate = -1; // output tokens per second from send to end
    qint32 events = 0; // that brought something; 0 = not kept
    qint32 turn = 0;
    bool isPlanned = false;
    qint64 inputTokens = 0;
    qint64 outputTokens = 0;
    bool isSuccess = false;
    bool hasTimes = false;
    core::ErrorClass errorClass = core::ErrorClass::None;
    QString error;
};

// Rows of all requests, and the length of the phases bar that shows the slowest of them.
struct RequestRows
{
    std::shared_ptr<const std::vector<RequestRow>> rows;
    double scaleS = 1;
};
// origin: the clock of the data at relative 0, as core::Timeline has it.
[[nodiscard]] RequestRows requestRowsOf(const core::PerfData &data, double origin);

// The requests of a group.
class RequestsModel : public RowsModel<RequestRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Id,
        SentAt,
        Outcome,
        Ttft,
        Tpot,
        E2el,
        Input,
        Output,
        PlannedAt,
        Delay,
        PrefillRate,
        OutputRate,
        Events,
        Turn,
        Reason,
        Phases,
        ColumnCount
    };

    explicit RequestsModel(QObject *parent = nullptr);

    void setRequests(RequestRows rows);
    // Whether any request has a plan, a turn or an error to show.
    [[nodiscard]] bool hasAny(Column column) const;
    // The number of a column, nothing where it has none. Phases: of their length.
    [[nodiscard]] static std::optional<double> number(const RequestRow &row, Column column);
    // "Schedule delay" and "ms".
    [[nodiscard]] static QString columnTitle(Column column);
    [[nodiscard]] static QString columnUnit(Column column);
    // The word of a column in the filter field: "ttft".
    [[nodiscard]] static QLatin1String filterName(Column column);
    // From the text of the filter field: "ttft>2000", "e2el<500", "in:500..1000", "out>100",
    // "delay>10", "status:failed", "status:success", words of the error, "-word". wrong gets the
    // tokens that are not understood; they are ignored.
    [[nodiscard]] static Filter filterOf(const QString &text, QStringList *wrong = nullptr);

protected:
    [[nodiscard]] QVariant cell(const RequestRow &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] Qt::Alignment alignment(int column) const override;
    [[nodiscard]] bool less(
        const RequestRow &left, const RequestRow &right, int column) const override;
    [[nodiscard]] bool isAbsent(const RequestRow &row, int column) const override;

private:
    double m_scale = 1;
};

} // namespace aisb::gui
