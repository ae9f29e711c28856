// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/frame/navmodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace aisb::gui {

NavModel::NavModel(const PageRegistry &registry, QObject *parent)
    : QAbstractListModel(parent)
    , m_registry(registry)
    , m_rows(computeRows())
{
}

std::vector<NavModel::Row> NavModel::computeRows() const
{
    std::vector<Row> rows;
    for (const PageEntry *entry : m_registry.entriesAt(NavPlace::Top)) {
        rows.push_back({Kind::Page, entry->id});
    }
    if (!m_documents.empty()) {
        rows.push_back({Kind::Heading, u"heading.open"_s});
        for (const Document &document : m_documents) {
            rows.push_back({Kind::Document, document.key});
        }
    }
    rows.push_back({Kind::Gap, u"gap"_s});
    for (const PageEntry *entry : m_registry.entriesAt(NavPlace::Bottom)) {
        rows.push_back({Kind::Page, entry->id});
    }
    return rows;
}

int NavModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant NavModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == KindRole) {
        return QVariant::fromValue(static_cast<int>(row.kind));
    }
    if (role == IdRole) {
        return row.id;
    }
    switch (row.kind) {
    case Kind::Page:
        return pageData(row, role);
    case Kind::Document:
        return documentData(row, role);
    case Kind::Heading:
        return role == Qt::DisplayRole ? QVariant(tr("Open", "heading over the opened documents"))
                                       : QVariant();
    case Kind::Gap:
        break;
    }
    return {};
}

QVariant NavModel::pageData(const Row &row, int role) const
{
    const PageEntry *entry = m_registry.find(row.id);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return entry->title();
    case Qt::AccessibleTextRole: {
        const int count = m_badges.value(row.id);
        return count > 0 ? tr("%1, %n active", nullptr, count).arg(entry->title()) : entry->title();
    }
    case IconRole:
        return entry->icon;
    case BadgeRole:
        return m_badges.value(row.id);
    case ShortcutRole: {
        const auto top = m_registry.entriesAt(NavPlace::Top);
        const auto at = std::ranges::find(top, entry);
        return at == top.end() ? QString() : u"Ctrl+%1"_s.arg(at - top.begin() + 1);
    }
    default:
        return {};
    }
}

QVariant NavModel::documentData(const Row &row, int role) const
{
    const Document *document = findDocument(row.id);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return document->title;
    case Qt::ToolTipRole:
        return document->title + u'\n' + document->key;
    case IconRole:
        return document->icon;
    default:
        return {};
    }
}

Qt::ItemFlags NavModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::NoItemFlags;
    }
    const Kind kind = m_rows[static_cast<std::size_t>(index.row())].kind;
    const bool isReachable = kind == Kind::Page || kind == Kind::Document;
    return isReachable ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren
                       : Qt::ItemNeverHasChildren;
}

int NavModel::rowOf(const QString &id) const
{
    const auto at = std::ranges::find_if(m_rows, [&id](const Row &row) {
        return row.id == id && (row.kind == Kind::Page || row.kind == Kind::Document);
    });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

void NavModel::addDocument(const Document &document)
{
    if (findDocument(document.key)) {
        return;
    }
    beginResetModel();
    m_documents.push_back(document);
    m_rows = computeRows();
    endResetModel();
}

void NavModel::removeDocument(const QString &key)
{
    if (!findDocument(key)) {
        return;
    }
    beginResetModel();
    std::erase_if(m_documents, [&key](const Document &document) { return document.key == key; });
    m_rows = computeRows();
    endResetModel();
}

void NavModel::renameDocument(const QString &key, const QString &title)
{
    const int row = rowOf(key);
    if (row < 0) {
        return;
    }
    for (Document &document : m_documents) {
        if (document.key == key) {
            document.title = title;
            Q_EMIT dataChanged(index(row), index(row));
        }
    }
}

const Document *NavModel::findDocument(const QString &key) const
{
    const auto at = std::ranges::find_if(
        m_documents, [&key](const Document &document) { return document.key == key; });
    return at == m_documents.end() ? nullptr : &*at;
}

void NavModel::setBadge(const QString &pageId, int count)
{
    m_badges.insert(pageId, count);
    const int row = rowOf(pageId);
    if (row >= 0) {
        Q_EMIT dataChanged(index(row), index(row), {BadgeRole, Qt::AccessibleTextRole});
    }
}

void NavModel::retranslate()
{
    Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

} // namespace aisb::gui
