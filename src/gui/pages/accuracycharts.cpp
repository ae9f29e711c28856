// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/accuracycharts.h"

#include "gui/charts/plotview.h"
#include "gui/models/scoresmodel.h"

#include <QComboBox>
#include <QEvent>
#include <QHash>
#include <QSet>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

ScoreBand bandOf(const core::SummaryRow &row)
{
    ScoreBand band{row.dataset, row.metric == "-"_L1 ? QString() : row.metric, {}};
    for (const core::SummaryCell &cell : row.cells) {
        const std::optional<double> value = cell.score ? cell.score->number() : std::nullopt;
        if (!value) {
            band.marks.emplace_back();
            continue;
        }
        ScoreMark mark{*value, std::nullopt, cell.text};
        if (cell.score->standardError) {
            mark.text += u" ± "_s + scoreText(*cell.score->standardError);
        }
        if (cell.score->interval95) {
            mark.interval = Interval{cell.score->interval95->low, cell.score->interval95->high};
        }
        band.marks.emplace_back(mark);
    }
    return band;
}

ScoreSeries emptySeries(const core::AccuracySummary &summary)
{
    ScoreSeries series;
    series.models = summary.columns;
    for (qsizetype i = 0; i < summary.columns.size(); ++i) {
        series.colors.push_back(modelColor(i, summary.columns.size()));
    }
    return series;
}

} // namespace

int modelColor(qsizetype column, qsizetype columns)
{
    return columns <= 1 ? 1 : static_cast<int>(column);
}

ScoreSeries topScores(const core::AccuracySummary &summary)
{
    ScoreSeries series = emptySeries(summary);
    QSet<QString> computed; // groups with a score
    for (const core::SummaryRow &row : summary.rows) {
        if (row.isGroup) {
            computed.insert(row.dataset);
        }
    }
    QSet<QString> done;
    for (const core::SummaryGroupState &group : summary.groups) {
        if (computed.contains(group.name)) {
            done.unite(QSet<QString>(group.members.begin(), group.members.end()));
        }
    }
    for (const core::SummaryRow &row : summary.rows) {
        if (!done.contains(row.dataset)) {
            done.insert(row.dataset);
            series.bands.push_back(bandOf(row));
        }
    }
    return series;
}

ScoreSeries memberScores(const core::AccuracySummary &summary, const QString &group)
{
    ScoreSeries series = emptySeries(summary);
    QStringList members;
    for (const core::SummaryGroupState &known : summary.groups) {
        if (known.name == group) {
            members = known.members;
        }
    }
    QHash<QString, const core::SummaryRow *> rows;
    for (const core::SummaryRow &row : summary.rows) {
        if (!rows.contains(row.dataset)) {
            rows.insert(row.dataset, &row);
        }
    }
    for (const QString &member : members) {
        if (const core::SummaryRow *row = rows.value(member, nullptr)) {
            series.bands.push_back(bandOf(*row));
        }
    }
    return series;
}

AccuracyCharts::AccuracyCharts(QWidget *parent)
    : QWidget(parent)
    , m_scores(new ScoreChart(ScoreForm::Bars))
    , m_members(new ScoreChart(ScoreForm::Bars))
    , m_groups(new QComboBox)
    , m_lengths(new ShapeChart(ShapeKind::Lengths))
    , m_right(new ShapeChart(ShapeKind::RightByLength))
    , m_pass(new ShapeChart(ShapeKind::PassAtK))
{
    m_groups->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_groups->setMinimumContentsLength(10);
    m_members->addHeaderWidget(m_groups);
    auto *above = new QSplitter(Qt::Horizontal);
    above->addWidget(m_scores);
    above->addWidget(m_members);
    auto *below = new QSplitter(Qt::Horizontal);
    for (ShapeChart *chart : {m_lengths, m_right, m_pass}) {
        below->addWidget(chart);
    }
    auto *all = new QSplitter(Qt::Vertical);
    all->addWidget(above);
    all->addWidget(below);
    for (QSplitter *splitter : {above, below, all}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(8);
    }
    above->setSizes({600, 600});
    below->setSizes({400, 400, 400});
    all->setSizes({420, 240});
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(all);
    connect(m_groups, &QComboBox::activated, this, &AccuracyCharts::showGroup);
    connect(m_scores, &ScoreChart::bandClicked, this, [this](const QString &name) {
        if (m_groups->findText(name) >= 0) {
            setGroup(name);
        } else {
            Q_EMIT datasetClicked(name);
        }
    });
    connect(m_members, &ScoreChart::bandClicked, this, &AccuracyCharts::datasetClicked);
    retranslate();
}

void AccuracyCharts::setSummary(std::shared_ptr<const core::AccuracySummary> summary)
{
    m_summary = std::move(summary);
    fillGroups();
    retranslate();
}

void AccuracyCharts::fillGroups()
{
    const QString before = m_groups->currentText();
    m_groups->clear();
    if (m_summary) {
        for (const core::SummaryGroupState &group : m_summary->groups) {
            m_groups->addItem(group.name);
        }
    }
    m_groups->setCurrentIndex(std::max(0, m_groups->findText(before)));
    m_members->setVisible(m_groups->count() > 0);
    m_groups->setVisible(m_groups->count() > 1);
}

void AccuracyCharts::setGroup(const QString &group)
{
    const int index = m_groups->findText(group);
    if (index >= 0) {
        m_groups->setCurrentIndex(index);
        showGroup();
    }
}

QString AccuracyCharts::group() const
{
    return m_groups->currentText();
}

void AccuracyCharts::showGroup()
{
    const QString name = group();
    m_members->setTitle(name.isEmpty() ? tr("Members") : tr("Members of %1").arg(name));
    m_members->setSeries(
        m_members->title(), m_summary ? memberScores(*m_summary, name) : ScoreSeries{});
}

void AccuracyCharts::setShapes(const CaseShapes &shapes, const QStringList &models,
    const std::vector<int> &colors, const QString &dataset)
{
    m_lengths->setShapes(shapes.lengths, models, colors, dataset);
    m_right->setShapes(shapes.right, models, colors, dataset);
    m_pass->setShapes(shapes.pass, models, colors, dataset);
    m_pass->setVisible(m_pass->hasPoints());
}

void AccuracyCharts::setLoading(bool isLoading)
{
    for (ShapeChart *chart : {m_lengths, m_right, m_pass}) {
        chart->setLoading(isLoading);
    }
}

void AccuracyCharts::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        for (ScoreChart *chart : {m_scores, m_members}) {
            chart->retranslate();
        }
        for (ShapeChart *chart : {m_lengths, m_right, m_pass}) {
            chart->retranslate();
        }
        retranslate();
    }
}

void AccuracyCharts::retranslate()
{
    m_scores->setTitle(tr("Scores"));
    m_scores->setNote(tr("first metric, with 95 % intervals"));
    m_scores->setSeries(tr("Scores"), m_summary ? topScores(*m_summary) : ScoreSeries{});
    m_groups->setAccessibleName(tr("Group"));
    m_groups->setToolTip(tr("Group whose members are shown."));
    showGroup();
}

} // namespace aisb::gui
