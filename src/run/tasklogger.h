// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/progress.h"
#include "core/result.h"
#include "store/tasklog.h"

#include <functional>
#include <memory>

namespace aisb::run {

// Lines of one task: to its log file, or nowhere but the listener when it has none (--debug). Main
// thread.
class TaskLogger
{
public:
    using Listener = std::function<void(const core::LogLine &)>;

    TaskLogger(core::LogLine::Level lowest, Listener listener);

    // Error IcliFile001: the task goes on with the listener alone.
    [[nodiscard]] core::Result<> openFile(const QString &path, bool isPreviousKept);

    void debug(const QString &text) { write(core::LogLine::Level::Debug, text); }
    void info(const QString &text) { write(core::LogLine::Level::Info, text); }
    void warning(const QString &text) { write(core::LogLine::Level::Warning, text); }
    void error(const core::Error &error) { write(core::LogLine::Level::Error, error.text()); }
    void write(core::LogLine::Level level, const QString &text);

private:
    core::LogLine::Level m_lowest;
    Listener m_listener;
    std::unique_ptr<store::TaskLog> m_file;
};

} // namespace aisb::run
