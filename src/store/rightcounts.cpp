// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/rightcounts.h"

#include "core/text/json.h"
#include "store/atomicfile.h"

#include <QFile>

#include <cmath>

namespace aisb::store {

using namespace Qt::StringLiterals;
using core::Json;

namespace {

constexpr QStringView kSamplesByRight = u"samples_by_right";
constexpr qint64 kMaxBytes = 1 << 20;

} // namespace

core::Result<> writeRightCounts(const QString &path, const core::RightCounts &counts)
{
    Json samples = Json::array();
    for (const qint64 count : counts.samplesByRight())
        samples.append(count);
    Json root = Json::object();
    root.set(kSamplesByRight.toString(), std::move(samples));
    return writeFile(path, core::writeJson(root) + '\n');
}

std::optional<core::RightCounts> readRightCounts(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > kMaxBytes)
        return {};
    const auto root = core::readJson(file.read(kMaxBytes));
    if (!root)
        return {};
    std::vector<qint64> samples;
    for (const Json &count : (*root)[kSamplesByRight].items()) {
        if (!count.isInt())
            return {};
        samples.push_back(count.toInt());
    }
    return core::RightCounts::of(std::move(samples));
}

} // namespace aisb::store
