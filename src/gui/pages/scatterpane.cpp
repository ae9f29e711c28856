// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/scatterpane.h"

#include "core/text/format.h"
#include "gui/charts/plotview.h"
#include "gui/charts/scatterchart.h"
#include "gui/pages/formlabel.h"
#include "gui/widgets/buttons.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QSignalBlocker>
#include <QtConcurrentRun>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Column = RequestsModel::Column;

constexpr std::array kColumns = {RequestsModel::SentAt, RequestsModel::Ttft, RequestsModel::Tpot,
    RequestsModel::E2el, RequestsModel::Input, RequestsModel::Output, RequestsModel::PrefillRate,
    RequestsModel::OutputRate, RequestsModel::Events, RequestsModel::Delay, RequestsModel::Turn};

// "Input token": what an axis, a choice and the note call a column.
QString titleOf(Column column)
{
    return RequestsModel::columnTitle(column);
}

AxisSpec axisOf(Column column, bool isLog)
{
    AxisSpec axis;
    axis.name = titleOf(column);
    axis.unit = RequestsModel::columnUnit(column);
    axis.isLog = isLog;
    return axis;
}

void choose(QComboBox &combo, std::optional<Column> column)
{
    combo.setCurrentIndex(combo.findData(column ? static_cast<int>(*column) : -1));
}

} // namespace

ScatterPane::ScatterPane(QWidget *parent)
    : QWidget(parent)
    , m_x(new QComboBox)
    , m_y(new QComboBox)
    , m_hue(new QComboBox)
    , m_logX(new QCheckBox)
    , m_logY(new QCheckBox)
    , m_note(new FormLabel({}, u"secondary"_s))
    , m_showRows(makeLinkButton({}, u"table"_s))
    , m_chart(new ScatterChart)
{
    build();
    for (QComboBox *combo : {m_x, m_y, m_hue}) {
        connect(combo, &QComboBox::currentIndexChanged, this, &ScatterPane::refresh);
    }
    for (QCheckBox *check : {m_logX, m_logY}) {
        connect(check, &QCheckBox::toggled, this, &ScatterPane::refresh);
    }
    connect(m_showRows, &QToolButton::clicked, this, &ScatterPane::tableAsked);
    connect(m_chart, &ScatterChart::requestClicked, this, &ScatterPane::requestClicked);
    connect(m_chart, &ScatterChart::rectangleSelected, this, &ScatterPane::chooseRectangle);
    connect(m_chart, &ScatterChart::rectangleCleared, this, [this] {
        if (m_population.values) {
            Q_EMIT valuesChosen(std::nullopt);
        }
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ScatterPane::take);
    retranslate();
    setAxes(RequestsModel::Input, RequestsModel::Ttft);
}

ScatterPane::~ScatterPane()
{
    m_watcher.disconnect();
    m_watcher.waitForFinished();
}

void ScatterPane::build()
{
    auto *bar = new QHBoxLayout;
    bar->setSpacing(8);
    const std::array combos = {m_x, m_y, m_hue};
    for (QComboBox *combo : combos) {
        auto *label = new FormLabel({}, u"secondary"_s);
        label->setBuddy(combo);
        m_labels.push_back(label);
        bar->addWidget(label);
        bar->addWidget(combo);
    }
    bar->addSpacing(8);
    bar->addWidget(m_logX);
    bar->addWidget(m_logY);
    bar->addStretch();
    bar->addWidget(m_note);
    bar->addWidget(m_showRows);
    m_showRows->hide();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addLayout(bar);
    layout->addWidget(m_chart, 1);
}

void ScatterPane::setAxes(Column x, Column y, std::optional<Column> hue)
{
    choose(*m_x, x);
    choose(*m_y, y);
    choose(*m_hue, hue);
}

Column ScatterPane::columnOf(const QComboBox &combo) const
{
    return static_cast<Column>(combo.currentData().toInt());
}

void ScatterPane::setAnalysis(std::shared_ptr<const GroupAnalysis> analysis)
{
    m_analysis = std::move(analysis);
    refresh();
}

void ScatterPane::setPopulation(const Population &population)
{
    if (m_population != population) {
        m_population = population;
        refresh();
    }
}

void ScatterPane::setSelectedRequest(qint32 request)
{
    m_selected = request;
    m_chart->setSelectedRequest(request);
}

ScatterPane::Cloud ScatterPane::cloudOf(const GroupAnalysis &analysis, const Population &population,
    Column x, Column y, std::optional<Column> hue)
{
    // What a rectangle on these axes leaves out stays to be seen around it.
    Population drawn = population;
    if (drawn.values && drawn.values->x == x && drawn.values->y == y) {
        drawn.values.reset();
    }
    std::vector<ScatterPoint> points;
    std::vector<double> hues;
    double lowest = std::numeric_limits<double>::max();
    double highest = std::numeric_limits<double>::lowest();
    for (const RequestRow &row : *analysis.requests.rows) {
        const std::optional<double> left = RequestsModel::number(row, x);
        const std::optional<double> up = RequestsModel::number(row, y);
        if (!left || !up || !isMember(analysis, drawn, row)) {
            continue;
        }
        double third = std::numeric_limits<double>::quiet_NaN();
        if (hue) {
            third = RequestsModel::number(row, *hue).value_or(third);
        }
        points.push_back({*left, *up, -1, row.index});
        hues.push_back(third);
        lowest = std::fmin(lowest, third);
        highest = std::fmax(highest, third);
    }
    for (std::size_t i = 0; i < points.size() && lowest <= highest; ++i) {
        const double share = (hues[i] - lowest) / std::max(highest - lowest, 1e-12);
        points[i].hue = share >= 0 ? static_cast<float>(share) : -1.0F;
    }
    return {std::make_shared<const std::vector<ScatterPoint>>(std::move(points)), lowest, highest};
}

void ScatterPane::refresh()
{
    if (!isVisible() || m_isBusy || m_x->currentIndex() < 0 || m_y->currentIndex() < 0) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    if (!m_analysis) {
        m_chart->setPoints({}, axisOf(columnOf(*m_x), false), axisOf(columnOf(*m_y), false));
        return;
    }
    m_isBusy = true;
    m_chart->setBusy(true);
    const int hue = m_hue->currentData().toInt();
    m_watcher.setFuture(QtConcurrent::run(
        [analysis = m_analysis, population = m_population, x = columnOf(*m_x), y = columnOf(*m_y),
            hue = hue < 0 ? std::nullopt : std::optional(static_cast<Column>(hue))] {
            return cloudOf(*analysis, population, x, y, hue);
        }));
}

void ScatterPane::take()
{
    m_isBusy = false;
    m_chart->setBusy(false);
    if (m_isStale) {
        refresh();
        return;
    }
    const Cloud cloud = m_watcher.result();
    const std::size_t count = cloud.points->size();
    m_chart->setPoints(cloud.points, axisOf(columnOf(*m_x), m_logX->isChecked()),
        axisOf(columnOf(*m_y), m_logY->isChecked()));
    m_chart->setSelectedRequest(m_selected);
    m_chart->setTitle(tr("%1 over %2").arg(titleOf(columnOf(*m_y)), titleOf(columnOf(*m_x))));
    const QString amount = count > kDensityAbove
        ? tr("%1 requests, drawn as density").arg(core::displayInteger(static_cast<qint64>(count)))
        : tr("%1 requests").arg(core::displayInteger(static_cast<qint64>(count)));
    const int hue = m_hue->currentData().toInt();
    const auto column = static_cast<Column>(std::max(0, hue));
    m_chart->setNote(hue < 0 || cloud.lowest > cloud.highest
            ? amount
            : tr("%1; blue to orange: %2 %3 to %4 %5")
                  .arg(amount, titleOf(column), core::displayDecimal(cloud.lowest, 1),
                      core::displayDecimal(cloud.highest, 1), RequestsModel::columnUnit(column)));
    showRectangle();
}

void ScatterPane::chooseRectangle(const Interval &x, const Interval &y)
{
    Q_EMIT valuesChosen(ValueFilter{columnOf(*m_x), x, columnOf(*m_y), y});
}

void ScatterPane::showRectangle()
{
    const std::optional<ValueFilter> &values = m_population.values;
    m_showRows->setVisible(values.has_value());
    const auto &points = m_chart->item()->points();
    if (!values || !points || values->x != columnOf(*m_x) || values->y != columnOf(*m_y)) {
        m_note->setText({});
        return;
    }
    m_chart->plot()->setRectangle(values->xRange, values->yRange);
    const auto inside = std::ranges::count_if(*points, [&](const ScatterPoint &point) {
        return values->xRange.contains(point.x) && values->yRange.contains(point.y);
    });
    m_note->setText(tr("%1 requests in the rectangle").arg(core::displayInteger(inside)));
}

void ScatterPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_isStale) {
        refresh();
    }
}

void ScatterPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refresh();
    }
}

void ScatterPane::fillCombos()
{
    for (QComboBox *combo : {m_x, m_y, m_hue}) {
        const QSignalBlocker blocker(combo);
        const int chosen = combo->currentIndex();
        combo->clear();
        if (combo == m_hue) {
            combo->addItem(tr("One colour"), -1);
        }
        for (const Column column : kColumns) {
            combo->addItem(titleOf(column), static_cast<int>(column));
        }
        combo->setCurrentIndex(chosen);
    }
}

void ScatterPane::retranslate()
{
    fillCombos();
    const std::array labels = {tr("&X axis"), tr("&Y axis"), tr("&Colour")};
    for (std::size_t i = 0; i < labels.size(); ++i) {
        m_labels[i]->setText(labels.at(i));
    }
    m_x->setToolTip(tr("Metric along the horizontal axis."));
    m_y->setToolTip(tr("Metric along the vertical axis."));
    m_hue->setToolTip(tr("Metric that colours the points, from blue to orange."));
    m_logX->setText(tr("Log X"));
    m_logX->setToolTip(tr("Logarithmic horizontal axis; values of 0 or less lie at its edge."));
    m_logY->setText(tr("Log Y"));
    m_logY->setToolTip(tr("Logarithmic vertical axis; values of 0 or less lie at its edge."));
    m_showRows->setText(tr("Show rows"));
    m_showRows->setToolTip(tr("Shows them in the request table of the overview."));
}

} // namespace aisb::gui
