// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"
#include "gui/frame/shell.h"
#include "gui/pages/comparisonloader.h"
#include "gui/share/sharecontent.h"

#include <memory>
#include <vector>

class QComboBox;
class QHBoxLayout;
class QMenu;
class QPushButton;
class QSplitter;
class QTabBar;
class QTableView;
class QToolButton;

namespace aisb::gui {

class Card;
class ComparisonCharts;
class ComparisonModel;
class ComparisonSlot;
class EmptyState;
class FlippedPane;
class NoteBox;
class PageContext;
class SegmentedControl;
class SettingsDiffModel;

// The document that compares these folders: two to eight, the first is the baseline.
[[nodiscard]] Document comparisonDocument(const QStringList &folders);

// Two to eight experiments side by side: table with intervals and verdicts, distributions over each
// other, settings that differ. Folders dropped on it join.
class ComparePage : public Page
{
    Q_OBJECT
public:
    ComparePage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~ComparePage() override;

    // argument: folders, one a line.
    void open(const QVariant &argument) override;
    [[nodiscard]] const QStringList &folders() const { return m_folders; }
    [[nodiscard]] std::size_t baseline() const { return m_baseline; }
    void addFolders(const QStringList &folders);
    void removeExperiment(std::size_t experiment);
    void makeBaseline(std::size_t experiment);
    // The first two change places.
    void swapFirst();
    void setStage(run::Stage stage);
    void toggleExperiment(std::size_t experiment);

    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] std::shared_ptr<const core::Comparison> comparison() const
    {
        return m_view.comparison;
    }
    [[nodiscard]] ComparisonModel *model() const { return m_model; }
    [[nodiscard]] FlippedPane *flipped() const { return m_flipped; }
    [[nodiscard]] SettingsDiffModel *settingsModel() const { return m_settingsModel; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    [[nodiscard]] ComparisonCharts *charts() const { return m_charts; }
    // Needs a comparison.
    [[nodiscard]] ShareContent shareContent() const;

    void resetLayout() override;

protected:
    void activate() override;
    void deactivate() override;
    void retranslate() override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildSlots();
    void buildContent();
    [[nodiscard]] QWidget *buildLeft();
    [[nodiscard]] QWidget *buildRight();
    void addCommands();
    void refresh();
    void takeView(const ComparisonView &view);
    void refreshSlots();
    void refreshHeader();
    void refreshNotes();
    void refreshSections();
    void refreshCharts();
    void refreshTabs();
    void refreshStages();
    void showRowStatus();
    void fillAddMenu();
    void fillCopyMenu();
    void share();

    PageContext &m_context;
    ComparisonLoader *m_loader;
    ComparisonView m_view;
    QStringList m_folders;
    std::size_t m_baseline = 0;
    run::Stage m_stage = run::Stage::Whole;
    std::size_t m_section = 0;
    std::vector<bool> m_isHidden; // by experiment: its curves

    QHBoxLayout *m_slotsLayout;
    std::vector<ComparisonSlot *> m_slots;
    QToolButton *m_swapButton;
    QPushButton *m_addButton;
    QPushButton *m_copyButton;
    SegmentedControl *m_stageControl;
    QComboBox *m_sectionCombo;
    NoteBox *m_headline;
    NoteBox *m_workload;
    QSplitter *m_columns = nullptr;
    QSplitter *m_left = nullptr;
    Card *m_tableCard = nullptr;
    QTableView *m_table = nullptr;
    ComparisonModel *m_model;
    QTabBar *m_tabs = nullptr;
    QTableView *m_settingsTable = nullptr;
    SettingsDiffModel *m_settingsModel;
    ComparisonCharts *m_charts;
    FlippedPane *m_flipped;
    EmptyState *m_empty;
};

} // namespace aisb::gui
