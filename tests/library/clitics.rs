//! Proclitics: words that must never be cut, words that must be, and the look-alikes beside both.

use crate::case::{Case, agency, all, among, check, person, place};

/// Names and words that begin with the letter of a proclitic, or with ال, and are whole.
const NEVER_CUT: &[Case] = &[
    all(
        "alef-lam-of-germany",
        "زار الوفد ألمانيا مرتين",
        &[place("ألمانيا").id("DE")],
        "the first two letters are no article",
    ),
    all(
        "germany-without-hamza",
        "زار الوفد المانيا",
        &[place("المانيا").id("DE")],
        "looks like ال and مانيا",
    ),
    all(
        "waw-of-walid",
        "استقبل الوزير وليد جنبلاط في مكتبه",
        &[person("وليد جنبلاط").id("walid-jumblatt")],
        "و is a letter of the name",
    ),
    all(
        "kaf-of-canada",
        "هاجر كثيرون إلى كندا بحثا عن عمل",
        &[place("كندا").id("CA")],
        "ك is a letter of the name",
    ),
    all(
        "beh-of-pakistan",
        "تقع باكستان في جنوب القارة",
        &[place("باكستان").id("PK")],
        "ب is a letter of the name",
    ),
    all(
        "beh-of-beirut",
        "عاد المسافرون إلى بيروت مساء",
        &[place("بيروت").id("geonames:276781")],
        "ب is a letter of the name",
    ),
    all(
        "feh-of-palestine",
        "تحدث عن تاريخ فلسطين الطويل",
        &[place("فلسطين").id("PS")],
        "ف is a letter of the name",
    ),
    all(
        "lam-of-libya",
        "تنتج ليبيا كميات كبيرة من النفط",
        &[place("ليبيا").id("LY")],
        "ل is a letter of the name",
    ),
    among(
        "kaf-of-korea",
        "تصدر كوريا الجنوبية السيارات",
        &[place("كوريا الجنوبية").id("KR")],
        "ك is a letter of the name",
    ),
    all(
        "beh-of-belgium",
        "انتقلت العائلة إلى بلجيكا",
        &[place("بلجيكا").id("BE")],
        "ب is a letter of the name",
    ),
    all(
        "lam-of-london",
        "وصلت الطائرة إلى لندن متأخرة",
        &[place("لندن").id("geonames:2643743")],
        "ل is a letter of the name",
    ),
    all(
        "lam-of-lebanon",
        "يعيش في لبنان ملايين السكان",
        &[place("لبنان").id("LB")],
        "ل is a letter of the name",
    ),
    all("feh-of-france", "فازت فرنسا بالمباراة", &[place("فرنسا").id("FR")], "ف is a letter of the name"),
    all(
        "feh-of-venezuela",
        "تملك فنزويلا احتياطيا كبيرا",
        &[place("فنزويلا").id("VE")],
        "ف is a letter of the name",
    ),
    all(
        "kaf-of-colombia",
        "تشتهر كولومبيا بالقهوة",
        &[place("كولومبيا").id("CO")],
        "ك is a letter of the name",
    ),
    all(
        "beh-of-britain",
        "غادرت بريطانيا السوق المشتركة",
        &[place("بريطانيا").id("GB")],
        "ب is a letter of the name",
    ),
    all("article-of-kuwait", "استضافت الكويت المؤتمر", &[place("الكويت").id("KW")], "ال belongs to the name"),
    all(
        "beh-of-baghdad",
        "اجتمع الوزراء في بغداد",
        &[place("بغداد").id("geonames:98182")],
        "ب is a letter of the name",
    ),
    all(
        "beh-of-berlin",
        "سقط الجدار في برلين",
        &[place("برلين").id("geonames:2950159")],
        "ب is a letter of the name",
    ),
    all(
        "beh-of-beijing",
        "هبطت الطائرة في بكين",
        &[place("بكين").id("geonames:1816670")],
        "بكين is not ب and كين",
    ),
    all(
        "beh-of-paris",
        "احتضنت باريس المعرض",
        &[place("باريس").id("geonames:2988507")],
        "ب is a letter of the name",
    ),
    all(
        "beh-of-brussels",
        "اتفق القادة في بروكسل على الموازنة",
        &[place("بروكسل").id("geonames:2800866")],
        "ب is a letter of the name",
    ),
    all("beh-of-poland", "حدود بولندا طويلة", &[place("بولندا").id("PL")], "ب is a letter of the name"),
    all("beh-of-bulgaria", "زرعت بلغاريا الورود", &[place("بلغاريا").id("BG")], "ب is a letter of the name"),
    all("beh-of-brazil", "سافر إلى البرازيل للعمل", &[place("البرازيل").id("BR")], "ب follows the article"),
    all(
        "beh-of-bangladesh",
        "غمرت الفيضانات بنغلاديش",
        &[place("بنغلاديش").id("BD")],
        "ب is a letter of the name",
    ),
    all("beh-of-bolivia", "سجلت بوليفيا نموا", &[place("بوليفيا").id("BO")], "ب is a letter of the name"),
    all(
        "beh-of-benghazi",
        "وصلت المساعدات إلى بنغازي",
        &[place("بنغازي").id("geonames:88319")],
        "ب is a letter of the name",
    ),
    all(
        "beh-of-basra-with-article",
        "هطل المطر على البصرة",
        &[place("البصرة").id("geonames:99532")],
        "ب follows the article",
    ),
    all("feh-of-finland", "انضمت فنلندا إلى الحلف", &[place("فنلندا").id("FI")], "ف is a letter of the name"),
    all("feh-of-vietnam", "صدرت فيتنام الأرز", &[place("فيتنام").id("VN")], "ف is a letter of the name"),
    all(
        "feh-of-vienna",
        "جرت المحادثات في فيينا",
        &[place("فيينا").id("geonames:2761369")],
        "ف is a letter of the name",
    ),
    all(
        "feh-of-florida",
        "ضرب الإعصار ولاية فلوريدا",
        &[place("فلوريدا").id("US-FL")],
        "ف is a letter of the name",
    ),
    all("waw-of-washington", "عادت واشنطن إلى المفاوضات", &[place("واشنطن")], "و is a letter of the name"),
    all(
        "waw-of-warsaw",
        "نقل الجثمان إلى وارسو",
        &[place("وارسو").id("geonames:756135")],
        "و is a letter of the name",
    ),
    all(
        "waw-of-wellington",
        "استقر في ويلينغتون",
        &[place("ويلينغتون").id("geonames:2179537")],
        "و is a letter of the name",
    ),
    all("kaf-of-cuba", "تنتج كوبا السكر", &[place("كوبا").id("CU")], "ك is a letter of the name"),
    all("kaf-of-kenya", "اشتهرت كينيا بالشاي", &[place("كينيا").id("KE")], "ك is a letter of the name"),
    all("kaf-of-croatia", "ودعت كرواتيا البطولة", &[place("كرواتيا").id("HR")], "ك is a letter of the name"),
    all("kaf-of-cambodia", "زار السياح كمبوديا", &[place("كمبوديا").id("KH")], "ك is a letter of the name"),
    all(
        "kaf-of-kabul",
        "هبطت الطائرة في كابول",
        &[place("كابول").id("geonames:1138958")],
        "ك is a letter of the name",
    ),
    all(
        "kaf-of-karachi",
        "غادرت السفينة كراتشي فجرا",
        &[place("كراتشي").id("geonames:1174872")],
        "ك is a letter of the name",
    ),
    all(
        "kaf-of-kyiv",
        "استمر القصف على كييف",
        &[place("كييف").id("geonames:703448")],
        "ك is a letter of the name",
    ),
    all(
        "kaf-of-california",
        "اندلع حريق في كاليفورنيا",
        &[place("كاليفورنيا").id("US-CA")],
        "ك is a letter of the name",
    ),
    all("kaf-of-karbala", "زار الملايين كربلاء", &[place("كربلاء")], "ك is a letter of the name"),
    all("lam-of-lahore", "درس في لاهور", &[place("لاهور").id("geonames:1172451")], "ل is a letter of the name"),
    all(
        "lam-of-lisbon",
        "وقعت المعاهدة في لشبونة",
        &[place("لشبونة").id("geonames:2267057")],
        "ل is a letter of the name",
    ),
    all(
        "lam-of-lithuania",
        "حدود ليتوانيا مغلقة",
        &[place("ليتوانيا").id("LT")],
        "ل is a letter of the name",
    ),
    all("lam-of-luxembourg", "تقع لوكسمبورغ بين ثلاث دول", &[place("لوكسمبورغ")], "ل is a letter of the name"),
    all(
        "lam-of-los-angeles",
        "احترقت غابات قرب لوس أنجلوس",
        &[place("لوس أنجلوس").id("geonames:5368361")],
        "ل is a letter of the name",
    ),
    all("lam-of-latvia", "اعتمدت لاتفيا اليورو", &[place("لاتفيا").id("LV")], "ل is a letter of the name"),
    all("article-of-algeria", "أعلنت الجزائر موقفها", &[place("الجزائر").id("DZ")], "ال belongs to the name"),
    all(
        "alef-lam-of-albania",
        "قدمت ألبانيا الطلب",
        &[place("ألبانيا").id("AL")],
        "the first two letters are no article",
    ),
];

