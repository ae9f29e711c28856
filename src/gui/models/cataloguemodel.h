// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/bindings/cataloguelist.h"
#include "gui/models/rowsmodel.h"

#include <QSet>

namespace aisb::gui {

// Configurations to choose from, each with a check box. What is chosen is a list of names of its
// own: it outlives filters, new readings of the catalogue, and names that are in none.
class CatalogueModel : public RowsModel<CatalogueRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Entries,
        State,
        ColumnCount
    };

    explicit CatalogueModel(config::ConfigKind kind, QObject *parent = nullptr);

    void setCatalogue(std::vector<CatalogueRow> rows);
    // All configurations that were read.
    [[nodiscard]] const std::vector<CatalogueRow> &catalogue() const { return m_known; }
    // In the order they were chosen.
    void setChosen(const QStringList &names);
    [[nodiscard]] const QStringList &chosen() const { return m_chosen; }
    // Shows rows whose name holds every word of the text, of those chosen if asked.
    void search(const QString &text, bool isChosenOnly);
    // Chosen rows by how their files are.
    [[nodiscard]] int chosenWith(CatalogueRow::Files files) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void chosenChanged();

protected:
    [[nodiscard]] QVariant cell(const CatalogueRow &row, int column, int role) const override;
    [[nodiscard]] QVariant header(int column, int role) const override;
    [[nodiscard]] Qt::Alignment alignment(int column) const override;

private:
    void merge();
    [[nodiscard]] StateCell stateOf(const CatalogueRow &row) const;
    [[nodiscard]] QString hintOf(const CatalogueRow &row) const;

    config::ConfigKind m_kind;
    std::vector<CatalogueRow> m_known;
    QStringList m_chosen;
};

} // namespace aisb::gui
