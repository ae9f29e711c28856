// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/hostmemory.h"

#include "core/text/format.h"

#include <QFile>

#include <sys/resource.h>

namespace aisb::run {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kLimitPercent = 80;

std::optional<qint64> kilobytesOf(const QByteArray &text, const QByteArray &key)
{
    for (const QByteArray &line : text.split('\n')) {
        if (!line.startsWith(key + ':'))
            continue;
        bool isNumber = false;
        const qint64 value =
            line.mid(key.size() + 1).simplified().split(' ').first().toLongLong(&isNumber);
        if (isNumber)
            return value;
    }
    return std::nullopt;
}

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double cpuSeconds(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

} // namespace

std::optional<HostMemory> parseMemInfo(QByteArrayView text)
{
    const QByteArray bytes = text.toByteArray();
    const auto total = kilobytesOf(bytes, "MemTotal");
    const auto available = kilobytesOf(bytes, "MemAvailable");
    if (!total || !available || *total <= 0)
        return std::nullopt;
    return HostMemory{*total * 1024, *available * 1024};
}

std::optional<HostMemory> hostMemory()
{
    QFile file(u"/proc/meminfo"_s);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return parseMemInfo(file.readAll());
}

core::Result<> checkMemory(qint64 needed, const HostMemory &memory)
{
    const qint64 used = memory.total - memory.available + needed;
    if (used <= memory.total / 100 * kLimitPercent)
        return {};
    return core::fail(core::ErrorCode::TinferParam005,
        u"the data needs %1, %2 of %3 are available; more than %4 % of the memory would be used"_s
            .arg(core::displayBytes(needed), core::displayBytes(memory.available),
                core::displayBytes(memory.total))
            .arg(kLimitPercent));
}

double processCpuSeconds()
{
    return cpuSeconds(RUSAGE_SELF);
}

double threadCpuSeconds()
{
    return cpuSeconds(RUSAGE_THREAD);
}

} // namespace aisb::run
