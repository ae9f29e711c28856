// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/measurement.h"

#include "core/text/json.h"
#include "store/jsonspans.h"
#include "store/layoutpaths.h"
#include "store/safepath.h"

#include <QFile>
#include <QFileInfo>

#include <cmath>
#include <limits>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxBytes = 256 << 20; // some ten million delays
constexpr qint64 kMaxPartBytes = 1 << 20; // of health or schedule
constexpr qint64 kMaxNumberBytes = 64;
const core::JsonReadOptions kReadOptions{.allowNonFinite = true, .maxDepth = 32};

core::Result<Json> partOf(JsonSpans &spans)
{
    const core::Result<QByteArray> text = spans.value(kMaxPartBytes);
    if (!text)
        return core::fail(text.error());
    return core::readJson(*text, kReadOptions);
}

core::Result<std::vector<double>> delaysOf(JsonSpans &spans)
{
    std::vector<double> delays;
    const core::Result<> read = spans.elements([&](qint64) -> core::Result<> {
        const core::Result<QByteArray> text = spans.value(kMaxNumberBytes);
        if (!text)
            return core::fail(text.error());
        bool isNumber = false;
        const double delay = text->toDouble(&isNumber);
        delays.push_back(isNumber ? delay : std::numeric_limits<double>::quiet_NaN());
        return {};
    });
    if (!read)
        return core::fail(read.error());
    return delays;
}

core::Result<> readMember(
    JsonSpans &spans, const QString &key, SendDelays delays, Measurement &measurement)
{
    if (key == "send_delays_s"_L1 && delays == SendDelays::Read) {
        core::Result<std::vector<double>> read = delaysOf(spans);
        if (!read)
            return core::fail(read.error());
        measurement.sendDelays = std::move(*read);
        return {};
    }
    if (key != "health"_L1 && key != "schedule"_L1)
        return spans.skip();
    const core::Result<Json> part = partOf(spans);
    if (!part)
        return core::fail(part.error());
    if (key == "health"_L1)
        measurement.health = core::readHealth(*part);
    else
        measurement.schedule = core::readSchedule(*part);
    return {};
}

} // namespace

core::Result<std::optional<Measurement>> readMeasurement(
    const QString &experiment, const QString &model, const QString &group, SendDelays delays)
{
    // The place is the same in every layout.
    const QString path = LayoutPaths(experiment, core::Layout::Seed).measurement(model, group);
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return std::optional<Measurement>();
    const auto refuse = [&path](const QString &detail) {
        return core::fail(ErrorCode::SummFile001, u"%1: %2"_s.arg(path, detail));
    };
    if (!isInside(experiment, path))
        return refuse(u"leads out of the folder and is not read"_s);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return refuse(file.errorString());
    if (file.size() > kMaxBytes)
        return refuse(u"expected at most %1 MB"_s.arg(kMaxBytes >> 20));
    Measurement measurement;
    JsonSpans spans(file);
    core::Result<> read = spans.members(
        [&](const QString &key) { return readMember(spans, key, delays, measurement); });
    if (read)
        read = spans.end();
    if (!read)
        return refuse(read.error().detail);
    return measurement;
}

bool applySendDelays(core::PerfData &data, const std::vector<double> &delays)
{
    if (delays.size() != data.requests.size())
        return false;
    for (std::size_t i = 0; i < delays.size(); ++i) {
        core::PerfRequest &request = data.requests[i];
        if (std::isfinite(delays[i]) && (request.isSuccess || request.hasTimes))
            request.planned = request.start - delays[i];
    }
    return true;
}

} // namespace aisb::store
