// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "gui/bindings/formissues.h"
#include "gui/bindings/runbinding.h"
#include "gui/frame/page.h"

#include <memory>

class QLineEdit;

namespace aisb::gui {

class CommandStrip;
class ConnectionCard;
class LoadPreview;
class ModelFetch;
class NewRunConnection;
class NewRunForms;
class NewRunPresets;
class NewRunSource;
class OptionsCheck;
class PageContext;
class PlanCard;
class PresetBar;
class RunSummary;
class WorkloadCard;
struct CatalogueRequest;
struct CheckedOptions;

namespace Ui {
class NewRunPage;
} // namespace Ui

// Setting up a run. The forms lead to one core::RunOptions; the drafts of performance and of
// accuracy are kept between two starts of the program, but for the key.
class NewRunPage : public Page
{
    Q_OBJECT
public:
    enum Step
    {
        Service,
        Workload,
        Load,
        Report,
        StepCount
    };

    NewRunPage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~NewRunPage() override;

    // argument: nothing, a data file to use, a goal: "performance", "accuracy", "answers", a
    // connection: "connection:" and its id, a configuration file, an againArgument() or a
    // catalogueArgument().
    void open(const QVariant &argument) override;
    [[nodiscard]] core::RunOptions options() const;
    void setOptions(const core::RunOptions &options);
    // Everything at once, with the connection the values belong to (may be empty); its key is used
    // when they have none.
    void fill(core::RunOptions options, const QString &connection);
    [[nodiscard]] QString commandText() const;
    void setStep(int index);
    [[nodiscard]] int step() const;
    void start();
    // Begins after the runs that are active or wait already.
    void addToQueue();
    void reset();
    void previewPlan();
    void testConnection();
    void fetchModels();
    // Of the service the form sends to; empty: it is none of the connections.
    [[nodiscard]] QString connectionId() const;

    [[nodiscard]] const FormIssues &issues() const { return m_issues; }
    [[nodiscard]] bool isChecking() const;
    // Whether something is still read or worked out.
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] PlanCard *plan() const { return m_plan; }
    [[nodiscard]] LoadPreview *load() const { return m_load; }
    [[nodiscard]] ConnectionCard *connection() const { return m_connectionCard; }
    [[nodiscard]] NewRunPresets *presets() const { return m_presets; }
    [[nodiscard]] NewRunSource *source() const { return m_source; }

protected:
    void activate() override;
    void deactivate() override;
    void retranslate() override;

private:
    void buildPreviews();
    void addCommands();
    void connectButtons();
    void loadDraft();
    void saveDraft();
    void chooseFile();
    void useCatalogue(const CatalogueRequest &request);
    void refreshSource();
    // Whether the values can be used; else goes to the first that cannot.
    bool isReady();
    void edited();
    void look();
    void takeCheck(const CheckedOptions &checked);
    void fitColumns();
    void refreshSteps();
    void refreshSummary();
    [[nodiscard]] QStringList stepTitles() const;
    [[nodiscard]] core::RunOptions runnableOptions() const;
    void browse(QLineEdit &edit, bool isFolder);

    std::unique_ptr<Ui::NewRunPage> m_ui;
    PageContext &m_context;
    NewRunForms *m_forms;
    OptionsCheck *m_check;
    ModelFetch *m_fetch;
    ConnectionCard *m_connectionCard;
    WorkloadCard *m_workload;
    PlanCard *m_plan;
    LoadPreview *m_load; // holds m_plan
    CommandStrip *m_command;
    std::unique_ptr<RunSummary> m_summary;
    PresetBar *m_presetBar;
    NewRunConnection *m_connection = nullptr;
    NewRunPresets *m_presets = nullptr;
    NewRunSource *m_source = nullptr;
    FormIssues m_issues;
    QString m_address;
    core::RunOptions m_base;
    // What was asked for while values were still being checked.
    void (NewRunPage::*m_whenChecked)() = nullptr;
};

} // namespace aisb::gui
