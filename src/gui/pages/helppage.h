// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/frame/page.h"

#include <memory>
#include <vector>

class QTableView;

namespace aisb::gui {

class TextTableModel;

namespace Ui {
class HelpPage;
} // namespace Ui

// Metric definitions, error codes, shortcuts.
class HelpPage : public Page
{
    Q_OBJECT
public:
    explicit HelpPage(Shell &shell, QWidget *parent = nullptr);
    ~HelpPage() override;

    [[nodiscard]] QWidget *filterField() const override;

protected:
    void activate() override;
    void retranslate() override;

private:
    struct Topic
    {
        QTableView *view;
        TextTableModel *model;
    };
    void fill();

    std::unique_ptr<Ui::HelpPage> m_ui;
    QWidget *m_content;
    std::vector<Topic> m_topics;
};

} // namespace aisb::gui
