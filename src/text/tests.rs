//! Paragraphs in several languages, from text to painted lines.

use crate::font::Family;
use crate::geom::{Point, Pt, Size};
use crate::language::Language;
use crate::page::{Artifact, Frame, Item, Tag};
use crate::paint::Rgb;
use crate::text::{Align, Compositor, Forms, Line, Paragraph, Setting, Span, Style};

const SIZE: Pt = Pt(10.0);
const NARROW: Pt = Pt(212.6);

/// A painted line.
#[derive(Debug)]
struct Painted {
    /// Its characters, in visual order.
    text: String,
    /// Where its first glyph begins.
    start: f64,
    /// Where its last glyph ends.
    end: f64,
    /// What is known of it before.
    line: Line,
}

fn style() -> Style {
    Style::new(Family::Serif, SIZE, Rgb(0, 0, 0))
}

/// Makes a paragraph of parts, those marked with a caret superior.
fn make(
    compositor: &mut Compositor,
    parts: &[&str],
    tag: &str,
    setting: &Setting,
) -> Paragraph {
    let language = Language::new(tag).unwrap();
    let spans: Vec<Span<'_>> = parts
        .iter()
        .map(|part| {
            let raised = part.strip_prefix('^');
            let style = if raised.is_some() { style().forms(Forms::Superior) } else { style() };
            let tag = Tag::Artifact(Artifact::Layout);
            Span { text: raised.unwrap_or(part), style, language: &language, tag, link: None }
        })
        .collect();
    compositor.paragraph(&spans, &language, setting)
}

fn set_at(measure: Pt, parts: &[&str], language: &str, setting: &Setting) -> Vec<Painted> {
    let mut compositor = Compositor::default();
    let paragraph = make(&mut compositor, parts, language, setting);
    let paint = |line: &Line| {
        let mut frame = Frame::new(Size::default());
        let place = (Point::ORIGIN, measure, Align::Start);
        compositor.paint(&paragraph, line, place, &mut frame.items);
        let mut painted =
            Painted { text: String::new(), start: f64::INFINITY, end: 0.0, line: *line };
        // The space at which a line ends is there to be read, out of sight.
        let last = frame.items.iter_mut().rev().find_map(|placed| match &mut placed.item {
            Item::Text(run) => Some(run),
            _ => None,
        });
        if let Some(run) = last.filter(|run| run.text.ends_with(' ')) {
            run.text = run.text[..run.text.len() - 1].into();
            run.glyphs = run.glyphs.iter().take(run.glyphs.iter().count() - 1).collect();
        }
        for placed in &frame.items {
            if let Item::Text(run) = &placed.item {
                painted.text.push_str(&run.reading());
                painted.start = painted.start.min(placed.at.x.0);
                painted.end = painted.end.max(placed.at.x.0 + run.width().0);
            }
        }
        painted
    };
    paragraph.lines(measure).iter().map(paint).collect()
}

fn set(text: &str, language: &str) -> Vec<Painted> {
    set_at(NARROW, &[text], language, &Setting::justified(SIZE))
}

/// Asserts that all lines but the last reach from margin to margin, but for what protrudes.
fn assert_full(lines: &[Painted], measure: Pt) {
    for Painted { text, start, end, .. } in &lines[..lines.len() - 1] {
        assert!((-2.0..0.1).contains(start), "`{text}` begins {start} pt off the margin");
        let over = end - measure.0;
        assert!((-0.1..2.0).contains(&over), "`{text}` ends {over} pt off the margin");
    }
}

const ENGLISH: &str = "South Korea and Japan first agreed in January 2011 to work towards an \
    agreement protecting the military information that they exchange, and a text was ready by \
    the middle of 2012.";

