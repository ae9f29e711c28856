// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"

#include <QString>

#include <functional>
#include <optional>

class QObject;

namespace aisb::gui {

class CommandRegistry;
class Shell;

// Ways into the New run page from elsewhere, as arguments of Page::open().

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

// What a configuration of the catalogue becomes in the form.
enum class CataloguePlace
{
    Dataset,
    Service, // a configuration of one model
    Models, // one of several
    Summarizer
};
struct CatalogueRequest
{
    CataloguePlace place = CataloguePlace::Dataset;
    QString name;
};
[[nodiscard]] QString catalogueArgument(CataloguePlace place, const QString &name);
[[nodiscard]] std::optional<CatalogueRequest> catalogueRequest(const QString &argument);
// The options with it in them: a data set is added to those of the catalogue or takes the place of
// other data, everything else replaces what was there. Pure.
[[nodiscard]] core::RunOptions withCatalogue(
    core::RunOptions options, const CatalogueRequest &request);

} // namespace aisb::gui
