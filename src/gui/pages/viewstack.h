// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/analysis.h"

#include <QObject>
#include <QUndoStack>

namespace aisb::gui {

// What part of an experiment is looked at. One value for all its charts, tables and cards; every
// change can be undone, none is a change of data.
class ViewStack : public QObject
{
    Q_OBJECT
public:
    explicit ViewStack(QObject *parent = nullptr);

    [[nodiscard]] const Population &population() const { return m_population; }
    // name is that of the step in the menu: "Select 88.0 – 112.0 s". The same population is no
    // step.
    void setPopulation(const Population &population, const QString &name);
    // Another group is shown: forgets all steps.
    void reset();
    [[nodiscard]] QUndoStack &undoStack() { return m_stack; }

Q_SIGNALS:
    void changed(const aisb::gui::Population &population);

private:
    class Step;
    void apply(const Population &population);

    Population m_population;
    QUndoStack m_stack;
};

} // namespace aisb::gui