#[test]
fn names_that_must_never_be_cut() {
    assert!(NEVER_CUT.len() >= 45);
    check(NEVER_CUT);
}

/// Names behind proclitics, with the prefix that is reported.
const CUT: &[Case] = &[
    all(
        "waw-before-country",
        "تحدث عن أرمينيا وأذربيجان",
        &[place("أرمينيا").id("AM"), place("أذربيجان").id("AZ").after("و")],
        "and",
    ),
    all("ba-before-country", "أقام سنوات بأذربيجان", &[place("أذربيجان").id("AZ").after("ب")], "in"),
    all(
        "lam-elides-the-article",
        "قال المتحدث باسم الحكومة للكرملين",
        &[agency("لكرملين").id("kremlin").after("ل")],
        "ل and الكرملين: no slice equals the name",
    ),
    all(
        "waw-and-lam-elide-the-article",
        "الشكر للوزارة وللكرملين",
        &[agency("لكرملين").id("kremlin").after("ول")],
        "و, ل and الكرملين",
    ),
    all("waw-ba-before-article", "عرض الفيلم هنا وبالقاهرة", &[place("القاهرة").after("وب")], "and in"),
    all("lam-before-city", "حذر من زيارة لموسكو", &[place("موسكو").id("geonames:524901").after("ل")], "to"),
    all("kaf-before-city", "مدينة كبيرة كباريس", &[place("باريس").id("geonames:2988507").after("ك")], "like"),
    all(
        "feh-before-country",
        "انسحبت القوات فأذربيجان مستعدة",
        &[place("أذربيجان").id("AZ").after("ف")],
        "so",
    ),
    all(
        "feh-ba-before-city",
        "فبموسكو بدأ كل شيء",
        &[place("موسكو").id("geonames:524901").after("فب")],
        "so in",
    ),
    all(
        "waw-before-egypt",
        "اتفقت قطر ومصر على الخطوات",
        &[place("قطر").id("QA"), place("مصر").id("EG").after("و")],
        "three letters are left",
    ),
    all(
        "ba-before-egypt",
        "الحياة بمصر جميلة",
        &[place("مصر").id("EG").after("ب")],
        "three letters are left",
    ),
    all("lam-before-egypt", "قدم القرض لمصر", &[place("مصر").id("EG").after("ل")], "three letters are left"),
    all(
        "waw-before-waw",
        "زار النمسا ووارسو",
        &[place("النمسا").id("AT"), place("وارسو").id("geonames:756135").after("و")],
        "the second و is the name's",
    ),
    all(
        "lam-before-lam",
        "غادر متوجها للندن",
        &[place("لندن").id("geonames:2643743").after("ل")],
        "the second ل is the name's, no article",
    ),
    all(
        "lam-before-lebanon",
        "أرسلت مساعدات للبنان",
        &[place("لبنان").id("LB").after("ل")],
        "the second ل is the name's",
    ),
    all(
        "ba-before-beh",
        "وصلت القافلة أخيرا وتوقفت ببغداد",
        &[place("بغداد").after("ب")],
        "the second ب is the name's",
    ),
    all(
        "ba-before-beirut",
        "الجامعة ببيروت",
        &[place("بيروت").id("geonames:276781").after("ب")],
        "the second ب is the name's",
    ),
    all(
        "waw-before-lebanon",
        "بين سوريا ولبنان حدود مشتركة",
        &[place("سوريا").id("SY"), place("لبنان").id("LB").after("و")],
        "and",
    ),
    all(
        "waw-before-germany",
        "وقعت فرنسا وألمانيا المعاهدة",
        &[place("فرنسا").id("FR"), place("ألمانيا").id("DE").after("و")],
        "and",
    ),
    all(
        "waw-before-britain",
        "صوتت الصين وبريطانيا",
        &[place("الصين").id("CN"), place("بريطانيا").id("GB").after("و")],
        "و, then a ب that is the name's",
    ),
    all(
        "waw-before-pakistan",
        "الحدود بين الهند وباكستان",
        &[place("الهند").id("IN"), place("باكستان").id("PK").after("و")],
        "و, then a ب that is the name's",
    ),
    all(
        "waw-before-palestine",
        "الأردن وفلسطين",
        &[place("الأردن").id("JO"), place("فلسطين").id("PS").after("و")],
        "و, then a ف that is the name's",
    ),
    all(
        "waw-before-canada",
        "اتفقت المكسيك وكندا",
        &[place("المكسيك").id("MX"), place("كندا").id("CA").after("و")],
        "و, then a ك that is the name's",
    ),
    all(
        "waw-before-libya",
        "تونس وليبيا جارتان",
        &[place("تونس").id("TN"), place("ليبيا").id("LY").after("و")],
        "و, then a ل that is the name's",
    ),
    all(
        "waw-lam-before-country",
        "الشكر لتركيا ولإيران",
        &[place("تركيا").id("TR").after("ل"), place("إيران").id("IR").after("ول")],
        "and to",
    ),
    all(
        "lam-of-saudi-arabia",
        "انضم اللاعب للسعودية",
        &[place("لسعودية").id("SA").after("ل")],
        "ل and السعودية",
    ),
    all("lam-of-iraq", "صدرت السلع للعراق", &[place("لعراق").id("IQ").after("ل")], "ل and العراق"),
    all("lam-of-egypt-capital", "عادوا للقاهرة فجرا", &[place("لقاهرة").after("ل")], "ل and القاهرة"),
    all(
        "lam-of-the-pentagon",
        "قدم تقريرا للبنتاغون",
        &[agency("لبنتاغون").id("pentagon").after("ل")],
        "ل and البنتاغون",
    ),
    all(
        "lam-of-the-white-house",
        "توجه بالشكر للبيت الأبيض",
        &[agency("لبيت الأبيض").id("white-house").after("ل")],
        "the article is elided in the first of two words",
    ),
    all(
        "lam-of-the-united-nations",
        "دعا الحكومة للأمم المتحدة",
        &[agency("لأمم المتحدة").id("united-nations").after("ل")],
        "the article is elided in the first of two words",
    ),
    all(
        "ba-before-agency-of-two-words",
        "رحب بالأمم المتحدة",
        &[agency("الأمم المتحدة").id("united-nations").after("ب")],
        "the article stays after ب",
    ),
    all(
        "waw-before-agency",
        "اتفقت الحكومة والأمم المتحدة",
        &[agency("الأمم المتحدة").id("united-nations").after("و")],
        "and",
    ),
    all(
        "lam-before-person",
        "حديث صحفي لفلاديمير بوتين",
        &[person("فلاديمير بوتين").id("vladimir-putin").after("ل")],
        "to",
    ),
    all(
        "waw-before-person",
        "اجتمع الأمين العام وإلهام علييف",
        &[person("إلهام علييف").id("ilham-aliyev").after("و")],
        "and",
    ),
    all(
        "ba-before-person",
        "التقى السفير بديمتري بيسكوف",
        &[person("ديمتري بيسكوف").id("dmitry-peskov").after("ب")],
        "with",
    ),
    all(
        "waw-before-person-of-waw",
        "حضر النائب ووليد جنبلاط",
        &[person("وليد جنبلاط").id("walid-jumblatt").after("و")],
        "the second و is the name's",
    ),
    all(
        "waw-with-its-mark",
        "أرمينيا وَأذربيجان",
        &[place("أرمينيا").id("AM"), place("أذربيجان").id("AZ").after("وَ")],
        "the mark of the proclitic belongs to the prefix",
    ),
    all(
        "marks-throughout",
        "سكن بِأَذْرَبِيجَان",
        &[place("أَذْرَبِيجَان").id("AZ").after("بِ")],
        "marks are inside the span as they stand",
    ),
    all(
        "tatweel-after-the-proclitic",
        "سكن بـأذربيجان",
        &[place("أذربيجان").id("AZ").after("بـ")],
        "tatweel belongs to the prefix",
    ),
    all(
        "tatweel-inside-the-name",
        "سكن بأذربيجـــان",
        &[place("أذربيجـــان").id("AZ").after("ب")],
        "the stretched name is in the span",
    ),
    all(
        "waw-without-hamza",
        "أرمينيا واذربيجان",
        &[place("أرمينيا").id("AM"), place("اذربيجان").id("AZ").after("و")],
        "the hamza is dropped",
    ),
    all(
        "lam-without-hamza",
        "سافر لالمانيا",
        &[place("المانيا").id("DE").after("ل")],
        "no article: ألمانيا begins with alef and lam",
    ),
    all(
        "quoted-with-dot",
        "كتب على الغلاف \"أذربيجان\".",
        &[place("أذربيجان").id("AZ")],
        "quotation marks and the dot are outside",
    ),
    all(
        "quoted-after-waw",
        "«أرمينيا» و«أذربيجان».",
        &[place("أرمينيا").id("AM"), place("أذربيجان").id("AZ")],
        "و stands outside the quotation mark, a word of its own",
    ),
    all(
        "in-parentheses",
        "العاصمة (وموسكو)",
        &[place("موسكو").id("geonames:524901").after("و")],
        "parentheses are outside",
    ),
    all(
        "glued-digits-after",
        "موسكو2020",
        &[place("موسكو").id("geonames:524901")],
        "letters and digits are cut apart",
    ),
    all(
        "glued-digits-before",
        "المركز 3بموسكو",
        &[place("موسكو").id("geonames:524901").after("ب")],
        "letters and digits are cut apart",
    ),
    all(
        "arabic-comma-after",
        "زار موسكو، ثم عاد",
        &[place("موسكو").id("geonames:524901")],
        "the comma is outside",
    ),
    all(
        "lam-before-korea",
        "منتجات لكوريا الجنوبية",
        &[place("كوريا الجنوبية").id("KR").after("ل")],
        "ل, then a ك that is the name's",
    ),
    all("ba-of-the-emirates", "العمل بالإمارات", &[place("الإمارات").id("AE").after("ب")], "in"),
    all(
        "feh-lam-of-kuwait",
        "فللكويت رأي آخر",
        &[place("لكويت").id("KW").after("فل")],
        "so, for, and the article elided",
    ),
];