/// The preamble of the Constitution of Japan, in part.
const JAPANESE: &str = "日本国民は、正当に選挙された国会における代表者を通じて行動し、われらとわれらの\
    子孫のために、諸国民との協和による成果と、わが国全土にわたつて自由のもたらす恵沢を確保し、政府の\
    行為によつて再び戦争の惨禍が起ることのないやうにすることを決意し、ここに主権が国民に存することを\
    宣言し、この憲法を確定する。協定（GSOMIA）は「秘密軍事情報の保護」に関するもので、2016年11月23日に\
    署名された。ジョン・スミス氏は「『これは新しい一歩だ』、と聞いた」と述べた。";

/// The preamble of the Constitution of the Republic of Korea.
const KOREAN: &str = "유구한 역사와 전통에 빛나는 우리 대한국민은 3·1운동으로 건립된 대한민국임시정부의 \
    법통과 불의에 항거한 4·19민주이념을 계승하고, 조국의 민주개혁과 평화적 통일의 사명에 입각하여 \
    정의·인도와 동포애로써 민족의 단결을 공고히 하고, 모든 사회적 폐습과 불의를 타파하며, 자율과 \
    조화를 바탕으로 자유민주적 기본질서를 더욱 확고히 하여 정치·경제·사회·문화의 모든 영역에 있어서 \
    각인의 기회를 균등히 하고, 능력을 최고도로 발휘하게 하며, 자유와 권리에 따르는 책임과 의무를 \
    완수하게 하여, 안으로는 국민생활의 균등한 향상을 기하고 밖으로는 항구적인 세계평화와 인류공영에 \
    이바지함으로써 우리들과 우리들의 자손의 안전과 자유와 행복을 영원히 확보할 것을 다짐하면서 1948년 \
    7월 12일에 제정되고 8차에 걸쳐 개정된 헌법을 이제 국회의 의결을 거쳐 국민투표에 의하여 개정한다.";

/// A text with names, figures and Latin letters.
const PACT: &str = "한국과 일본은 2016년 11월 23일 서울에서 군사비밀정보의 보호에 관한 협정(GSOMIA)에 서명하였다. \
    협정은 두 나라가 직접 주고받는 군사비밀을 어떻게 다루고 지킬 것인지를 정할 뿐, 정보를 반드시 \
    제공할 의무를 지우지는 않는다. 2012년에는 서명을 한 시간도 남기지 않고 연기한 일이 있었으며, 그 뒤 \
    두 나라는 미국 국방부를 거쳐서만 북한에 관한 정보를 나누어 왔다. 북한이 2016년에 두 차례 핵실험을 \
    하고 20발이 넘는 탄도미사일을 발사하자 협상이 다시 시작되었고, 세 차례의 회의 끝에 11월 14일 \
    가서명이 이루어졌다. 야당은 협상이 지나치게 서둘러 진행되었으며 국민의 동의를 얻지 못하였다고 \
    비판하였고, 한민구 국방부 장관의 해임건의안을 내겠다고 밝혔다. 여론조사에서는 응답자의 59%가 \
    협정에 반대하였고 31%가 찬성하였다. 정부는 일본의 정찰위성과 지상 레이더, 해상 초계기가 얻은 정보를 \
    직접 받게 되면 북한의 잠수함과 미사일을 더 일찍 알아차릴 수 있다고 설명한다.";

/// Another.
const DELAY: &str = "2012년 봄에 실무자들은 이미 문안에 가서명을 마쳤고, 국무회의는 이를 미리 알리지 않은 \
    채 의결하였다. 이 사실이 언론에 알려지자 비판이 거세게 일었고, 정부는 도쿄에서 열릴 예정이던 서명식을 \
    한 시간도 남기지 않고 미루었다. 그 책임을 지고 대통령의 대외전략 비서관이 물러났다. 2014년 12월부터 \
    두 나라는 법적 구속력이 없는 약정에 따라 미국을 거쳐 북한의 핵과 미사일에 관한 정보를 나누었다. 이번에는 \
    모든 단계가 미리 공개되었으나 국회의 동의를 받지 않았고, 서명식에는 기자들이 들어갈 수 없었다. 사진 \
    기자들은 이에 항의하여 사진기를 바닥에 내려놓고 대사가 들어오는 길의 양쪽에 말없이 늘어섰다. 야당들은 \
    이 협정이 헌법에 어긋난다고 보고 국회에서 장관의 책임을 묻겠다고 하였다. 전문가들은 협정이 곧바로 큰 \
    변화를 가져오지는 않겠지만 두 나라 군대가 서로를 대하는 방식을 천천히 바꾸어 놓을 것이라고 말한다.";

