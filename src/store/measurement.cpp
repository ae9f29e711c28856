// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/measurement.h"

#include "core/text/json.h"
#include "store/layoutpaths.h"
#include "store/safepath.h"

#include <QFileInfo>

#include <cmath>
#include <limits>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::ErrorCode;
using core::Json;

namespace {

constexpr qint64 kMaxBytes = 256 << 20; // some ten million delays
const core::JsonReadOptions kReadOptions{.allowNonFinite = true, .maxDepth = 32};

std::vector<double> delaysOf(const Json &json)
{
    std::vector<double> delays;
    delays.reserve(json.items().size());
    for (const Json &delay : json.items())
        delays.push_back(delay.toDouble(std::numeric_limits<double>::quiet_NaN()));
    return delays;
}

} // namespace

core::Result<std::optional<Measurement>> readMeasurement(
    const QString &experiment, const QString &model, const QString &group)
{
    // The place is the same in every layout.
    const QString path = LayoutPaths(experiment, core::Layout::Seed).measurement(model, group);
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return std::optional<Measurement>();
    if (!isInside(experiment, path))
        return core::fail(
            ErrorCode::SummFile001, u"%1 leads out of the folder and is not read"_s.arg(path));
    const core::Result<QByteArray> bytes = readWhole(path, kMaxBytes);
    if (!bytes)
        return core::fail(bytes.error());
    const core::Result<Json> root = core::readJson(*bytes, kReadOptions);
    if (!root)
        return core::fail(ErrorCode::SummFile001, u"%1: %2"_s.arg(path, root.error().detail));
    if (!root->isObject())
        return core::fail(ErrorCode::SummFile001, u"%1: expected a JSON object"_s.arg(path));
    return Measurement{core::readHealth((*root)[u"health"]), delaysOf((*root)[u"send_delays_s"]),
        core::readSchedule((*root)[u"schedule"])};
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
