// What goes on beside the table, on the facilitator's page of files: a line each with how far it is, and a key that cancels it.
#include <algorithm>

#include "ui/panels/facilitator_panel.h"

namespace ui::panels {

using app::Rect;
using namespace ui::paint;

void FacilitatorPanel::showJobs(Widgets& w, Room& room, Space& space) {
    for (const JobTold& job : room.jobs) {
        Space row{space.top(w.mm(14), w.mm(2))};
        const char* label = job.isStopping ? w.tr()("Stopping…") : w.tr()("Cancel");
        if (w.button(("cancel-" + job.name).c_str(), label, row.right(w.mm(40), w.mm(2)), Style::Plain, !job.isStopping))
            room.errands.push_back({Errand::Kind::CancelJob, job.name});
        const Rect bar = row.rest;
        Painter p = w.painter();
        p.box(bar, kChip, w.mm(2.5f));
        const float done = static_cast<float>(std::clamp(job.progress.value_or(0), 0.0, 1.0));
        if (done > 0) p.box({bar.x, bar.y, std::max(w.mm(5), bar.w * done), bar.h}, kChipHeld, w.mm(2.5f));
        w.text({bar.x + w.mm(3), bar.y, bar.w - w.mm(6), bar.h}, job.words, 4.4f, kInk);
        w.target("field", "job-" + job.name, job.words, bar);
    }
}

}  // namespace ui::panels