/// Isaiah 2, 2 to 4, in part, without vowels.
const HEBREW: &str = "והיה באחרית הימים נכון יהיה הר בית יהוה בראש ההרים ונשא מגבעות ונהרו אליו כל \
    הגוים והלכו עמים רבים ואמרו לכו ונעלה אל הר יהוה אל בית אלהי יעקב וירנו מדרכיו ונלכה בארחתיו";

#[test]
fn nothing_is_lost_and_lines_fill_the_measure() {
    let lines = set(ENGLISH, "en");
    let joined: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(joined.join(" ").replace("\u{ad} ", ""), ENGLISH);
    assert_full(&lines, NARROW);
}

#[test]
fn a_line_tells_of_its_hyphen_and_width() {
    let setting = Setting::justified(SIZE);
    let lines = set_at(Pt(120.0), &[ENGLISH], "en", &setting);
    assert!(lines.iter().any(|line| line.line.ends_in_hyphen()), "a narrow column has some");
    for line in &lines {
        assert_eq!(line.line.ends_in_hyphen(), line.text.ends_with(['\u{ad}', '-']));
        let width = line.line.width().0;
        assert!(width <= 120.0 + 2.0, "{width}");
    }
    let last = lines.last().unwrap();
    assert!((last.line.width().0 - last.end).abs() < 2.0);
}

#[test]
fn a_given_number_of_lines() {
    let mut compositor = Compositor::default();
    let paragraph = make(&mut compositor, &[ENGLISH], "en", &Setting::ragged(SIZE));
    let natural = paragraph.lines(NARROW).len();
    let count = |lines| paragraph.lines_of(NARROW, lines).map(|lines| lines.len());
    assert_eq!(count(natural), Some(natural));
    assert_eq!(count(natural - 2), None);
    assert_eq!(count(1), None);
}

#[test]
fn the_widest_piece() {
    let mut compositor = Compositor::default();
    let mut width =
        |text: &str| make(&mut compositor, &[text], "en", &Setting::ragged(SIZE)).width().0;
    let (word, date) = (width("information"), width("23 November"));
    let mut least = |text: &str| {
        make(&mut compositor, &[text], "en", &Setting::justified(SIZE)).min_width().0
    };
    assert!((least("an information of it") - word).abs() < 0.5, "words stay whole");
    assert!((least("a 23 November, or") - date).abs() < 3.0, "and dates");
    assert!(least("").abs() < 0.5);
}

#[test]
fn a_mark_never_leaves_its_word() {
    let mut parts = Vec::new();
    for word in ENGLISH.split_inclusive(' ') {
        parts.push(word.trim_end());
        parts.extend(["^12,", "^13", " "]);
    }
    for measure in [60.0, 75.0, 90.0, 110.0, 150.0, 212.6] {
        for line in set_at(Pt(measure), &parts, "en", &Setting::justified(SIZE)) {
            let first = line.text.chars().next().unwrap();
            assert!(first.is_alphabetic() || line.text.starts_with("20"), "`{}`", line.text);
        }
    }
}

#[test]
fn hebrew_runs_from_right_to_left_within_english() {
    let lines = set_at(NARROW, &["the word שלום here"], "en", &Setting::ragged(SIZE));
    assert_eq!(lines[0].text, "the word שלום here");
}

#[test]
fn a_paragraph_from_right_to_left() {
    for setting in [Setting::justified(SIZE), Setting::ragged(SIZE)] {
        let lines = set_at(NARROW, &[HEBREW], "he", &setting);
        let logical: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(logical.join(" "), HEBREW);
        for line in &lines {
            let over = line.end - NARROW.0;
            assert!(over.abs() < 2.0, "`{}` begins {over} pt off the margin", line.text);
        }
        let last = lines.last().unwrap();
        assert!(last.start > 20.0, "the last line is short on the left");
    }
    assert_full(&set(HEBREW, "he"), NARROW);
}

