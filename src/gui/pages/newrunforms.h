// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/bindings/runbinding.h"
#include "run/environment.h"

#include <QObject>

#include <memory>
#include <vector>

class QLineEdit;
class QStackedWidget;

namespace aisb::gui {

// The forms of the New run page, one for each step, and the line that chooses the goal. Shows what
// the goal and the other choices need, and nothing else.
class NewRunForms : public QObject
{
    Q_OBJECT
public:
    // Fills goalLine.
    explicit NewRunForms(QWidget &goalLine, QObject *parent = nullptr);
    ~NewRunForms() override;

    [[nodiscard]] QStackedWidget *stack() const { return m_stack; }
    [[nodiscard]] const std::vector<QWidget *> &pages() const { return m_pages; }
    [[nodiscard]] RunForms all() const;
    [[nodiscard]] Ui::ServiceStep &service() const;
    [[nodiscard]] Ui::WorkloadStep &workload() const;

    // Without edited() on the way.
    void show(const core::RunOptions &options);
    // Reads the catalogue for the lists.
    void loadCatalogue(const QString &configDir, const run::Environment &environment);
    [[nodiscard]] bool isLoading() const;
    // Shows and hides fields. Call it after anything that shows notes.
    void fit();
    // The line below the address: where requests go, or what is wrong with it.
    void showAddress(const QString &address, const QString &problem);
    // Width that every form has room in.
    [[nodiscard]] int minimumWidth() const;
    void retranslate(const QString &defaultRoot);

Q_SIGNALS:
    // A value has changed.
    void edited();
    // Another data set of the list is looked at.
    void datasetLookedAt();
    void browseRequested(QLineEdit *edit, bool isFolder);

private:
    struct Forms;
    template <class Form>
    void addPage(Form &form);
    void connectInputs(QWidget &page);
    void connectButtons();
    void changeGoal();
    void fitService();
    void fitWorkload();
    void fitLoad();
    [[nodiscard]] static QString loadNote(LoadKind load);
    void explainGoal();

    std::unique_ptr<Forms> m_forms;
    QWidget &m_goalLine;
    QStackedWidget *m_stack;
    std::vector<QWidget *> m_pages;
    Goal m_goal = Goal::Performance;
    bool m_isFilling = false;
};

} // namespace aisb::gui
