// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/text/json.h"

#include <QLatin1String>
#include <QString>
#include <QStringList>

#include <initializer_list>
#include <span>
#include <utility>
#include <vector>

namespace aisb::mock {

// Everything the service can do wrong, or unusually. Source: spec/models.md 18.4. Order as in
// faultTable().
enum class FaultKind
{
    Status,
    DelayHeaders,
    DelayBody,
    DropBeforeHeaders,
    DropAfterEvents,
    DropAfterBytes,
    DropMode,
    ShortContentLength,
    MissingLastChunk,
    NoDone,
    NoUsage,
    UsageEveryChunk,
    UsageZero,
    UsageNull,
    SplitBytes,
    Coalesce,
    LineEnd,
    SpaceAfterColon,
    CommentEvery,
    CommentInEvent,
    EventField,
    IdField,
    MultiLineData,
    SingleNewline,
    Bom,
    BadUtf8,
    BadJsonAt,
    Nan,
    HugeEvent,
    ErrorObjectAt,
    ErrorEventAt,
    ErrorLineAt,
    JsonInsteadOfStream,
    Gzip,
    Deflate,
    Reasoning,
    ToolCalls,
    NChoices,
    ContentParts,
    Cumulative,
    MultiToken,
    PromptLogprobs,
    Redirect,
    RequireKey,
    RetryAfter,
    CloseIdleAfter,
    ConnectionClose,
    Http10,
    RawBody, // ours: a literal answer body, for replaying recorded or hand-written bytes
};

// One knob as set. Which requests it meets: those whose path starts with `path` (empty = the
// inference endpoints; RequireKey: everything but /health), of these the numbers in onlyRequests (1
// = first; empty = all), of these a share p.
struct Fault
{
    FaultKind kind = FaultKind::Status;
    double p = 1;
    std::vector<qint64> onlyRequests;
    QString path;
    core::Json value; // main parameter; null = the default of faultTable()
    core::Json parameters = core::Json::object(); // further ones by name
};

enum class FaultValue
{
    None,
    Integer,
    Number,
    Text,
    Choice
};

struct FaultParameter
{
    QLatin1String name;
    FaultValue type = FaultValue::Text;
    QLatin1String help;
};

// What is known about a knob; the readers, the help and the tests read this table.
struct FaultInfo
{
    FaultKind kind;
    QLatin1String name; // "drop_after_events"
    FaultValue type;
    QLatin1String
        defaultText; // value when none is given; empty = one must be given (unless type is None)
    double min = 0;
    double max = 0;
    QLatin1String choices; // "lf|crlf|cr|mixed"
    QLatin1String help;
    std::vector<FaultParameter> parameters = {};
};

[[nodiscard]] std::span<const FaultInfo> faultTable();
[[nodiscard]] const FaultInfo &infoOf(FaultKind kind);

// A knob with a value, for tests: fault(FaultKind::DropAfterEvents, 3).
[[nodiscard]] Fault fault(FaultKind kind, core::Json value = {},
    std::initializer_list<std::pair<QString, core::Json>> parameters = {});
// The same for certain requests only: onlyFor(fault(...), {1, 3}).
[[nodiscard]] Fault onlyFor(Fault fault, std::vector<qint64> requests);

// Reads "status=503,reason=Busy,p=0.1,only=1;3,path=/v1/models". A comma or backslash in a value is
// written with a backslash before it; \n, \r, \t, \xHH and \0 stand for those bytes. Error:
// UtilsCfg002 with knob and expectation.
[[nodiscard]] core::Result<Fault> faultFromText(QStringView text);
// Reads {"kind": "status", "value": 503, "reason": "Busy", "p": 0.1, "only": [1, 3], "path":
// "/v1/models"}; appends every mistake to errors as "faults[2].p: ...".
void faultFromJson(const core::Json &json, const QString &where, Fault &fault, QStringList &errors);

} // namespace aisb::mock