#[test]
fn no_hyphen_in_a_paragraph_from_right_to_left() {
    let text = HEBREW.replace(" ", " information ");
    for line in set_at(Pt(100.0), &[&text], "he", &Setting::justified(SIZE)) {
        assert!(!line.line.ends_in_hyphen());
    }
}

#[test]
fn japanese_lines_are_full_and_keep_the_rules() {
    for measure in [100.0, 150.0, 212.6, 354.3] {
        let setting = Setting::justified(SIZE);
        let lines = set_at(Pt(measure), &[JAPANESE], "ja", &setting);
        let whole: String = lines.iter().map(|line| line.text.as_str()).collect();
        assert_eq!(whole, JAPANESE);
        assert_full(&lines, Pt(measure));
        for Painted { text, line, .. } in &lines {
            // A tenth of the em between characters at most: one more would fit else.
            assert!(measure < 150.0 || line.ending.ratio <= 2.0, "{line:?}");
            let kinsoku = "、。」』）・ーぁぃぅぇぉっゃゅょァィゥェォッャュョ";
            assert!(!text.starts_with(|c| kinsoku.contains(c)), "`{text}`");
            assert!(!text.ends_with(['「', '『', '（']), "`{text}`");
        }
    }
}

#[test]
fn punctuation_takes_half_the_em() {
    let mut compositor = Compositor::default();
    let mut width = |text: &str, language: &str| {
        make(&mut compositor, &[text], language, &Setting::ragged(SIZE)).width().0 / SIZE.0
    };
    let near = |found: f64, wanted: f64| assert!((found - wanted).abs() < 0.01, "{found}");
    near(width("「日」", "ja"), 2.0);
    near(width("日、本", "ja"), 3.0);
    near(width("日」、本", "ja"), 3.5);
    near(width("日・本", "ja"), 3.0);
    near(width("日。", "ja"), 1.5);
    near(width("一，二", "zh-Hans"), 3.0);
    near(width("日、本", "ko"), 3.0);
}

#[test]
fn a_quarter_between_han_and_latin() {
    let mut compositor = Compositor::default();
    let mut width = |text: &str, language: &str| {
        make(&mut compositor, &[text], language, &Setting::ragged(SIZE)).width().0 / SIZE.0
    };
    let latin = width("TISA", "ja");
    assert!((width("日TISA", "ja") - latin - 1.25).abs() < 0.01);
    assert!((width("日TISA本", "ja") - latin - 2.5).abs() < 0.01);
    let korean = width("TISA", "ko") + width("를", "ko");
    assert!((width("TISA를", "ko") - korean).abs() < 0.01, "none in Korean");
}

#[test]
fn korean_breaks_at_spaces() {
    let (mut within, mut all) = (0, 0);
    for text in [KOREAN, PACT, DELAY] {
        let lines = set(text, "ko");
        assert_full(&lines, NARROW);
        let mut rest = text;
        for line in &lines[..lines.len() - 1] {
            rest = rest.strip_prefix(line.text.as_str()).unwrap();
            // A middle dot or a bracket is as good a place as a space.
            let is_word = rest.starts_with(char::is_alphanumeric)
                && line.text.ends_with(char::is_alphanumeric);
            within += usize::from(is_word);
            all += 1;
            rest = rest.trim_start();
        }
    }
    assert!(all > 25);
    assert!(within * 20 <= all, "{within} of {all} breaks in words");
}

#[test]
fn korean_words_are_divided_rather_than_lines_torn() {
    let lines = set_at(
        Pt(60.0),
        &["민주주의적기본질서를 대한민국임시정부의법통을 계승하고"],
        "ko",
        &Setting::justified(SIZE),
    );
    assert!(lines.len() > 2);
    assert!(lines.iter().all(|line| line.end < 62.0), "{lines:?}");
}

