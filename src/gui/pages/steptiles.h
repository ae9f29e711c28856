// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/widgets/stepperbar.h"

namespace aisb::gui {

// A StepperBar of tiles that a form can name.
class StepTiles : public StepperBar
{
    Q_OBJECT
public:
    explicit StepTiles(QWidget *parent = nullptr)
        : StepperBar(Form::Tiles, parent)
    {
    }
};

// A StepperBar of one line that a form can name.
class StepLine : public StepperBar
{
    Q_OBJECT
public:
    explicit StepLine(QWidget *parent = nullptr)
        : StepperBar(Form::Line, parent)
    {
    }
};

} // namespace aisb::gui
