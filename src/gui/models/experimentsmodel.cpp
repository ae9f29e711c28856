// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/experimentsmodel.h"

#include "core/text/format.h"
#include "gui/models/cells.h"
#include "gui/models/experimentcells.h"
#include "gui/models/roworder.h"
#include "gui/pages/words.h"
#include "gui/settings/language.h"

#include <QDir>
#include <QHash>
#include <QLocale>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace aisb::gui {

namespace {

using Entry = run::ExperimentEntry;

QString dayText(QDate day, QDate today)
{
    const bool isChinese = currentLanguage().startsWith("zh"_L1);
    const QLocale english(QLocale::English);
    const bool isThisYear = day.year() == today.year();
    const QString text = isChinese
        ? day.toString(isThisYear ? u"M 月 d 日"_s : u"yyyy 年 M 月 d 日"_s)
        : english.toString(day, isThisYear ? u"d MMMM"_s : u"d MMMM yyyy"_s);
    if (day == today) {
        return ExperimentsModel::tr("Today, %1").arg(text);
    }
    return day == today.addDays(-1) ? ExperimentsModel::tr("Yesterday, %1").arg(text) : text;
}

QStringList sortedSet(QStringList texts)
{
    texts.removeDuplicates();
    std::ranges::sort(texts, [](const QString &a, const QString &b) { return isLess(a, b); });
    return texts;
}

} // namespace

ExperimentsModel::ExperimentsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_entries(std::make_shared<const run::ExperimentList>())
    , m_groups(1)
    , m_today(QDate::currentDate())
{
}

void ExperimentsModel::setEntries(Entries entries)
{
    if (m_entries->empty() || entries->empty()) {
        beginResetModel();
        m_entries = std::move(entries);
        m_groups = arranged(*m_entries);
        m_shown = countShown();
        endResetModel();
        return;
    }
    arrange(std::move(entries));
}

void ExperimentsModel::setFilter(const ExperimentFilter &filter)
{
    if (filter != m_filter) {
        m_filter = filter;
        arrange(m_entries);
    }
}

void ExperimentsModel::setGrouping(Grouping grouping)
{
    if (grouping == m_grouping) {
        return;
    }
    beginResetModel();
    m_grouping = grouping;
    m_groups = arranged(*m_entries);
    endResetModel();
}

void ExperimentsModel::setToday(QDate today)
{
    if (std::exchange(m_today, today) != today) {
        retranslate();
    }
}

void ExperimentsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    const int top = rowCount();
    if (top > 0) {
        Q_EMIT dataChanged(index(0, 0), index(top - 1, ColumnCount - 1));
    }
    for (int row = 0; row < top && !isFlat(); ++row) {
        const QModelIndex group = index(row, 0);
        Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, ColumnCount - 1, group));
    }
}

void ExperimentsModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    arrange(m_entries);
}

QString ExperimentsModel::keyOf(const Entry &entry) const
{
    switch (m_grouping) {
    case Grouping::None:
        break;
    case Grouping::Day:
        return entry.startedAt.date().toString(Qt::ISODate);
    case Grouping::Model:
        return sortedSet(entry.models).join(u", "_s);
    case Grouping::Data:
        return sortedSet(entry.datasets).join(u", "_s);
    case Grouping::Mode:
        return entry.mode;
    case Grouping::Tag:
        return entry.about.tags.value(0);
    }
    return {};
}

std::vector<quint32> ExperimentsModel::ordered(const run::ExperimentList &entries) const
{
    std::vector<quint32> rows;
    std::vector<quint32> absent; // last in either order
    std::vector<QVariant> values(entries.size());
    const bool isSorted = m_sortColumn >= 0 && m_sortColumn < ColumnCount;
    for (quint32 i = 0; i < entries.size(); ++i) {
        if (!matches(entries[i], m_filter)) {
            continue;
        }
        values[i] = isSorted ? experimentValue(entries[i], m_sortColumn) : QVariant();
        (isSorted && isAbsentValue(values[i]) ? absent : rows).push_back(i);
    }
    if (isSorted) {
        // Equal ones stay in the order of the list, newest first.
        std::ranges::stable_sort(rows, [this, &values](quint32 left, quint32 right) {
            return m_sortOrder == Qt::AscendingOrder ? isLess(values[left], values[right])
                                                     : isLess(values[right], values[left]);
        });
    }
    rows.insert(rows.end(), absent.begin(), absent.end());
    return rows;
}

