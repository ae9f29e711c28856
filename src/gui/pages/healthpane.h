// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/health.h"

#include <QWidget>

#include <optional>

class QTableView;

namespace aisb::gui {

class Card;
class EmptyState;
class HealthModel;
class NoteBox;

// Whether the measurement can be trusted, and each check that says so.
class HealthPane : public QWidget
{
    Q_OBJECT
public:
    explicit HealthPane(QWidget *parent = nullptr);

    // Nothing: the folder does not say.
    void setHealth(std::optional<core::Health> health);
    [[nodiscard]] HealthModel *model() const { return m_model; }

    // One sentence: the verdict, then what is not good about it.
    [[nodiscard]] static QString sentence(const core::Health &health);
    // Verdict, findings and what the client may have added, in a box.
    static void showIn(NoteBox &box, const core::Health &health);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    NoteBox *m_verdict;
    Card *m_card;
    QTableView *m_view;
    HealthModel *m_model;
    EmptyState *m_empty;
    std::optional<core::Health> m_health;
};

} // namespace aisb::gui
