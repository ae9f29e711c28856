// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

class QObject;

namespace aisb::gui {

class CommandRegistry;
class Shell;

// Running an experiment again, from wherever one is shown: the New run page is filled from its
// folder and started, or left for changes.
inline constexpr QLatin1String kRunAgain("experiment.runAgain");
inline constexpr QLatin1String kEditAgain("experiment.editAndRun");

void addRunAgainCommands(CommandRegistry &commands);
// path: the folder of the experiment shown; asked when the command runs, empty does nothing.
void bindRunAgain(Shell &shell, QObject *owner, const std::function<QString()> &path);

// What Page::open() of the New run page gets.
struct AgainRequest
{
    QString path; // folder or file
    bool isStart = false;
};
[[nodiscard]] QString againArgument(const AgainRequest &request);
// Nothing when the argument is about something else. A file of Python or JSON is a request as well.
[[nodiscard]] std::optional<AgainRequest> againRequest(const QString &argument);

} // namespace aisb::gui
