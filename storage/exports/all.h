#pragma once
// The list of formats a session can leave in. For the table's export button and the command line; the order is the one in
// which they are offered and run.
#include <memory>
#include <vector>

#include "app/ports/exporter.h"

namespace storage::exports {

std::vector<std::unique_ptr<app::Exporter>> allExporters();

}  // namespace storage::exports
