// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QDialog>
#include <QString>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;
class QLabel;

namespace aisb::gui {

enum class PaletteKind
{
    Command,
    Experiment,
    Help,
    Place
};

struct PaletteItem
{
    PaletteKind kind = PaletteKind::Command;
    QString title;
    QString note = {}; // grey, at the right: shortcut or place
    QString icon = {};
    QString disabledReason = {}; // not empty: shown grey, cannot be chosen
    std::function<void()> run = {};
};

// What a typed text asks for: prefix ">" commands, "#" experiments, "?" help.
class PaletteModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role
    {
        PositionsRole = Qt::UserRole + 1,
        NoteRole,
        IconRole,
        ReasonRole
    };

    using QAbstractListModel::QAbstractListModel;

    void setItems(std::vector<PaletteItem> items);
    void setText(const QString &text);
    [[nodiscard]] const PaletteItem &itemAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Hit
    {
        std::size_t item;
        int score;
        std::vector<int> positions;
    };

    std::vector<PaletteItem> m_items;
    std::vector<Hit> m_hits;
    QString m_text;
};

// Ctrl+K: a frameless dialog over the window; Up, Down, Enter, Escape.
class CommandPalette : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(std::vector<PaletteItem> items, QWidget *parent);

    void setText(const QString &text);
    [[nodiscard]] PaletteModel &model() { return *m_model; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void filter(const QString &text);
    void choose(const QModelIndex &index);
    void refreshHint();

    PaletteModel *m_model;
    QLineEdit *m_field;
    QListView *m_list;
    QLabel *m_hint;
};

} // namespace aisb::gui
