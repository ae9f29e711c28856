// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/cataloguemodel.h"

#include "core/text/format.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

constexpr int kShownPaths = 5;

QString pathLines(const QStringList &paths)
{
    QStringList lines;
    for (const QString &path : paths.mid(0, kShownPaths)) {
        lines << QDir::toNativeSeparators(path);
    }
    return lines.join(u'\n') + (paths.size() > kShownPaths ? u"\n…"_s : QString());
}

// What can be used comes first, own ones before shipped ones; before all, names to take away.
int rankOf(const CatalogueRow &row)
{
    return row.file.isEmpty() ? -1 : 2 * static_cast<int>(row.files) + (row.isBuiltIn ? 1 : 0);
}

} // namespace

CatalogueModel::CatalogueModel(config::ConfigKind kind, QObject *parent)
    : RowsModel(ColumnCount, parent)
    , m_kind(kind)
{
}

void CatalogueModel::setCatalogue(std::vector<CatalogueRow> rows)
{
    m_known = std::move(rows);
    merge();
}

// Names that are chosen but not in the catalogue stand first, so that they can be taken away.
void CatalogueModel::merge()
{
    std::vector<CatalogueRow> rows;
    for (const QString &name : m_chosen) {
        const bool isKnown = std::ranges::any_of(
            m_known, [&name](const CatalogueRow &row) { return row.name == name; });
        if (!isKnown) {
            CatalogueRow row;
            row.name = name;
            row.files = CatalogueRow::Files::Unknown;
            rows.push_back(std::move(row));
        }
    }
    rows.insert(rows.end(), m_known.begin(), m_known.end());
    setRows(std::move(rows));
}

void CatalogueModel::setChosen(const QStringList &names)
{
    if (names != m_chosen) {
        m_chosen = names;
        m_chosen.removeDuplicates();
        merge();
        Q_EMIT chosenChanged();
    }
}

void CatalogueModel::search(const QString &text, bool isChosenOnly)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    setFilter([words, isChosenOnly, chosen = m_chosen](const CatalogueRow &row) {
        return (!isChosenOnly || chosen.contains(row.name))
            && std::ranges::all_of(words, [&row](const QString &word) {
                   return row.name.contains(word, Qt::CaseInsensitive);
               });
    });
}

int CatalogueModel::chosenWith(CatalogueRow::Files files) const
{
    return rows() ? static_cast<int>(std::ranges::count_if(*rows(),
                        [&](const CatalogueRow &row) {
                            return row.files == files && m_chosen.contains(row.name);
                        }))
                  : 0;
}

Qt::ItemFlags CatalogueModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = RowsModel::flags(index);
    return index.column() == Name ? base | Qt::ItemIsUserCheckable : base;
}

bool CatalogueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Name || role != Qt::CheckStateRole) {
        return false;
    }
    const QString name = rowAt(index.row()).name;
    m_chosen.removeAll(name);
    if (value.toInt() == Qt::Checked) {
        m_chosen << name;
    }
    Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT chosenChanged();
    return true;
}

StateCell CatalogueModel::stateOf(const CatalogueRow &row) const
{
    switch (row.files) {
    case CatalogueRow::Files::Present:
        return {u"circle-check"_s, tr("Installed"), Tone::Ok};
    case CatalogueRow::Files::Missing:
        return {u"triangle"_s, tr("Files missing"), Tone::Warn};
    case CatalogueRow::Files::Unknown:
        return {u"circle-x"_s, row.file.isEmpty() ? tr("Not in the catalogue") : tr("Unreadable"),
            Tone::Bad};
    case CatalogueRow::Files::NotNeeded:
        break;
    }
    return {row.isBuiltIn ? u"layers"_s : u"file"_s, row.isBuiltIn ? tr("Shipped") : tr("Yours"),
        Tone::Neutral};
}

QString CatalogueModel::hintOf(const CatalogueRow &row) const
{
    if (!row.problem.isEmpty()) {
        return row.problem;
    }
    if (row.files == CatalogueRow::Files::Missing) {
        return tr("Missing:\n%1").arg(pathLines(row.missing));
    }
    return row.places.isEmpty() ? QDir::toNativeSeparators(row.file) : pathLines(row.places);
}

QVariant CatalogueModel::cell(const CatalogueRow &row, int column, int role) const
{
    switch (role) {
    case Qt::CheckStateRole:
        return column == Name ? QVariant(m_chosen.contains(row.name) ? Qt::Checked : Qt::Unchecked)
                              : QVariant();
    case Qt::DisplayRole:
        return column == Name ? row.name
            : column == State ? stateOf(row).text
            : row.entries > 0 ? core::displayInteger(row.entries)
                              : u"–"_s;
    case SortRole:
    case CopyRole:
        return column == Name ? QVariant(row.name)
            : column == State ? QVariant(rankOf(row))
                              : QVariant(row.entries);
    case Qt::ToolTipRole:
        return column == Name ? QDir::toNativeSeparators(row.file) : hintOf(row);
    case CellDataRole:
        return column == State ? QVariant::fromValue(stateOf(row)) : QVariant();
    default:
        return {};
    }
}

QVariant CatalogueModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole) {
        return {};
    }
    const bool isModels = m_kind == config::ConfigKind::Models;
    switch (column) {
    case Name:
        return tr("Name");
    case Entries:
        return isModels ? tr("Models") : tr("Sets");
    case State:
        return isModels ? tr("Origin") : tr("Files");
    default:
        return {};
    }
}

Qt::Alignment CatalogueModel::alignment(int column) const
{
    return column == Entries ? Qt::AlignRight : Qt::AlignLeft;
}

} // namespace aisb::gui
