// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/accuracyresult.h"
#include "gui/charts/scorechart.h"
#include "gui/charts/shapechart.h"

#include <QWidget>

#include <memory>

class QComboBox;

namespace aisb::gui {

// The first metric of every data set and group of the summary's top level, in its order; members of
// groups without a score stand for themselves. Pure.
[[nodiscard]] ScoreSeries topScores(const core::AccuracySummary &summary);
// Of the members of a group. Pure.
[[nodiscard]] ScoreSeries memberScores(const core::AccuracySummary &summary, const QString &group);
// Colour of a model: one alone has the accent, several those of a comparison.
[[nodiscard]] int modelColor(qsizetype column, qsizetype columns);

// The charts of an accuracy experiment.
class AccuracyCharts : public QWidget
{
    Q_OBJECT
public:
    explicit AccuracyCharts(QWidget *parent = nullptr);

    void setSummary(std::shared_ptr<const core::AccuracySummary> summary);
    // Of the data set whose cases are shown.
    void setShapes(const CaseShapes &shapes, const QStringList &models,
        const std::vector<int> &colors, const QString &dataset);
    void setLoading(bool isLoading);
    void setGroup(const QString &group);
    [[nodiscard]] QString group() const;

    [[nodiscard]] ScoreChart *scores() const { return m_scores; }
    [[nodiscard]] ScoreChart *members() const { return m_members; }
    [[nodiscard]] ShapeChart *lengths() const { return m_lengths; }
    [[nodiscard]] ShapeChart *right() const { return m_right; }
    [[nodiscard]] ShapeChart *pass() const { return m_pass; }

Q_SIGNALS:
    void datasetClicked(const QString &dataset);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void fillGroups();
    void showGroup();

    ScoreChart *m_scores;
    ScoreChart *m_members;
    QComboBox *m_groups;
    ShapeChart *m_lengths;
    ShapeChart *m_right;
    ShapeChart *m_pass;
    std::shared_ptr<const core::AccuracySummary> m_summary;
};

} // namespace aisb::gui
