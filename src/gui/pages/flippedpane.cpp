// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/flippedpane.h"

#include "core/text/format.h"
#include "gui/delegates/celldelegates.h"
#include "gui/models/comparisonmodel.h"
#include "gui/pages/copymenu.h"
#include "gui/widgets/emptystate.h"

#include <QEvent>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace aisb::gui {

FlippedPane::FlippedPane(QWidget *parent)
    : Card(parent)
    , m_table(new QTableView)
    , m_model(new FlippedModel(this))
    , m_unchanged(new EmptyState)
{
    m_table->setModel(m_model);
    prepareTable(*m_table);
    m_table->setItemDelegateForColumn(FlippedModel::Change, new StateDelegate(m_table));
    enableCopying(*m_table);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &index) {
        Q_EMIT caseChosen(m_model->experimentAt(index.row()), m_model->datasetAt(index.row()),
            m_model->caseAt(index.row()));
    });
    body()->addWidget(m_table);
    m_unchanged->setIconName(u"target"_s);
    body()->addWidget(m_unchanged);
    refresh();
}

void FlippedPane::setComparison(
    const std::shared_ptr<const core::Comparison> &comparison, std::size_t section)
{
    m_model->setComparison(comparison, section);
    fitColumns(*m_table);
    m_common = 0;
    if (section < comparison->sections.size()) {
        for (const core::FlippedCases &flipped : comparison->sections[section].flipped) {
            m_common += flipped.common;
        }
    }
    refresh();
}

void FlippedPane::refresh()
{
    const int changed = m_model->rowCount();
    setTitle(tr("Cases that came out otherwise"));
    setNote(tr("%1 of %2").arg(core::displayInteger(changed), core::displayInteger(m_common)));
    m_table->setVisible(changed > 0);
    m_table->setAccessibleName(title());
    m_unchanged->setVisible(changed == 0);
    m_unchanged->setText(m_common > 0 ? tr("Every case came out the same.")
                                      : tr("The verdicts of the cases are not known."));
}

void FlippedPane::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_model->retranslate();
        refresh();
    }
    Card::changeEvent(event);
}

} // namespace aisb::gui
