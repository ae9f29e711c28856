// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/runagain.h"

#include "gui/bindings/rungoal.h"
#include "gui/frame/commandregistry.h"
#include "gui/frame/shell.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <array>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

// Carries the translation context of this file.
class RunAgainTexts
{
    Q_DECLARE_TR_FUNCTIONS(RunAgain)
};

constexpr QLatin1String kEdit("again:");
constexpr QLatin1String kStart("start:");
constexpr std::array kPlaces = {std::pair(CataloguePlace::Dataset, QLatin1String("dataset:")),
    std::pair(CataloguePlace::Service, QLatin1String("service:")),
    std::pair(CataloguePlace::Models, QLatin1String("models:")),
    std::pair(CataloguePlace::Summarizer, QLatin1String("summarizer:"))};

} // namespace

void addRunAgainCommands(CommandRegistry &commands)
{
    commands.add({kRunAgain, [] { return RunAgainTexts::tr("Run a&gain"); }, u"play"_s,
        MenuPlace::Experiment, {QKeySequence(u"Ctrl+R"_s)}, true});
    commands.add({kEditAgain, [] { return RunAgainTexts::tr("&Edit and run again"); }, u"sliders"_s,
        MenuPlace::Experiment, {QKeySequence(u"Ctrl+Shift+R"_s)}});
}

void bindRunAgain(Shell &shell, QObject *owner, const std::function<QString()> &path)
{
    Shell *window = &shell;
    const auto go = [window, path](bool isStart) {
        if (const QString folder = path(); !folder.isEmpty()) {
            window->goTo(u"newrun"_s, againArgument({folder, isStart}));
        }
    };
    shell.commands().bind(kRunAgain, owner, [go] { go(true); });
    shell.commands().bind(kEditAgain, owner, [go] { go(false); });
}

QString againArgument(const AgainRequest &request)
{
    return (request.isStart ? kStart : kEdit) + request.path;
}

std::optional<AgainRequest> againRequest(const QString &argument)
{
    if (argument.startsWith(kStart)) {
        return AgainRequest{argument.mid(kStart.size()), true};
    }
    if (argument.startsWith(kEdit)) {
        return AgainRequest{argument.mid(kEdit.size()), false};
    }
    const QString suffix = QFileInfo(argument).suffix().toLower();
    if ((suffix == "py"_L1 || suffix == "json"_L1) && QFileInfo(argument).isFile()) {
        return AgainRequest{argument, false};
    }
    return std::nullopt;
}

QString catalogueArgument(CataloguePlace place, const QString &name)
{
    return kPlaces[static_cast<std::size_t>(place)].second + name;
}

std::optional<CatalogueRequest> catalogueRequest(const QString &argument)
{
    for (const auto &[place, prefix] : kPlaces) {
        if (argument.startsWith(prefix)) {
            return CatalogueRequest{place, argument.mid(prefix.size())};
        }
    }
    return std::nullopt;
}

core::RunOptions withCatalogue(core::RunOptions options, const CatalogueRequest &request)
{
    switch (request.place) {
    case CataloguePlace::Dataset:
        if (dataSourceOf(options) != DataSource::Catalogue) {
            options.datasets.clear();
        }
        if (!options.datasets.contains(request.name)) {
            options.datasets << request.name;
        }
        options.customDatasetPath.reset();
        options.customDatasetMetaPath.reset();
        break;
    case CataloguePlace::Service:
        options.models = {request.name};
        if (!options.url && !options.hostIp && !options.hostPort) {
            options.hostIp = defaultRunOptions().hostIp;
            options.hostPort = defaultRunOptions().hostPort;
        }
        break;
    case CataloguePlace::Models:
        options.models = {request.name};
        options.url.reset();
        options.hostIp.reset();
        options.hostPort.reset();
        break;
    case CataloguePlace::Summarizer:
        options.summarizer = request.name;
        break;
    }
    return options;
}

} // namespace aisb::gui