#[test]
fn threads_can_share_what_they_made() {
    // A thread sets with a compositor of its own; both can be handed on together and painted
    // elsewhere.
    fn moves<T: Send>(value: T) -> T {
        value
    }
    let work = || {
        let mut compositor = Compositor::default();
        let paragraph = make(&mut compositor, &[ENGLISH], "en", &Setting::justified(SIZE));
        moves((compositor, paragraph))
    };
    let (mut compositor, paragraph) = std::thread::spawn(work).join().unwrap();
    let mut frame = Frame::new(Size::default());
    for line in paragraph.lines(NARROW) {
        let place = (Point::ORIGIN, NARROW, Align::Start);
        compositor.paint(&paragraph, &line, place, &mut frame.items);
    }
    assert!(!frame.items.is_empty());
}

#[test]
fn a_line_from_right_to_left_ends_in_its_space() {
    let mut compositor = Compositor::default();
    let paragraph = make(&mut compositor, &[HEBREW], "he", &Setting::justified(SIZE));
    let mut read = String::new();
    for line in paragraph.lines(NARROW) {
        let mut frame = Frame::new(Size::default());
        compositor.paint(
            &paragraph,
            &line,
            (Point::ORIGIN, NARROW, Align::Start),
            &mut frame.items,
        );
        for placed in &frame.items {
            if let Item::Text(run) = &placed.item {
                read.push_str(&run.reading());
            }
        }
    }
    assert_eq!(read, HEBREW);
}

const LAW: &str = "Das Grundstücksverkehrsgenehmigungszuständigkeitsübertragungsgesetz gilt.";

#[test]
fn a_word_that_no_line_holds_is_divided_after_all() {
    let name = Setting::ragged(SIZE);
    let lines = set_at(Pt(120.0), &[LAW], "de", &name);
    let words: String = lines.iter().map(|line| line.text.replace('\u{ad}', "")).collect();
    assert_eq!(words.replace(' ', ""), LAW.replace(' ', ""), "nothing is lost");
    let divided = lines.iter().filter(|line| line.line.divides_a_word()).count();
    assert_eq!(divided, 2, "no more than must be: {lines:?}");
    for line in &lines {
        assert!(line.end <= 122.0, "`{}` stands out", line.text);
        assert_eq!(line.text.ends_with('\u{ad}'), line.line.ends_in_hyphen(), "{line:?}");
    }
    let whole = set_at(Pt(320.0), &[LAW], "de", &name);
    assert!(whole.iter().all(|line| !line.line.divides_a_word()), "where it fits: {whole:?}");
    let figures = set_at(Pt(120.0), &["4711".repeat(20).as_str()], "de", &name);
    assert!(figures[0].line.sticks_out(Pt(120.0)), "{figures:?}");
}

#[test]
fn a_long_word_is_divided_as_often_as_it_must_be() {
    // More often than hyphens may stand below each other in running text.
    let lines = set_at(Pt(48.0), &[LAW], "de", &Setting::ragged(SIZE));
    let divided = lines.iter().filter(|line| line.line.divides_a_word()).count();
    assert!(divided > 4, "{lines:?}");
    assert!(lines.iter().all(|line| !line.line.sticks_out(Pt(48.0))), "{lines:?}");
}

#[test]
fn a_name_in_running_text_is_divided_where_no_line_holds_it() {
    let text = "The Bundesverteidigungsministerium opened.";
    let narrow = set_at(Pt(70.0), &[text], "en", &Setting::justified(SIZE));
    assert!(narrow.iter().any(|line| line.line.divides_a_word()), "{narrow:?}");
    assert!(narrow.iter().all(|line| !line.line.sticks_out(Pt(70.0))), "{narrow:?}");
    let wide = set_at(NARROW, &[text], "en", &Setting::justified(SIZE));
    assert!(wide.iter().all(|line| !line.line.divides_a_word()), "{wide:?}");
}
