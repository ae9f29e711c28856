// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/settings/keychain.h"
#include "run/environment.h"

#include <QObject>

#include <memory>

namespace aisb::gui {

class ApiKeys;
class ConnectionBook;
class DemoService;
class ExperimentLibrary;
class MainWindow;
class PageRegistry;
class PresetBook;
class RunController;
class RunQueue;
class Settings;

// What all pages share beside the shell: the run in progress, the built-in service of the demo, the
// experiments that are known, connections with their keys, presets, and the environment a run gets.
// Outlives the window. GUI thread.
class PageContext : public QObject
{
    Q_OBJECT
public:
    // base: places found by the program. The preferences of settings are put on top of it whenever
    // environment() is asked. settings outlives the context. keychain null: keys are kept until the
    // program ends.
    PageContext(run::Environment base, Settings &settings,
        std::unique_ptr<Keychain> keychain = nullptr, QObject *parent = nullptr);
    ~PageContext() override;

    [[nodiscard]] run::Environment environment() const;
    [[nodiscard]] Settings &settings() const { return m_settings; }
    [[nodiscard]] RunController &runs() const { return *m_runs; }
    [[nodiscard]] DemoService &demo() const { return *m_demo; }
    [[nodiscard]] ExperimentLibrary &library() const { return *m_library; }
    [[nodiscard]] ConnectionBook &connections() const { return *m_connections; }
    [[nodiscard]] ApiKeys &keys() const { return *m_keys; }
    [[nodiscard]] PresetBook &presets() const { return *m_presets; }
    [[nodiscard]] RunQueue &queue() const { return *m_queue; }

private:
    run::Environment m_base;
    Settings &m_settings;
    std::unique_ptr<RunController> m_runs;
    std::unique_ptr<DemoService> m_demo;
    std::unique_ptr<ExperimentLibrary> m_library;
    std::unique_ptr<ConnectionBook> m_connections;
    std::unique_ptr<ApiKeys> m_keys;
    std::unique_ptr<PresetBook> m_presets;
    std::unique_ptr<RunQueue> m_queue; // uses runs, settings and keys
};

// The table of pages; adding a page = one line there. context outlives the window.
void registerPages(PageRegistry &registry, PageContext &context);

// Joins a window with what the pages do: folders become result documents, a finished run opens its
// result, leaving while a run is active asks once, the badge of "Running". Call after the window is
// made and before restore().
void connectWindow(MainWindow &window, PageContext &context);

} // namespace aisb::gui