#[test]
fn proclitics_that_must_be_cut() {
    assert!(CUT.len() >= 45);
    check(CUT);
}

/// Each neighbour of the tables above that must not match, or must be read otherwise.
const FALSE_FRIENDS: &[Case] = &[
    all("feh-and-a-preposition", "ففي ذلك خير كثير", &[], "ف and في, no name"),
    all("lak-inside-ownership", "هذه ملكية خاصة", &[], "لك is inside a word"),
    all(
        "russia-inside-a-longer-word",
        "كان حديثه روسياويا تماما",
        &[],
        "روسيا is the beginning of another word",
    ),
    all("ala-is-not-ali", "وضع الكتاب على الطاولة", &[], "ى and ي are told apart"),
    all("riyad-is-no-riyadh", "يلعب الصغار في رياض الأطفال", &[], "ال is not optional: kindergartens"),
    all("capital-with-article", "وصل إلى الرياض", &[place("الرياض")], "the neighbour with the article"),
    all("walad-is-a-boy", "جاء ولد صغير", &[], "three letters are not cut: لد would be left"),
    all("bahr-is-the-sea", "سبح في بحر هادئ", &[], "three letters are not cut"),
    all(
        "kamal-is-a-word",
        "سعى إلى الكمال في عمله",
        &[],
        "ال and كمال, a given name, after the article no name",
    ),
    all("bilad-is-countries", "سافر في بلاد بعيدة", &[], "ب is a letter of the word"),
    all("walakin-is-but", "حضر ولكن متأخرا", &[], "و and لكن"),
    all("bismi-in-the-name-of", "تحدث باسم العائلة", &[], "باسم is a given name elsewhere"),
    all("lima-is-why", "لماذا تأخرتم ولما العجلة", &[], "ليما is a city, لما is not"),
    all("wajh-is-a-face", "رأى وجها مألوفا", &[], "و is a letter of the word"),
    all("balad-is-a-country", "هذا بلد جميل", &[], "the town of Balad is not meant"),
    all("faras-is-a-mare", "ركب فرسا سريعة", &[], "فرس is not Persia here"),
    all("lubnani-is-a-nisba", "طعام لبناني لذيذ", &[], "an adjective names no place"),
    all("quran-verse-word", "وللعلم فضل كبير", &[], "و, ل and العلم: knowledge, no newspaper"),
    all("moscow-inside-a-word", "كلام موسكووي غريب", &[], "no match inside a word"),
    all("latin-inside-a-word", "an iranium alloy", &[], "no match inside a Latin word"),
];

