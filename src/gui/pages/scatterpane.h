// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/charts/scatter.h"
#include "gui/models/requestsmodel.h"
#include "gui/pages/analysis.h"

#include <QFutureWatcher>
#include <QWidget>

#include <memory>

class QCheckBox;
class QComboBox;
class QToolButton;

namespace aisb::gui {

class FormLabel;
class ScatterChart;

// Any two numbers of the requests against each other, coloured by a third. Works only while it is
// shown.
class ScatterPane : public QWidget
{
    Q_OBJECT
public:
    explicit ScatterPane(QWidget *parent = nullptr);
    ~ScatterPane() override;

    // null: no raw data.
    void setAnalysis(std::shared_ptr<const GroupAnalysis> analysis);
    void setPopulation(const Population &population);
    void setSelectedRequest(qint32 request);
    // hue: nothing = one colour.
    void setAxes(RequestsModel::Column x, RequestsModel::Column y,
        std::optional<RequestsModel::Column> hue = {});
    [[nodiscard]] ScatterChart *chart() const { return m_chart; }
    [[nodiscard]] bool isBusy() const { return m_isBusy; }

Q_SIGNALS:
    void requestClicked(qint32 request);
    // A rectangle was drawn; nothing: it was taken back.
    void valuesChosen(const std::optional<aisb::gui::ValueFilter> &values);
    void tableAsked();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    struct Cloud
    {
        ScatterPoints points;
        double lowest = 0; // of the hue
        double highest = 0;
    };
    [[nodiscard]] static Cloud cloudOf(const GroupAnalysis &analysis, const Population &population,
        RequestsModel::Column x, RequestsModel::Column y, std::optional<RequestsModel::Column> hue);

    void build();
    void refresh();
    void take();
    void retranslate();
    void fillCombos();
    void chooseRectangle(const Interval &x, const Interval &y);
    // The rectangle of the population, where the axes are those it was drawn on.
    void showRectangle();
    [[nodiscard]] RequestsModel::Column columnOf(const QComboBox &combo) const;

    QComboBox *m_x;
    QComboBox *m_y;
    QComboBox *m_hue;
    QCheckBox *m_logX;
    QCheckBox *m_logY;
    FormLabel *m_note;
    QToolButton *m_showRows;
    std::vector<FormLabel *> m_labels;
    ScatterChart *m_chart;
    std::shared_ptr<const GroupAnalysis> m_analysis;
    Population m_population;
    qint32 m_selected = -1;
    bool m_isStale = false;
    bool m_isBusy = false;
    QFutureWatcher<Cloud> m_watcher;
};

} // namespace aisb::gui
