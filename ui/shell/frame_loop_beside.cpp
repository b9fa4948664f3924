// What goes on beside the workshop and is told in it: the language, exports, the formula's file, touch screens that come and go.
#include <chrono>

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

void FrameLoop::exportSession(const std::string& format) {
    if (!m_table) return;
    const app::Texts& tr = texts(language());
    // A copy of the board goes to a worker: nobody at the table waits for a file.
    if (!m_export.begin(m_table->board(), tr, m_ports.exportFolder / m_table->file().stem(), format, m_ports.exporters))
        say(tr("An export is still under way: ask again when it is through."), paint::Tone::Trouble, 4);
}

void FrameLoop::tellExport() {
    if (const auto end = m_export.takeEnd()) say(end->words, end->written ? paint::Tone::Good : paint::Tone::Trouble, 12);
    else if (m_export.running()) say(m_export.progress(texts(language())), paint::Tone::Plain, 5);
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
    if (m_formula.valid() || !m_table) return;
    m_formula = std::async(std::launch::async, [lang = language(), read = &m_ports.readFormula]() -> FormulaRead {
        try {
            return {(*read)(lang), {}};
        } catch (const std::exception& failure) {
            return {{}, failure.what()};
        }
    });
}

void FrameLoop::tellFormula() {
    if (!m_formula.valid() || m_formula.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return;
    const FormulaRead read = m_formula.get();
    m_table->takeFormula(read.text, read.trouble, moment(), texts(language()));
}

}  // namespace ui::shell
