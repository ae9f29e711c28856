// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/caseloader.h"
#include "gui/models/casesmodel.h"
#include "gui/widgets/card.h"

#include <QFutureWatcher>
#include <QTimer>

#include <memory>
#include <optional>

class QComboBox;
class QLineEdit;
class QTableView;

namespace aisb::gui {

class EmptyState;
class NoteBox;

namespace Ui {
class CasesPane;
} // namespace Ui

// A model whose cases can be shown.
struct CaseModel
{
    QString name;
    int column = 0; // of the summary: letter and colour
    run::AccuracyPairFiles files;
};

// The cases of one data set: search, filter, list. Opening and searching are done in pool threads
// and can be stopped.
class CasesPane : public Card
{
    Q_OBJECT
public:
    explicit CasesPane(QWidget *parent = nullptr);
    ~CasesPane() override;

    // models: of this data set; the first two are shown, or those shown before. Opens the cases.
    void setDataset(const QString &dataset, std::vector<CaseModel> models);
    [[nodiscard]] const QString &dataset() const { return m_dataset; }
    // Files have changed: what was opened is forgotten. Call setDataset() then.
    void forget();
    // Models side by side; -1 as the second: one only.
    void setModels(int first, int second);

    void setFilter(CaseFilter filter);
    void setSearch(const QString &text);
    void clearFilters();

    [[nodiscard]] const CaseBrowsers &browsers() const { return m_cases.browsers; }
    [[nodiscard]] const LoadedCases &cases() const { return m_cases; }
    // Of the slots; null: the slot is empty.
    [[nodiscard]] const CaseModel *modelOf(std::size_t slot) const;
    [[nodiscard]] const CaseListRow *current() const;
    // Place of the current case among those listed, from 1; 0 = none.
    [[nodiscard]] int place() const;
    [[nodiscard]] int listed() const;
    void step(int direction);
    // Chooses the first answer to a case, once the cases are there; the filter gives way.
    void goToCase(qint64 id);
    // The next or previous case one of the models got wrong or failed.
    void stepToWrong(int direction);
    [[nodiscard]] CasesModel *model() const { return m_model; }
    [[nodiscard]] QTableView *view() const { return m_view; }
    [[nodiscard]] QLineEdit *searchEdit() const;
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    // The cases of the data set are there, or the error says why not.
    void casesLoaded();
    void currentChanged();
    // Ctrl+C in the list.
    void copyRequested();
    void rescoreRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    using Hits = std::vector<bool>; // by CaseListRow::index

    void build();
    void retranslate();
    void fillModels();
    void load();
    void takeCases(const LoadedCases &cases);
    void fitAnswers();
    void selectCase(qint32 index);
    // Index of the first answer to the case asked for, which is forgotten; -1 = none.
    [[nodiscard]] qint32 takeWanted();
    void startSearch();
    void takeSearch();
    void cancel();
    void applyFilter();
    void selectSomething();
    [[nodiscard]] bool lacksVerdicts() const;
    void showProgress(const QString &text);
    void refreshVerdictNote();
    void refreshNotes();
    void refreshColumns();

    std::unique_ptr<Ui::CasesPane> m_ui;
    QTableView *m_view;
    CasesModel *m_model;
    EmptyState *m_empty;
    QWidget *m_noVerdicts;
    NoteBox *m_noVerdictsNote;
    CaseLoader *m_loader;
    std::optional<qint64> m_wanted; // a case to choose when it is there
    QString m_dataset;
    std::vector<CaseModel> m_models;
    std::array<int, kCaseSlots> m_chosen{-1, -1}; // into m_models
    LoadedCases m_cases;
    bool m_isScoring = false; // the next loaded() brings verdicts of the same cases
    QTimer m_searchTimer;
    QFutureWatcher<Hits> m_searchWatcher;
    std::shared_ptr<const Hits> m_hits; // null: no search
    QString m_searched;
    bool m_isSearching = false;
    bool m_isSearchStale = false;
    bool m_wasSearchCut = false;
};

} // namespace aisb::gui
