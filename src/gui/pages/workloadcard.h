// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/runoptions.h"
#include "gui/bindings/datasample.h"
#include "run/environment.h"

#include <QFutureWatcher>
#include <QWidget>

class QStackedWidget;
class QTableView;

namespace aisb::gui {

class Card;
class DatasetPreview;
class EmptyState;
class LengthChart;
class TextTableModel;

// What the workload will look like: both length distributions, the first prompts of a data set of
// the catalogue, or the first rows of the data file.
class WorkloadCard : public QWidget
{
    Q_OBJECT
public:
    explicit WorkloadCard(QWidget *parent = nullptr);
    ~WorkloadCard() override;

    // dataset: the one of the catalogue to look at, empty = none.
    void setOptions(const core::RunOptions &options, const run::Environment &environment,
        const QString &dataset);
    [[nodiscard]] bool isBusy() const;
    [[nodiscard]] DatasetPreview *prompts() const { return m_prompts; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showLengths(const core::RunOptions &options);
    void readFile(const QString &file);
    void takeSample();

    QStackedWidget *m_stack;
    LengthChart *m_input;
    LengthChart *m_output;
    Card *m_rowsCard;
    QTableView *m_rows;
    TextTableModel *m_model;
    EmptyState *m_empty;
    DatasetPreview *m_prompts;
    core::RunOptions m_options;
    run::Environment m_environment;
    QString m_dataset;
    QString m_file;
    QString m_readFile;
    bool m_isReading = false;
    QFutureWatcher<core::Result<DataSample>> m_watcher;
};

} // namespace aisb::gui
