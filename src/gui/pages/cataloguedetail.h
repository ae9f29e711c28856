// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/bindings/cataloguelist.h"
#include "gui/widgets/card.h"

class QGridLayout;
class QPushButton;

namespace aisb::gui {

class CatalogueModel;

// What is known about one configuration of the catalogue, and what can be done with it.
class CatalogueDetail : public Card
{
    Q_OBJECT
public:
    explicit CatalogueDetail(QWidget *parent = nullptr);

    // model gives the words for the state of the row.
    void showRow(const CatalogueModel &model, const CatalogueRow &row);
    void retranslate();

Q_SIGNALS:
    void useRequested();
    void showFileRequested();

private:
    void addFact(const QString &name, const QString &value);
    void addFiles(const CatalogueRow &row);
    void clear();

    QGridLayout *m_facts;
    QPushButton *m_use;
    QPushButton *m_showFile;
};

} // namespace aisb::gui
