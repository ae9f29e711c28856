// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace aisb::gui {

// Label, field, unit on one line; hint or error below the field. Makes the label the field's buddy
// and sets accessible name and description. An error puts [invalid] on the field (red frame) and
// hides the hint.
class FieldRow : public QWidget
{
    Q_OBJECT
public:
    static constexpr int kLabelWidth = 92;

    FieldRow(const QString &label, QWidget *field, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *field() const { return m_field; }
    void setLabel(const QString &label);
    void setUnit(const QString &unit);
    void setHint(const QString &hint);
    void setError(const QString &error);
    [[nodiscard]] QString error() const { return m_error; }
    // The dot that says the value is not the default.
    void setModified(bool isModified);
    // Further widgets on the same line, after the unit.
    void addWidget(QWidget *widget);
    // Common width of the labels of a form; grows when a text needs more.
    void setLabelWidth(int width);

private:
    void refresh();

    QLabel *m_label;
    QLabel *m_dot;
    QWidget *m_field;
    QHBoxLayout *m_line;
    QLabel *m_unit;
    QLabel *m_hintLabel;
    QLabel *m_errorLabel;
    QString m_hint;
    QString m_error;
};

} // namespace aisb::gui
