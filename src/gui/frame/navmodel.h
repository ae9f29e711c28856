// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/pageregistry.h"
#include "gui/frame/shell.h"

#include <QAbstractListModel>
#include <QHash>

#include <vector>

namespace aisb::gui {

// Rows of the navigation: top pages, "Open" with the documents, a gap that stretches, bottom pages.
class NavModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Kind
    {
        Page,
        Heading,
        Document,
        Gap
    };
    enum Role
    {
        KindRole = Qt::UserRole + 1,
        IdRole,
        IconRole,
        ShortcutRole,
        BadgeRole
    };

    explicit NavModel(const PageRegistry &registry, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    // Page id or document key; -1 when there is none.
    [[nodiscard]] int rowOf(const QString &id) const;

    void addDocument(const Document &document);
    void removeDocument(const QString &key);
    void renameDocument(const QString &key, const QString &title);
    [[nodiscard]] const std::vector<Document> &documents() const { return m_documents; }
    [[nodiscard]] const Document *findDocument(const QString &key) const;

    void setBadge(const QString &pageId, int count);
    void retranslate();

private:
    struct Row
    {
        Kind kind;
        QString id;
    };
    [[nodiscard]] std::vector<Row> computeRows() const;
    [[nodiscard]] QVariant pageData(const Row &row, int role) const;
    [[nodiscard]] QVariant documentData(const Row &row, int role) const;

    const PageRegistry &m_registry;
    std::vector<Document> m_documents;
    QHash<QString, int> m_badges;
    std::vector<Row> m_rows;
};

} // namespace aisb::gui
