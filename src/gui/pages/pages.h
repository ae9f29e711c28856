// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "run/environment.h"

#include <QObject>

#include <memory>

namespace aisb::gui {

class DemoService;
class ExperimentLibrary;
class MainWindow;
class PageRegistry;
class RunController;
class Settings;

// What all pages share beside the shell: the run in progress, the built-in service of the demo, the
// experiments that are known, and the environment a run gets. Outlives the window. GUI thread.
class PageContext : public QObject
{
    Q_OBJECT
public:
    // base: places found by the program. The preferences of settings are put on top of it whenever
    // environment() is asked. settings outlives the context.
    PageContext(run::Environment base, Settings &settings, QObject *parent = nullptr);
    ~PageContext() override;

    [[nodiscard]] run::Environment environment() const;
    [[nodiscard]] Settings &settings() const { return m_settings; }
    [[nodiscard]] RunController &runs() const { return *m_runs; }
    [[nodiscard]] DemoService &demo() const { return *m_demo; }
    [[nodiscard]] ExperimentLibrary &library() const { return *m_library; }

private:
    run::Environment m_base;
    Settings &m_settings;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<DemoService> m_demo;
    std::unique_ptr<ExperimentLibrary> m_library;
};

// The table of pages; adding a page = one line there. context outlives the window.
void registerPages(PageRegistry &registry, PageContext &context);

// Joins a window with what the pages do: folders become result documents, a finished run opens its
// result, leaving while a run is active asks once, the badge of "Running". Call after the window is
// made and before restore().
void connectWindow(MainWindow &window, PageContext &context);

} // namespace aisb::gui