std::vector<ExperimentsModel::Group> ExperimentsModel::arranged(
    const run::ExperimentList &entries) const
{
    std::vector<quint32> rows = ordered(entries);
    if (isFlat()) {
        return {{QString(), std::move(rows)}};
    }
    std::vector<Group> groups;
    QHash<QString, std::size_t> places;
    for (const quint32 row : rows) {
        const QString key = keyOf(entries[row]);
        const auto place = places.constFind(key);
        if (place == places.constEnd()) {
            places.insert(key, groups.size());
            groups.push_back({key, {row}});
        } else {
            groups[*place].rows.push_back(row);
        }
    }
    const bool isDescending = m_grouping == Grouping::Day
        && (m_sortColumn != Started || m_sortOrder != Qt::AscendingOrder);
    std::ranges::stable_sort(groups, [isDescending](const Group &left, const Group &right) {
        return isDescending ? isLess(right.key, left.key) : isLess(left.key, right.key);
    });
    return groups;
}

int ExperimentsModel::countShown() const
{
    std::size_t count = 0;
    for (const Group &group : m_groups) {
        count += group.rows.size();
    }
    return static_cast<int>(count);
}

void ExperimentsModel::arrange(Entries entries)
{
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    struct Meaning
    {
        QString path; // empty: a group
        QString group;
    };
    std::vector<Meaning> meanings;
    for (const QModelIndex &index : before) {
        const Entry *entry = entryAt(index);
        meanings.push_back({entry ? entry->path : QString(), groupKey(index)});
    }
    m_entries = std::move(entries);
    m_groups = arranged(*m_entries);
    m_shown = countShown();
    QHash<QString, QModelIndex> found; // by path, and by key with a character no path begins with
    for (int row = 0; !before.isEmpty() && row < static_cast<int>(m_groups.size()); ++row) {
        const Group &group = m_groups[static_cast<std::size_t>(row)];
        const QModelIndex parent = isFlat() ? QModelIndex() : index(row, 0);
        found.insert(u'\n' + group.key, parent);
        for (int child = 0; child < static_cast<int>(group.rows.size()); ++child) {
            const auto entry = group.rows[static_cast<std::size_t>(child)];
            found.insert((*m_entries)[entry].path, index(child, 0, parent));
        }
    }
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i) {
        const Meaning &meaning = meanings[static_cast<std::size_t>(i)];
        const QModelIndex now =
            found.value(meaning.path.isEmpty() ? u'\n' + meaning.group : meaning.path);
        after << now.siblingAtColumn(before[i].column());
    }
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged();
}

// internalId: 0 for what stands at the top, else the place of its group, from 1.
QModelIndex ExperimentsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex ExperimentsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == 0) {
        return {};
    }
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int ExperimentsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return static_cast<int>(isFlat() ? m_groups.front().rows.size() : m_groups.size());
    }
    const Group *group = parent.column() == 0 ? groupAt(parent) : nullptr;
    return group ? static_cast<int>(group->rows.size()) : 0;
}

int ExperimentsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

const ExperimentsModel::Group *ExperimentsModel::groupAt(const QModelIndex &index) const
{
    const bool isGroup = index.isValid() && !isFlat() && index.internalId() == 0;
    return isGroup ? &m_groups[static_cast<std::size_t>(index.row())] : nullptr;
}

const Entry *ExperimentsModel::entryAt(const QModelIndex &index) const
{
    if (!index.isValid() || groupAt(index)) {
        return nullptr;
    }
    const std::size_t group = isFlat() ? 0 : index.internalId() - 1;
    return &(*m_entries)[m_groups[group].rows[static_cast<std::size_t>(index.row())]];
}

QModelIndex ExperimentsModel::indexOf(const QString &path) const
{
    for (std::size_t group = 0; group < m_groups.size(); ++group) {
        const std::vector<quint32> &rows = m_groups[group].rows;
        const auto row = std::ranges::find_if(
            rows, [&](quint32 entry) { return (*m_entries)[entry].path == path; });
        if (row != rows.end()) {
            const int place = static_cast<int>(row - rows.begin());
            return isFlat() ? index(place, 0) : index(place, 0, index(static_cast<int>(group), 0));
        }
    }
    return {};
}

