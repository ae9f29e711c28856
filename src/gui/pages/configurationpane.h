// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/json.h"

#include <QWidget>

class QLineEdit;
class QTreeWidget;

namespace aisb::gui {

class EmptyState;

// The configuration of an experiment as a tree to read and search.
class ConfigurationPane : public QWidget
{
    Q_OBJECT
public:
    explicit ConfigurationPane(QWidget *parent = nullptr);

    void setConfig(const core::Json &config);
    [[nodiscard]] QWidget *filterField() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void filter(const QString &text);

    QLineEdit *m_search;
    QTreeWidget *m_tree;
    EmptyState *m_empty;
};

} // namespace aisb::gui