#[test]
fn false_friends_are_no_names() {
    check(FALSE_FRIENDS);
}

/// One name in every spelling that a peer misses, as FIELD tables have it.
const SPELLINGS_PEERS_MISS: &[Case] = &[
    all("bare", "زار أذربيجان", &[place("أذربيجان").id("AZ")], "the plain name"),
    all("behind-waw", "ثم وأذربيجان", &[place("أذربيجان").id("AZ").after("و")], "a proclitic"),
    all("behind-ba", "ثم بأذربيجان", &[place("أذربيجان").id("AZ").after("ب")], "a proclitic"),
    all("hamza-dropped", "ثم اذربيجان", &[place("اذربيجان").id("AZ")], "alef without hamza"),
    all("marks", "ثم أَذْرَبِيجان", &[place("أَذْرَبِيجان").id("AZ")], "tashkeel"),
    all("tatweel", "ثم أذربيجـان", &[place("أذربيجـان").id("AZ")], "tatweel"),
    all("quotes-and-dot", "ثم \"أذربيجان\".", &[place("أذربيجان").id("AZ")], "punctuation"),
    all(
        "alef-maksura-inside-a-name",
        "حضر مصطفى علي",
        &[person("مصطفى علي")],
        "مصطفى keeps its letters in the slice",
    ),
];

#[test]
fn spellings_that_peers_miss() {
    check(SPELLINGS_PEERS_MISS);
}
