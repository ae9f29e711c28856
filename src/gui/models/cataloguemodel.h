// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/bindings/cataloguelist.h"
#include "gui/models/rowsmodel.h"

#include <optional>

namespace aisb::gui {

// Configurations, to look at or to choose from, then each with a check box. What is chosen is a
// list of names of its own: it outlives filters, new readings of the catalogue, and names that are
// in none.
class CatalogueModel : public RowsModel<CatalogueRow>
{
    Q_OBJECT
public:
    enum Column
    {
        Name,
        Domain, // of data sets; the service of models
        Style,
        Entries,
        State,
        ColumnCount
    };

    enum class Use
    {
        Choose,
        Look // no check boxes
    };

    explicit CatalogueModel(
        config::ConfigKind kind, Use use = Use::Choose, QObject *parent = nullptr);

    [[nodiscard]] config::ConfigKind kind() const { return m_kind; }

    void setCatalogue(std::vector<CatalogueRow> rows);
    // All configurations that were read.
    [[nodiscard]] const std::vector<CatalogueRow> &catalogue() const { return m_known; }
    // In the order they were chosen.
    void setChosen(const QStringList &names);
    [[nodiscard]] const QStringList &chosen() const { return m_chosen; }
    // Shows rows whose name, family or entries hold every word of the text, of those chosen if
    // asked, with that state of files if given.
    void search(const QString &text, bool isChosenOnly,
        std::optional<CatalogueRow::Files> files = std::nullopt);
    // Chosen rows by how their files are.
    [[nodiscard]] int chosenWith(CatalogueRow::Files files) const;

    // What a row shows, also where it is not in the table.
    [[nodiscard]] StateCell stateOf(const CatalogueRow &row) const;
    [[nodiscard]] QString textOf(const CatalogueRow &row, int column) const;

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
    [[nodiscard]] QString hintOf(const CatalogueRow &row) const;

    config::ConfigKind m_kind;
    Use m_use;
    std::vector<CatalogueRow> m_known;
    QStringList m_chosen;
};

// What a configuration is about, and how it asks, in the language of the window.
[[nodiscard]] QString domainText(datasets::Domain domain);
[[nodiscard]] QString styleText(const datasets::PromptStyle &style);

} // namespace aisb::gui
