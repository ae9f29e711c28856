// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <memory>

namespace aisb::gui {

namespace Ui {
class LengthEditor;
} // namespace Ui

// A length distribution in the notation of --input-length. A text in another notation is ignored.
class LengthEditor : public QWidget
{
    Q_OBJECT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY changed USER true)
public:
    explicit LengthEditor(QWidget *parent = nullptr);
    ~LengthEditor() override;

    [[nodiscard]] QString text() const;
    void setText(const QString &text);

Q_SIGNALS:
    void changed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refreshFields();

    std::unique_ptr<Ui::LengthEditor> m_ui;
};

} // namespace aisb::gui
