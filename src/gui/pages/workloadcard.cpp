// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/workloadcard.h"

#include "gui/bindings/lengthtext.h"
#include "gui/bindings/rungoal.h"
#include "gui/charts/lengthchart.h"
#include "gui/delegates/rowdelegate.h"
#include "gui/models/texttablemodel.h"
#include "gui/pages/datasetpreview.h"
#include "gui/pages/words.h"
#include "gui/widgets/card.h"
#include "gui/widgets/emptystate.h"

#include <QEvent>
#include <QFileInfo>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace aisb::gui {

WorkloadCard::WorkloadCard(QWidget *parent)
    : QWidget(parent)
    , m_stack(new QStackedWidget(this))
    , m_input(new LengthChart(colorOf(SeriesRole::Ttft)))
    , m_output(new LengthChart(colorOf(SeriesRole::Decode)))
    , m_rowsCard(new Card)
    , m_rows(new QTableView)
    , m_model(new TextTableModel(this))
    , m_empty(new EmptyState)
    , m_prompts(new DatasetPreview)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    auto *charts = new QWidget;
    auto *column = new QVBoxLayout(charts);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_input, 1);
    column->addWidget(m_output, 1);
    m_rows->setModel(m_model);
    prepareTable(*m_rows);
    m_rowsCard->body()->addWidget(m_rows, 1);
    m_rowsCard->body()->addWidget(m_empty, 1);
    m_empty->setIconName(u"file"_s);
    m_stack->addWidget(charts); // in the order of DataSource
    m_stack->addWidget(m_prompts);
    m_stack->addWidget(m_rowsCard);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &WorkloadCard::takeSample);
}

WorkloadCard::~WorkloadCard()
{
    m_watcher.waitForFinished();
}

bool WorkloadCard::isBusy() const
{
    return m_isReading || m_prompts->isBusy();
}

void WorkloadCard::setOptions(
    const core::RunOptions &options, const run::Environment &environment, const QString &dataset)
{
    m_options = options;
    m_environment = environment;
    m_dataset = dataset;
    refresh();
}

void WorkloadCard::refresh()
{
    m_rows->setAccessibleName(tr("First rows"));
    const DataSource source = dataSourceOf(m_options);
    m_stack->setCurrentIndex(static_cast<int>(source));
    switch (source) {
    case DataSource::Synthetic:
        showLengths(m_options);
        break;
    case DataSource::Catalogue:
        m_prompts->look(m_options, m_environment, m_dataset);
        break;
    case DataSource::Own:
        readFile(*m_options.customDatasetPath);
        break;
    }
}

void WorkloadCard::showLengths(const core::RunOptions &options)
{
    const std::optional<LengthValue> input = parseLength(options.inputLength.value_or(QString()));
    const std::optional<LengthValue> output = parseLength(options.outputLength.value_or(QString()));
    const auto isUsable = [](const std::optional<LengthValue> &value) {
        return value
            && (value->method == LengthValue::Method::Fixed || value->minValue <= value->maxValue);
    };
    if (isUsable(input)) {
        m_input->setHistogram(tr("Input length"), datasets::previewLengths(lengthSpecOf(*input)));
    }
    if (isUsable(output)) {
        m_output->setHistogram(
            tr("Output length"), datasets::previewLengths(lengthSpecOf(*output)));
    }
}

void WorkloadCard::readFile(const QString &file)
{
    m_rowsCard->setTitle(tr("First rows"));
    if (file == m_file && !file.isEmpty()) {
        return;
    }
    m_file = file;
    if (file.isEmpty()) {
        m_model->setTable({}, {});
        m_rows->hide();
        m_empty->show();
        m_rowsCard->setNote({});
        m_empty->setText(tr("Choose a data file to see its first rows."));
        m_empty->setHint({});
        return;
    }
    if (!m_isReading) {
        m_isReading = true;
        m_readFile = file;
        m_rowsCard->setBusy(true);
        m_watcher.setFuture(QtConcurrent::run([file] { return sampleData(file); }));
    }
}

void WorkloadCard::takeSample()
{
    m_isReading = false;
    m_rowsCard->setBusy(false);
    if (m_readFile != m_file) {
        const QString wanted = std::exchange(m_file, QString());
        readFile(wanted);
        return;
    }
    const core::Result<DataSample> sample = m_watcher.result();
    m_rows->setVisible(sample.has_value());
    m_empty->setVisible(!sample);
    if (!sample) {
        m_rowsCard->setNote({});
        m_empty->setText(tr("This file cannot be used."));
        m_empty->setHint(describe(sample.error()));
        return;
    }
    m_model->setTable(sample->columns, sample->rows);
    fitColumns(*m_rows);
    m_rowsCard->setNote(sample->isWhole
            ? tr("%1, %n rows", nullptr, static_cast<int>(sample->rows.size())).arg(sample->kind)
            : tr("%1, the first %n rows", nullptr, static_cast<int>(sample->rows.size()))
                  .arg(sample->kind));
}

void WorkloadCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_file.clear();
        refresh();
    }
}

} // namespace aisb::gui
