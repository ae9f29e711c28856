// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/diagnostics.h"

#include "core/text/format.h"
#include "gui/settings/settings.h"
#include "gui/theme/theme.h"
#include "run/hostmemory.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QScreen>
#include <QSysInfo>
#include <QThread>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

QString screenText()
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen ? u"%1 x %2, scale %3"_s.arg(screen->geometry().width())
                        .arg(screen->geometry().height())
                        .arg(screen->devicePixelRatio())
                  : u"none"_s;
}

QString memoryText()
{
    const std::optional<run::HostMemory> memory = run::hostMemory();
    return memory ? u"%1, %2 available"_s.arg(
                        core::displayBytes(memory->total), core::displayBytes(memory->available))
                  : u"unknown"_s;
}

QString orDefault(const QString &text)
{
    return text.isEmpty() ? u"default"_s : text;
}

} // namespace

QString diagnosticsText(const Settings &settings, const run::Environment &environment)
{
    const std::vector<std::pair<QString, QString>> facts = {
        {u"AISBench Studio"_s, QCoreApplication::applicationVersion()},
        {u"Qt"_s,
            u"%1, built with %2"_s.arg(QLatin1String(qVersion()), QLatin1String(QT_VERSION_STR))},
        {u"System"_s,
            u"%1, %2 %3, %4"_s.arg(QSysInfo::prettyProductName(), QSysInfo::kernelType(),
                QSysInfo::kernelVersion(), QSysInfo::currentCpuArchitecture())},
        {u"Window system"_s, QGuiApplication::platformName()}, {u"Screen"_s, screenText()},
        {u"Processors"_s, QString::number(QThread::idealThreadCount())},
        {u"Memory"_s, memoryText()}, {u"Locale"_s, QLocale::system().name()},
        {u"Language"_s, orDefault(settings.language())},
        {u"Theme"_s, themeModeName(settings.themeMode())},
        {u"Experiments"_s, settings.roots().join(u", "_s)},
        {u"Catalogue"_s, environment.catalogueRoot},
        {u"Own catalogue"_s, orDefault(environment.userCatalogueRoots.join(u", "_s))},
        {u"Data sets"_s, orDefault(environment.datasetsRoot)},
        {u"Prompt texts"_s, orDefault(environment.textsDir)},
        {u"Layout"_s, environment.layout == core::Layout::Seed ? u"seed"_s : u"v3"_s},
        {u"Metrics"_s,
            environment.metricsProfile == core::MetricsProfile::Reference ? u"reference"_s
                                                                          : u"corrected"_s},
        {u"Sending threads"_s,
            environment.workersNum > 0 ? QString::number(environment.workersNum) : u"automatic"_s},
        {u"Request timeout"_s,
            environment.requestTimeOutS ? u"%1 s"_s.arg(*environment.requestTimeOutS) : u"none"_s},
        {u"Log"_s, QString(core::levelName(environment.logLevel))}};
    QString text;
    for (const auto &[name, value] : facts) {
        text += u"%1: %2\n"_s.arg(name, value);
    }
    return text;
}

} // namespace aisb::gui
