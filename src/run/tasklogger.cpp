// SPDX-License-Identifier: GPL-3.0-or-later
#include "run/tasklogger.h"

namespace aisb::run {

TaskLogger::TaskLogger(core::LogLine::Level lowest, Listener listener)
    : m_lowest(lowest)
    , m_listener(std::move(listener))
{
}

core::Result<> TaskLogger::openFile(const QString &path, bool isPreviousKept)
{
    auto file = std::make_unique<store::TaskLog>(path);
    if (core::Result<> done = file->open(isPreviousKept); !done)
        return done;
    m_file = std::move(file);
    return {};
}

void TaskLogger::write(core::LogLine::Level level, const QString &text)
{
    if (level < m_lowest)
        return;
    const core::LogLine line{level, QDateTime::currentDateTime(), text};
    if (m_file)
        m_file->write(line);
    m_listener(line);
}

} // namespace aisb::run
