// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment.h"
#include "core/result.h"
#include "gui/frame/page.h"
#include "gui/frame/shell.h"
#include "run/openaccuracy.h"

#include <QFutureWatcher>

#include <memory>
#include <optional>

namespace aisb::gui {

class AccuracyActions;
class AccuracyView;
class EmptyState;
class PageContext;
class ResultView;

namespace Ui {
class ResultsPage;
} // namespace Ui

// A case of an experiment, as the argument of its document.
struct CasePlace
{
    QString folder;
    QString dataset;
    qint64 id = 0;
};
// The document of an accuracy experiment that shows a case first.
[[nodiscard]] Document caseDocument(const CasePlace &place);

// Document of one opened experiment: performance or accuracy, as the folder has it.
class ResultsPage : public Page
{
    Q_OBJECT
public:
    ResultsPage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~ResultsPage() override;

    // argument: the folder, or a CasePlace.
    void open(const QVariant &argument) override;
    // A result that is in memory already: the run that just ended, or a test.
    void showExperiment(std::shared_ptr<const core::ExperimentResult> experiment);
    void showAccuracy(std::shared_ptr<const run::AccuracyExperiment> experiment);
    [[nodiscard]] ResultView *view() const { return m_view; }
    // Null until an accuracy experiment was opened.
    [[nodiscard]] AccuracyView *accuracy() const { return m_accuracy; }
    [[nodiscard]] AccuracyActions *actions() const { return m_actions; }
    [[nodiscard]] bool isAccuracy() const;
    [[nodiscard]] QString path() const { return m_path; }
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] QWidget *filterField() const override;
    void resetLayout() override;

protected:
    void activate() override;
    void deactivate() override;
    void retranslate() override;

private:
    // One of both.
    struct Found
    {
        std::shared_ptr<const core::ExperimentResult> performance;
        std::shared_ptr<const run::AccuracyExperiment> accuracy;
    };
    using Opened = core::Result<Found>;

    void addCommands();
    [[nodiscard]] static Opened openFolder(const QString &path, bool isFull);
    void buildAccuracy();
    void refreshAccuracyHeader();
    void sayWhatIsUnscored();
    void warn(QStringList texts);
    void load(bool isFull);
    void goToWantedCase();
    void take();
    void refreshHeader();
    void showWarnings();
    void showError(const core::Error &error);
    void share();

    std::unique_ptr<Ui::ResultsPage> m_ui;
    PageContext &m_context;
    ResultView *m_view;
    AccuracyView *m_accuracy = nullptr;
    AccuracyActions *m_actions = nullptr;
    EmptyState *m_empty;
    QString m_path;
    std::optional<CasePlace> m_wantedCase;
    std::shared_ptr<const core::ExperimentResult> m_experiment;
    QFutureWatcher<Opened> m_watcher;
    bool m_isFull = false;
    bool m_isLoading = false;
};

} // namespace aisb::gui

Q_DECLARE_METATYPE(aisb::gui::CasePlace)
