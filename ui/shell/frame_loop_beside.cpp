// What goes on beside the workshop and is told in it: the language, exports, the formula's file, touch screens that come and go.
#include "ui/shell/export_work.h"
#include "ui/shell/frame_loop.h"

namespace ui::shell {

const std::string& FrameLoop::language() const { return m_table && !m_langChosen ? m_table->board().session().lang : m_lang; }

void FrameLoop::speak(const std::string& lang) {
    m_lang = lang, m_langChosen = true;
    if (m_home) m_home->setTemplates(m_ports.templates(m_lang));
    m_glass.redrawAll();
}

// At the table to whoever leads and to all, else on the home screen.
void FrameLoop::say(const std::string& words, paint::Tone tone, double forS) {
    if (m_table) m_table->tell(words, tone, forS, moment().nowS);
    else if (m_home) m_home->tell(words, tone);
}

// A copy of the board goes to a worker: nobody at the table waits for a file.
void FrameLoop::exportSession(const std::string& format) {
    if (!m_table) return;
    const app::Texts& tr = texts(language());
    ExportOrder order{m_table->board(), tr, m_ports.exportFolder / m_table->file().stem(),
                      formatsCalled(format, m_ports.exporters)};
    constexpr double kToldS = 12;
    const auto told = [this](const ExportEnd& end) {
        say(end.words, end.isWhole ? paint::Tone::Good : paint::Tone::Trouble, kToldS);
    };
    if (!m_jobs.begin(exportPlan(std::move(order), told)))
        say(tr("An export is still under way: ask again when it is through."), paint::Tone::Trouble, 4);
}

void FrameLoop::followJobs() {
    m_jobs.answer();
    std::vector<panels::JobTold> jobs = m_jobs.told();
    if (m_table) m_table->tellJobs(std::move(jobs), moment().nowS);
    else if (m_home && !jobs.empty()) m_home->tell(jobs.front().words, paint::Tone::Plain);
}

// A touch screen may go, or come with a driver that mixes fingers up, at any time.
void FrameLoop::tellDevices() {
    const std::string trouble = m_sources.trouble(texts(language()));
    if (m_table) m_table->tellDevices(trouble);
    if (trouble == m_devices) return;
    m_devices = trouble;
    if (m_home) m_home->tell(trouble);
    if (!trouble.empty()) m_ports.complain(trouble);
}

void FrameLoop::readFormula() {
    if (!m_table) return;
    const app::Texts& tr = texts(language());
    const auto take = [this](const std::string& text, const std::string& trouble) {
        m_table->takeFormula(text, trouble, moment(), texts(language()));
    };
    m_jobs.begin({.name = "formula",
                  .words = tr("The formula is being read."),
                  .lasts = Lasts::WithTable,
                  .work = [lang = language(), &read = m_ports.readFormula, take](Jobs::Ticket&) -> Jobs::Answer {
                      return [take, text = read(lang)] { take(text, {}); };
                  },
                  .failed = [take](const std::string& trouble) { take({}, trouble); }});
}

}  // namespace ui::shell
