// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"
#include "cli/argumentparser.h"
#include "cli/comparecommand.h"
#include "cli/exportcommand.h"
#include "cli/helptext.h"
#include "cli/session.h"
#include "cli/terminal.h"
#include "mock/mockcommand.h"

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <span>
#include <unistd.h>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (const char *argument :
        std::span(argv, static_cast<std::size_t>(argc)).subspan(argc > 0 ? 1 : 0))
        arguments << QString::fromLocal8Bit(argument);
    return arguments;
}

int serve(const cli::ParsedArguments &parsed, QFile &results, QFile &messages)
{
    QTextStream out(&results);
    QTextStream err(&messages);
    return mock::runMockServerCommand(parsed.subArguments, out, err);
}

int compare(cli::Terminal &terminal, const cli::ParsedArguments &parsed)
{
    const app::Startup startup = app::readStartup(QCoreApplication::applicationDirPath());
    return static_cast<int>(
        cli::runCompareCommand(parsed.subArguments, startup.environment.metricsProfile, terminal));
}

int execute(cli::Terminal &terminal, const cli::ParsedArguments &parsed)
{
    const app::Startup startup = app::readStartup(QCoreApplication::applicationDirPath());
    for (const QString &warning : startup.warnings)
        terminal.writeLog(core::LogLine::Level::Warning, warning);
    return static_cast<int>(cli::Session(terminal, startup.environment).execute(parsed));
}

} // namespace

int main(int argc, char *argv[])
{
    QFile results;
    QFile messages;
    if (!results.open(STDOUT_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered)
        || !messages.open(STDERR_FILENO, QIODevice::WriteOnly | QIODevice::Unbuffered))
        return 1;
    cli::Terminal terminal(results, messages,
        cli::terminalFacts(qEnvironmentVariable("TERM"), qEnvironmentVariableIsSet("NO_COLOR")),
        [] { return cli::terminalSize(STDERR_FILENO); });

    const cli::ArgumentResult parsed =
        cli::parseArguments(argumentsOf(argc, argv), QDateTime::currentDateTime());
    if (!parsed)
        return static_cast<int>(cli::reportFailure(terminal, parsed.error()));
    if (parsed->action == cli::Action::Help || parsed->action == cli::Action::Version) {
        terminal.writeResult(parsed->action == cli::Action::Version
                ? cli::versionText()
                : cli::helpText(cli::terminalSize(STDOUT_FILENO).columns - 2));
        return 0;
    }

    app::raiseDescriptorLimit();
    app::preferUtf8Locale();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"ais_bench"_s);
    if (parsed->action == cli::Action::Export)
        return static_cast<int>(cli::runExportCommand(parsed->subArguments, terminal));
    if (parsed->action == cli::Action::MockServer)
        return serve(*parsed, results, messages);
    return parsed->action == cli::Action::Compare ? compare(terminal, *parsed)
                                                  : execute(terminal, *parsed);
}