QStringList ExperimentsModel::shownPaths() const
{
    QStringList paths;
    for (const Group &group : m_groups) {
        for (const quint32 row : group.rows) {
            paths << (*m_entries)[row].path;
        }
    }
    return paths;
}

QString ExperimentsModel::groupKey(const QModelIndex &index) const
{
    const Group *group = groupAt(index);
    return group ? group->key : QString();
}

QStringList ExperimentsModel::allModels() const
{
    QStringList models;
    for (const Entry &entry : *m_entries) {
        models << entry.models;
    }
    return sortedSet(models);
}

QStringList ExperimentsModel::allTags() const
{
    QStringList tags;
    for (const Entry &entry : *m_entries) {
        tags << entry.about.tags;
    }
    return sortedSet(tags);
}

QString ExperimentsModel::groupText(const Group &group) const
{
    if (m_grouping == Grouping::Day) {
        const QDate day = QDate::fromString(group.key, Qt::ISODate);
        return day.isValid() ? dayText(day, m_today) : tr("No date");
    }
    if (!group.key.isEmpty()) {
        return group.key;
    }
    return m_grouping == Grouping::Model ? tr("No model")
        : m_grouping == Grouping::Data   ? tr("No data set")
        : m_grouping == Grouping::Tag    ? tr("No tag")
                                         : tr("Unknown mode");
}

QVariant ExperimentsModel::groupData(const Group &group, int column, int role) const
{
    const auto count = static_cast<int>(group.rows.size());
    if (role == GroupRole) {
        return true;
    }
    if (column != Title) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return groupText(group);
    case UnitRole:
        return core::displayInteger(count);
    case Qt::AccessibleTextRole:
        return tr("%1, %n experiments", nullptr, count).arg(groupText(group));
    default:
        return {};
    }
}

QVariant ExperimentsModel::entryData(const Entry &entry, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return experimentText(entry, column, m_grouping == Grouping::Day);
    case Qt::EditRole:
        return column == Title ? QVariant(entry.title()) : QVariant();
    case SortRole:
    case CopyRole:
        return experimentValue(entry, column);
    case CellDataRole:
        return experimentDrawing(entry, column);
    case Qt::ToolTipRole:
        return experimentToolTip(entry, column);
    case Qt::AccessibleTextRole: {
        const QString text = experimentAccessibleText(entry, column);
        return text.isEmpty() ? experimentText(entry, column) : text;
    }
    default:
        return {};
    }
}

QVariant ExperimentsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return headerData(index.column(), Qt::Horizontal, role);
    }
    if (const Group *group = groupAt(index)) {
        return groupData(*group, index.column(), role);
    }
    return entryData(*entryAt(index), index.column(), role);
}

QVariant ExperimentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount) {
        return {};
    }
    const bool isNumber = section >= OutputThroughput && section <= Size;
    switch (role) {
    case Qt::DisplayRole:
        return experimentHeader(section);
    case UnitRole:
        return experimentUnit(section);
    case CellDataRole:
        return section == Verdict ? QVariant(u"pulse"_s) : QVariant();
    case IconOnlyRole:
        return section == Verdict;
    case Qt::ToolTipRole:
        return section == Verdict ? QVariant(tr("Whether the numbers can be trusted")) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            (isNumber || section == Started ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    default:
        return {};
    }
}

Qt::ItemFlags ExperimentsModel::flags(const QModelIndex &index) const
{
    if (groupAt(index)) {
        return Qt::ItemIsEnabled;
    }
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (index.isValid()) {
        flags |= Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
        flags.setFlag(Qt::ItemIsEditable, index.column() == Title);
    }
    return flags;
}

bool ExperimentsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Entry *entry = entryAt(index);
    if (role != Qt::EditRole || !entry || index.column() != Title) {
        return false;
    }
    const QString title = value.toString().trimmed();
    if (title == entry->title()) {
        return false;
    }
    const QString path = entry->path; // the entry may be replaced while this is told
    Q_EMIT titleEdited(path, title == entry->name ? QString() : title);
    return true;
}

QStringList ExperimentsModel::mimeTypes() const
{
    return {u"text/uri-list"_s};
}

QMimeData *ExperimentsModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex &index : indexes) {
        if (const Entry *entry = entryAt(index); entry && index.column() == Title) {
            urls << QUrl::fromLocalFile(entry->path);
        }
    }
    auto data = std::make_unique<QMimeData>();
    data->setUrls(urls);
    return data.release();
}

} // namespace aisb::gui
