// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/startup.h"
#include "gui/frame/mainwindow.h"
#include "gui/frame/windowpicture.h"
#include "gui/models/experimentlibrary.h"
#include "gui/pages/comparepage.h"
#include "gui/pages/pages.h"
#include "gui/pages/resultshare.h"
#include "gui/pages/starttimes.h"
#include "gui/settings/keychain.h"
#include "gui/settings/language.h"
#include "gui/settings/settings.h"
#include "gui/theme/thememanager.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTextStream>

#include <optional>

using namespace aisb;
using namespace Qt::StringLiterals;

namespace {

struct Arguments
{
    QStringList folders;
    QString pdf; // file; the program ends after writing it
    QString screenshot; // file; the program ends after writing it
    QString page;
    QString theme;
    QString language;
    QString root; // of the experiments in a picture
    QStringList commands; // triggered before the picture is taken
    int tab = 0; // of the page
    QSize size;
    int waitMs = 1500;
    bool isComparison = false; // of the folders
    bool isTimed = false; // print how long the start took and end
};

QCommandLineOption hidden(const QString &name, const QString &value)
{
    QCommandLineOption option(name, {}, value);
    option.setFlags(QCommandLineOption::HiddenFromHelp);
    return option;
}

QSize sizeOf(const QString &text)
{
    const QStringList parts = text.split(u'x');
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

Arguments parse(const QCoreApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Measure how good and how fast a language-model service is."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(u"folder"_s,
        QCoreApplication::translate("main", "Experiment folders to open."), u"[folder...]"_s);
    parser.addOption({u"compare"_s,
        QCoreApplication::translate("main", "Compare the folders; the first is the baseline.")});
    parser.addOption({u"pdf"_s,
        QCoreApplication::translate(
            "main", "Write the report of the folder as a PDF file, without a window, and end."),
        u"file"_s});
    parser.addOptions({hidden(u"screenshot"_s, u"file"_s), hidden(u"page"_s, u"id"_s),
        hidden(u"theme"_s, u"name"_s), hidden(u"lang"_s, u"name"_s), hidden(u"size"_s, u"WxH"_s),
        hidden(u"wait"_s, u"ms"_s), hidden(u"root"_s, u"folder"_s), hidden(u"command"_s, u"id"_s),
        hidden(u"tab"_s, u"index"_s)});
    QCommandLineOption timed(u"start-times"_s);
    timed.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(timed);
    parser.process(application);
    Arguments arguments{parser.positionalArguments(), parser.value(u"pdf"_s),
        parser.value(u"screenshot"_s), parser.value(u"page"_s), parser.value(u"theme"_s),
        parser.value(u"lang"_s), parser.value(u"root"_s), parser.values(u"command"_s),
        parser.value(u"tab"_s).toInt(), sizeOf(parser.value(u"size"_s))};
    arguments.isComparison = parser.isSet(u"compare"_s) && arguments.folders.size() >= 2;
    arguments.isTimed = parser.isSet(timed);
    if (parser.isSet(u"wait"_s)) {
        arguments.waitMs = parser.value(u"wait"_s).toInt();
    }
    return arguments;
}

int writePdf(const Arguments &arguments, const gui::Settings &settings)
{
    gui::installLanguage(arguments.language.isEmpty() ? settings.language() : arguments.language);
    gui::ThemeManager::instance().apply(gui::ThemeMode::Light);
    const app::Startup startup = app::readStartup(QCoreApplication::applicationDirPath());
    const core::Result<> written = gui::writePdfReport(
        arguments.folders.value(0), arguments.pdf, startup.environment.metricsProfile);
    if (!written) {
        QTextStream(stderr) << written.error().text() << '\n';
    }
    return written ? 0 : 1;
}

int runStudio(const Arguments &arguments, gui::Settings &settings)
{
    gui::installLanguage(arguments.language.isEmpty() ? settings.language() : arguments.language);
    gui::ThemeManager::instance().apply(
        arguments.theme.isEmpty() ? settings.themeMode() : gui::themeModeFromName(arguments.theme));
    const app::Startup startup = app::readStartup(QCoreApplication::applicationDirPath());
    // A picture shows nobody's keys.
    gui::PageContext context(startup.environment, settings,
        arguments.screenshot.isEmpty() ? gui::makeSystemKeychain() : nullptr);
    if (arguments.screenshot.isEmpty()) {
        context.library().keepIn(QStandardPaths::writableLocation(QStandardPaths::CacheLocation),
            QStandardPaths::writableLocation(QStandardPaths::AppDataLocation));
    }
    gui::PageRegistry registry;
    gui::registerPages(registry, context);
    gui::MainWindow window(std::move(registry), settings);
    gui::connectWindow(window, context);
    window.restore();
    if (arguments.size.isValid()) {
        window.resize(arguments.size);
    }
    window.show();
    if (arguments.isComparison) {
        window.openDocument(gui::comparisonDocument(arguments.folders));
    } else {
        window.openFolders(arguments.folders);
    }
    if (!arguments.page.isEmpty()) {
        window.goTo(arguments.page);
    }
    for (const QString &warning : startup.warnings) {
        window.showStatus(warning);
    }
    std::optional<gui::StartTimes> times;
    if (arguments.isTimed) {
        times.emplace(window, context.library());
    }
    if (!arguments.screenshot.isEmpty()) {
        gui::takePicture(
            window, {arguments.screenshot, arguments.commands, arguments.tab, arguments.waitMs});
    }
    return QApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    app::raiseDescriptorLimit();
    app::preferUtf8Locale();
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"AISBench Studio"_s);
    QCoreApplication::setOrganizationDomain(u"aisbench_studio.github.io"_s);
    QCoreApplication::setApplicationName(u"ais_bench_studio"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AISB_VERSION));
    QGuiApplication::setApplicationDisplayName(u"AISBench Studio"_s);
    QGuiApplication::setDesktopFileName(u"io.github.aisbench_studio.Studio"_s);
    const Arguments arguments = parse(application);
    if (!arguments.pdf.isEmpty()) {
        return writePdf(arguments, gui::Settings());
    }
    if (arguments.screenshot.isEmpty()) {
        gui::Settings settings;
        return runStudio(arguments, settings);
    }
    const QTemporaryDir scratch; // a picture never depends on nor changes anybody's settings
    gui::Settings settings(scratch.filePath(u"settings.ini"_s));
    settings.setRoots({arguments.root.isEmpty() ? scratch.filePath(u"outputs"_s) : arguments.root});
    return runStudio(arguments, settings);
}
