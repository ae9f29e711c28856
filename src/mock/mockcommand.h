// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QTextStream;

namespace aisb::mock {

// The subcommand `ais_bench mock-server`: parses arguments (without program and subcommand name),
// serves until SIGINT or SIGTERM and returns the exit code: 0 ended by signal or --help, 1 cannot
// listen, 2 bad arguments. Needs the application object; sets handlers of both signals while it
// runs and puts the old ones back.
[[nodiscard]] int runMockServerCommand(
    const QStringList &arguments, QTextStream &out, QTextStream &err);

} // namespace aisb::mock
