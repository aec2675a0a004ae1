#pragma once
#include <QString>
#include <functional>

class QWidget;

namespace mj::ui {

// Answers "where to": the chosen path, or an empty one. A test gives its own; without one the system's dialog opens beside the page.
using AskFile = std::function<QString(const QString &suggested)>;

struct SaveQuestion {
    QString title;
    QString suggested; // file name, with its ending
    QString filter;    // "Picture (*.png)", several apart by ";;"
    bool pictures = true; // starts in the pictures folder, else in the documents folder
};

// Asks and goes on in `chosen`, which does not run when the person cancels or `parent` dies first. An existing file was confirmed.
void askWhereToSave(QWidget *parent, const SaveQuestion &question, const AskFile &ask, std::function<void(const QString &file)> chosen);

} // namespace mj::ui
