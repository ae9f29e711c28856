// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>
#include <QString>

namespace aisb::gui {

// A label of a form whose look is named by its kind: "label", "toplabel", "secondary", "hint",
// "heading", "section" (a heading with air above), "display", "warning", "error" or "fixed".
// Follows theme and font.
class FormLabel : public QLabel
{
    Q_OBJECT
    Q_PROPERTY(QString kind READ kind WRITE setKind)
public:
    explicit FormLabel(QWidget *parent = nullptr);
    FormLabel(const QString &text, const QString &kind, QWidget *parent = nullptr);

    [[nodiscard]] QString kind() const { return m_kind; }
    void setKind(const QString &kind);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();

    QString m_kind;
    bool m_isRefreshing = false;
};

} // namespace aisb::gui
