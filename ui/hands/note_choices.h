#pragma once
// What can be done with a note or a group, wherever it was touched: on a view or before a seat. Tables of choices, read by
// bubbles; their verbs run commands.
#include "ui/glass/choice.h"

namespace ui::hands {

// Of the note or group that was asked about; without choices for anything else.
glass::Offer noteOffer(const glass::Asked& asked);

// Verbs of any record that has a form or a history; views put them into their tables too.
bool openForm(glass::ViewContext& at, const glass::Chosen& chosen);   // at the nearest seat
bool undoThere(glass::ViewContext& at, const glass::Chosen& chosen);  // the latest change of the record

}  // namespace ui::hands
