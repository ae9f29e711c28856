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

CatalogueModel::CatalogueModel(config::ConfigKind kind, Use use, QObject *parent)
    : RowsModel(ColumnCount, parent)
    , m_kind(kind)
    , m_use(use)
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

void CatalogueModel::search(
    const QString &text, bool isChosenOnly, std::optional<CatalogueRow::Files> files)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    setFilter([words, isChosenOnly, files, chosen = m_chosen](const CatalogueRow &row) {
        return (!isChosenOnly || chosen.contains(row.name)) && (!files || row.files == *files)
            && std::ranges::all_of(words, [&row](const QString &word) {
                   return row.name.contains(word, Qt::CaseInsensitive)
                       || row.family.contains(word, Qt::CaseInsensitive)
                       || row.abbrs.contains(word, Qt::CaseInsensitive);
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
    return index.column() == Name && m_use == Use::Choose ? base | Qt::ItemIsUserCheckable : base;
}

bool CatalogueModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Name || role != Qt::CheckStateRole
        || m_use != Use::Choose) {
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
    if (!row.isSupported) {
        return {u"octagon"_s, tr("Not supported"), Tone::Neutral};
    }
    switch (row.files) {
    case CatalogueRow::Files::Present:
        return {u"circle-check"_s, tr("Installed"), Tone::Ok};
    case CatalogueRow::Files::Missing:
        return {u"triangle"_s, tr("Files missing"), Tone::Warn};
    case CatalogueRow::Files::Unnamed:
        return {u"triangle"_s, tr("Needs a file"), Tone::Warn};
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

QString CatalogueModel::textOf(const CatalogueRow &row, int column) const
{
    const bool isData = m_kind == config::ConfigKind::Datasets;
    switch (column) {
    case Name:
        return row.name;
    case Domain:
        return isData && row.isSupported ? domainText(row.domain) : row.family;
    case Style:
        return isData      ? styleText(row.style)
            : !row.backend ? QString()
            : row.isStream ? tr("Streaming")
                           : tr("Whole answer");
    case State:
        return stateOf(row).text;
    default:
        return row.entries > 0 ? core::displayInteger(row.entries) : u"–"_s;
    }
}

QVariant CatalogueModel::cell(const CatalogueRow &row, int column, int role) const
{
    switch (role) {
    case Qt::CheckStateRole:
        return column == Name && m_use == Use::Choose
            ? QVariant(m_chosen.contains(row.name) ? Qt::Checked : Qt::Unchecked)
            : QVariant();
    case Qt::DisplayRole:
        return textOf(row, column);
    case SortRole:
    case CopyRole:
        return column == State  ? QVariant(rankOf(row))
            : column == Entries ? QVariant(row.entries)
                                : QVariant(textOf(row, column));
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
    const bool isData = m_kind == config::ConfigKind::Datasets;
    switch (column) {
    case Name:
        return tr("Name");
    case Domain:
        return isData ? tr("Domain") : tr("Family");
    case Style:
        return isData ? tr("Prompt style") : tr("Answers");
    case Entries:
        return isModels ? tr("Models") : isData ? tr("Sets") : tr("Groups");
    case State:
        return isData ? tr("Files") : tr("Origin");
    default:
        return {};
    }
}

Qt::Alignment CatalogueModel::alignment(int column) const
{
    return column == Entries ? Qt::AlignRight : Qt::AlignLeft;
}

QString domainText(datasets::Domain domain)
{
    using enum datasets::Domain;
    switch (domain) {
    case Mathematics:
        return CatalogueModel::tr("Mathematics");
    case Exams:
        return CatalogueModel::tr("Exams");
    case CommonSense:
        return CatalogueModel::tr("Common sense");
    case ChineseLanguage:
        return CatalogueModel::tr("Chinese language");
    case Reading:
        return CatalogueModel::tr("Reading");
    case LongText:
        return CatalogueModel::tr("Long texts");
    case Dialogue:
        return CatalogueModel::tr("Conversations");
    case Trace:
        return CatalogueModel::tr("Recorded load");
    case Synthetic:
        return CatalogueModel::tr("Synthetic");
    case Own:
        return CatalogueModel::tr("Own data");
    case Other:
        break;
    }
    return CatalogueModel::tr("Other");
}

QString styleText(const datasets::PromptStyle &style)
{
    QStringList parts;
    parts << (style.isDialogue   ? CatalogueModel::tr("several turns")
            : style.isPerplexity ? CatalogueModel::tr("perplexity")
            : style.isChat       ? CatalogueModel::tr("chat")
                                 : CatalogueModel::tr("text"));
    if (style.shots > 0) {
        parts << CatalogueModel::tr("%n-shot", nullptr, style.shots);
    }
    return parts.join(u" · "_s);
}

} // namespace aisb::gui
