// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QListView>
#include <QStyledItemDelegate>

namespace aisb::gui {

class NavModel;

// Paints one row of the navigation; the gap takes the height that is left.
class NavDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setCompact(bool isCompact) { m_isCompact = isCompact; }
    void setGap(int height) { m_gap = height; }
    [[nodiscard]] static QRect closeRect(const QRect &row);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
        const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(
        const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintEntry(
        QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    int paintRight(QPainter &painter, const QRect &row, const QStyleOptionViewItem &option,
        const QModelIndex &index) const;

    bool m_isCompact = false;
    int m_gap = 0;
};

// The navigation at the left: 196 px with words, 48 px with icons alone.
class NavView : public QListView
{
    Q_OBJECT
public:
    static constexpr int kWidth = 196;
    static constexpr int kCompactWidth = 48;
    static constexpr int kRowHeight = 32;

    explicit NavView(NavModel &model, QWidget *parent = nullptr);

    void setCompact(bool isCompact);
    [[nodiscard]] bool isCompact() const { return m_isCompact; }
    // Marks the row of a page or document; emits nothing.
    void showCurrent(const QString &id);

Q_SIGNALS:
    void visitRequested(const QString &id);
    void closeRequested(const QString &documentKey);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    void fitGap();
    void visit(const QModelIndex &index);

    NavModel &m_nav;
    NavDelegate *m_delegate;
    bool m_isCompact = false;
    QString m_currentId;
};

} // namespace aisb::gui
