// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/progress.h"

namespace aisb::core {

using namespace Qt::StringLiterals;

QLatin1String taskStateName(TaskState state)
{
    switch (state) {
    case TaskState::NotStart:
        return "not start"_L1;
    case TaskState::Start:
        return "start"_L1;
    case TaskState::LoadingDataset:
        return "loading dataset"_L1;
    case TaskState::Warmup:
        return "warmup"_L1;
    case TaskState::WarmupFinished:
        return "warmup finished"_L1;
    case TaskState::WarmupFailed:
        return "Warmup failed"_L1; // capital as in the reference
    case TaskState::Inferencing:
        return "inferencing"_L1;
    case TaskState::Evaluating:
        return "eval"_L1;
    case TaskState::WriteCache:
        return "write cache"_L1;
    case TaskState::Cancelled:
        return "cancelled"_L1;
    case TaskState::Killed:
        return "killed"_L1;
    case TaskState::Finish:
        return "finish"_L1;
    case TaskState::Error:
        return "error"_L1;
    }
    return {};
}

QLatin1String levelName(LogLine::Level level)
{
    switch (level) {
    case LogLine::Level::Debug:
        return "DEBUG"_L1;
    case LogLine::Level::Info:
        return "INFO"_L1;
    case LogLine::Level::Warning:
        return "WARNING"_L1;
    case LogLine::Level::Error:
        return "ERROR"_L1;
    }
    return {};
}

QString formatLogLine(const LogLine &line)
{
    return u"[%1] [ais_bench] [%2] %3"_s.arg(
        line.at.toString(u"yyyy-MM-dd HH:mm:ss,zzz"_s), levelName(line.level), line.text);
}

} // namespace aisb::core
