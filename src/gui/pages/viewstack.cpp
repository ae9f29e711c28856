// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/viewstack.h"

#include <QUndoCommand>

namespace aisb::gui {

namespace {

constexpr int kSteps = 100;

} // namespace

class ViewStack::Step : public QUndoCommand
{
public:
    Step(ViewStack &stack, const Population &after, const QString &name)
        : QUndoCommand(name)
        , m_stack(stack)
        , m_before(stack.population())
        , m_after(after)
    {
    }
    void undo() override { m_stack.apply(m_before); }
    void redo() override { m_stack.apply(m_after); }

private:
    ViewStack &m_stack;
    Population m_before;
    Population m_after;
};

ViewStack::ViewStack(QObject *parent)
    : QObject(parent)
{
    m_stack.setUndoLimit(kSteps);
}

void ViewStack::setPopulation(const Population &population, const QString &name)
{
    if (population != m_population) {
        m_stack.push(new Step(*this, population, name));
    }
}

void ViewStack::reset()
{
    m_stack.clear();
    apply({});
}

void ViewStack::apply(const Population &population)
{
    m_population = population;
    Q_EMIT changed(population);
}

} // namespace aisb::gui
