// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"
#include "gui/models/experimentsmodel.h"

#include <QFutureWatcher>

#include <memory>

class QTableView;

namespace aisb::gui {

class EmptyState;
class ExperimentPreview;
class FirstStart;
class PageContext;

namespace Ui {
class ExperimentsPage;
class ExperimentList;
} // namespace Ui

// Home: the experiments under all roots, or the first start when there are none.
class ExperimentsPage : public Page
{
    Q_OBJECT
public:
    ExperimentsPage(Shell &shell, PageContext &context, QWidget *parent = nullptr);
    ~ExperimentsPage() override;

    // Reads the roots again in a pool thread; the rows shown stay until it is done.
    void rescan();
    [[nodiscard]] bool isScanning() const { return m_isScanning; }
    [[nodiscard]] bool isFirstStart() const;
    [[nodiscard]] ExperimentsModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }
    void runDemo();

    [[nodiscard]] QWidget *filterField() const override;
    void resetLayout() override;

protected:
    void activate() override;
    void deactivate() override;
    void retranslate() override;

private:
    using Entries = std::vector<run::ExperimentEntry>;

    void buildList();
    void connectAll();
    void addCommands();
    void take();
    void showStack();
    void applyFilter();
    void refreshNotes();
    void openCurrent();
    void compareSelected();
    void refreshCompare();
    void openPath(const QString &path);
    void fillRecentMenu();
    void askRoot();
    [[nodiscard]] const run::ExperimentEntry *current() const;

    std::unique_ptr<Ui::ExperimentsPage> m_ui;
    std::unique_ptr<Ui::ExperimentList> m_list;
    PageContext &m_context;
    FirstStart *m_firstStart;
    QWidget *m_listPage;
    QTableView *m_table;
    ExperimentsModel *m_model;
    ExperimentPreview *m_preview;
    EmptyState *m_nothing;
    QFutureWatcher<Entries> m_watcher;
    QStringList m_scanned;
    bool m_hasScanned = false;
    bool m_isScanning = false;
    bool m_isStale = false;
};

} // namespace aisb::gui
