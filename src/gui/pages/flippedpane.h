// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"
#include "gui/widgets/card.h"

#include <memory>

class QTableView;

namespace aisb::gui {

class EmptyState;
class FlippedModel;

// The cases that came out otherwise than in the baseline.
class FlippedPane : public Card
{
    Q_OBJECT
public:
    explicit FlippedPane(QWidget *parent = nullptr);

    void setComparison(
        const std::shared_ptr<const core::Comparison> &comparison, std::size_t section);
    [[nodiscard]] FlippedModel *model() const { return m_model; }
    [[nodiscard]] QTableView *table() const { return m_table; }

Q_SIGNALS:
    // Enter or a double click on a case.
    void caseChosen(std::size_t experiment, const QString &dataset, qint64 id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QTableView *m_table;
    FlippedModel *m_model;
    EmptyState *m_unchanged; // in place of the table
    qint64 m_common = 0;
};

} // namespace aisb::gui
