// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/comparison/comparison.h"

#include <QFrame>

class QToolButton;

namespace aisb::gui {

class Chip;
class ElidedLabel;

// The letter of an experiment on its colour.
class LetterBadge : public QWidget
{
    Q_OBJECT
public:
    explicit LetterBadge(std::size_t experiment, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::size_t m_experiment;
};

// One experiment of a comparison: badge, name, facts, and a menu of what can be done with it.
class ComparisonSlot : public QFrame
{
    Q_OBJECT
public:
    explicit ComparisonSlot(std::size_t experiment, QWidget *parent = nullptr);

    void setExperiment(const core::ComparedExperiment &experiment, bool isBaseline, bool canRemove);
    [[nodiscard]] QToolButton *menuButton() const { return m_menuButton; }

Q_SIGNALS:
    void baselineRequested(std::size_t experiment);
    void removeRequested(std::size_t experiment);
    void openRequested(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    std::size_t m_experiment;
    core::ComparedExperiment m_shown;
    bool m_isBaseline = false;
    bool m_canRemove = false;
    ElidedLabel *m_name;
    ElidedLabel *m_facts;
    Chip *m_chip;
    QToolButton *m_menuButton;
};

} // namespace aisb::gui
