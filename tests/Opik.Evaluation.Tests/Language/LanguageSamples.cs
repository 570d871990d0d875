namespace Opik.Evaluation.Tests.Language;

/// <summary>Sentences of our own for the detection of languages: two or three words, a sentence, and two longer ones.</summary>
internal static class LanguageSamples
{
    public static readonly IReadOnlyList<(string Code, string Words, string Sentence, string Paragraph)> All =
    [
        ("ar", "صباح الخير جميعا", "وصل القطار متأخرا عشر دقائق.", "ذهبنا أمس إلى السوق القديم واشترينا الخبز والزيتون. وفي المساء جلسنا مع الجيران وتحدثنا عن السفر والعمل."),
        ("bg", "добро утро на всички", "Влакът закъсня с десет минути.", "Вчера отидохме на стария пазар и купихме хляб и маслини. Вечерта седяхме със съседите и говорихме за пътувания и работа."),
        ("ca", "bon dia a tothom", "El tren va arribar amb deu minuts de retard.", "Ahir vam anar al mercat vell i vam comprar pa i olives. Al vespre ens vam asseure amb els veïns i vam parlar de viatges i de feina."),
        ("cs", "dobré ráno všem", "Vlak přijel o deset minut později.", "Včera jsme šli na starý trh a koupili jsme chléb a olivy. Večer jsme seděli se sousedy a povídali si o cestování a o práci."),
        ("da", "godmorgen alle sammen", "Toget kom ti minutter for sent.", "I går gik vi på det gamle torv og købte brød og oliven. Om aftenen sad vi sammen med naboerne og talte om rejser og arbejde."),
        ("de", "guten Morgen zusammen", "Der Zug kam zehn Minuten zu spät an.", "Gestern gingen wir auf den alten Markt und kauften Brot und Oliven. Am Abend saßen wir mit den Nachbarn zusammen und sprachen über Reisen und Arbeit."),
        ("el", "καλημέρα σε όλους", "Το τρένο έφτασε με δέκα λεπτά καθυστέρηση.", "Χθες πήγαμε στην παλιά αγορά και αγοράσαμε ψωμί και ελιές. Το βράδυ καθίσαμε με τους γείτονες και μιλήσαμε για ταξίδια και δουλειά."),
        ("en", "good morning everyone", "The train arrived ten minutes late.", "Yesterday we went to the old market and bought bread and olives. In the evening we sat with the neighbours and talked about travel and work."),
        ("es", "buenos días a todos", "El tren llegó con diez minutos de retraso.", "Ayer fuimos al mercado viejo y compramos pan y aceitunas. Por la noche nos sentamos con los vecinos y hablamos de viajes y de trabajo."),
        ("et", "tere hommikust kõigile", "Rong jõudis kohale kümme minutit hiljem.", "Eile käisime vanal turul ja ostsime leiba ning oliive. Õhtul istusime naabritega ja rääkisime reisimisest ja tööst."),
        ("fa", "صبح همگی بخیر", "قطار ده دقیقه دیر رسید.", "دیروز به بازار قدیمی رفتیم و نان و زیتون خریدیم. شب با همسایه‌ها نشستیم و درباره سفر و کار گفتگو کردیم."),
        ("fi", "hyvää huomenta kaikille", "Juna saapui kymmenen minuuttia myöhässä.", "Eilen kävimme vanhalla torilla ja ostimme leipää ja oliiveja. Illalla istuimme naapureiden kanssa ja puhuimme matkoista ja työstä."),
        ("fr", "bonjour à tous", "Le train est arrivé avec dix minutes de retard.", "Hier, nous sommes allés au vieux marché et nous avons acheté du pain et des olives. Le soir, nous étions assis avec les voisins et nous parlions de voyages et de travail."),
        ("he", "בוקר טוב לכולם", "הרכבת הגיעה באיחור של עשר דקות.", "אתמול הלכנו לשוק הישן וקנינו לחם וזיתים. בערב ישבנו עם השכנים ודיברנו על טיולים ועל עבודה."),
        ("hi", "सबको सुप्रभात", "रेलगाड़ी दस मिनट देर से पहुँची।", "कल हम पुराने बाज़ार गए और रोटी और जैतून खरीदे। शाम को हम पड़ोसियों के साथ बैठे और यात्रा और काम के बारे में बातें कीं।"),
        ("hr", "dobro jutro svima", "Vlak je stigao s deset minuta zakašnjenja.", "Jučer smo otišli na staru tržnicu i kupili kruh i masline. Navečer smo sjedili sa susjedima i razgovarali o putovanjima i poslu."),
        ("hu", "jó reggelt mindenkinek", "A vonat tíz perc késéssel érkezett.", "Tegnap elmentünk a régi piacra, és kenyeret meg olajbogyót vettünk. Este a szomszédokkal ültünk, és az utazásról meg a munkáról beszélgettünk."),
        ("is", "góðan daginn öll", "Lestin kom tíu mínútum of seint.", "Í gær fórum við á gamla markaðinn og keyptum brauð og ólífur. Um kvöldið sátum við með nágrönnunum og töluðum um ferðalög og vinnu."),
        ("it", "buongiorno a tutti", "Il treno è arrivato con dieci minuti di ritardo.", "Ieri siamo andati al vecchio mercato e abbiamo comprato pane e olive. La sera ci siamo seduti con i vicini e abbiamo parlato di viaggi e di lavoro."),
        ("ja", "皆さんおはようございます", "電車は十分遅れて到着しました。", "昨日は古い市場へ行って、パンとオリーブを買いました。夜は近所の人たちと座って、旅行や仕事について話しました。"),
        ("ko", "여러분 좋은 아침입니다", "기차가 십 분 늦게 도착했습니다.", "어제 우리는 오래된 시장에 가서 빵과 올리브를 샀습니다. 저녁에는 이웃들과 앉아서 여행과 일에 대해 이야기했습니다."),
        ("lt", "labas rytas visiems", "Traukinys atvyko dešimt minučių vėliau.", "Vakar nuėjome į senąjį turgų ir nusipirkome duonos bei alyvuogių. Vakare sėdėjome su kaimynais ir kalbėjomės apie keliones ir darbą."),
        ("lv", "labrīt visiem", "Vilciens pienāca desmit minūtes vēlāk.", "Vakar mēs gājām uz veco tirgu un nopirkām maizi un olīvas. Vakarā sēdējām kopā ar kaimiņiem un runājām par ceļojumiem un darbu."),
        ("nl", "goedemorgen allemaal", "De trein kwam tien minuten te laat aan.", "Gisteren gingen we naar de oude markt en kochten we brood en olijven. 's Avonds zaten we bij de buren en praatten we over reizen en werk."),
        ("no", "god morgen alle sammen", "Toget var ti minutter forsinket på grunn av tåke.", "I går dro vi til det gamle torget og kjøpte brød og oliven. Om kvelden satt vi sammen med naboene og snakket om reiser og jobb."),
        ("pl", "dzień dobry wszystkim", "Pociąg przyjechał dziesięć minut później.", "Wczoraj poszliśmy na stary targ i kupiliśmy chleb oraz oliwki. Wieczorem siedzieliśmy z sąsiadami i rozmawialiśmy o podróżach i pracy."),
        ("pt", "bom dia a todos", "O comboio chegou com dez minutos de atraso.", "Ontem fomos ao mercado velho e comprámos pão e azeitonas. À noite sentámo-nos com os vizinhos e falámos de viagens e de trabalho."),
        ("ro", "bună dimineața tuturor", "Trenul a ajuns cu zece minute întârziere.", "Ieri am mers la piața veche și am cumpărat pâine și măsline. Seara am stat cu vecinii și am vorbit despre călătorii și despre muncă."),
        ("ru", "доброе утро всем", "Поезд опоздал на десять минут.", "Вчера мы ходили на старый рынок и купили хлеб и оливки. Вечером мы сидели с соседями и говорили о путешествиях и работе."),
        ("sk", "dobré ráno všetkým", "Vlak prišiel o desať minút neskôr.", "Včera sme išli na starý trh a kúpili sme chlieb a olivy. Večer sme sedeli so susedmi a rozprávali sme sa o cestovaní a práci."),
        ("sl", "dobro jutro vsem", "Vlak je prišel z deset minut zamude.", "Včeraj smo šli na staro tržnico in kupili kruh in olive. Zvečer smo sedeli s sosedi in se pogovarjali o potovanjih in delu."),
        ("sr", "добро јутро свима", "Воз је стигао са десет минута закашњења.", "Јуче смо отишли на стару пијацу и купили хлеб и маслине. Увече смо седели са комшијама и разговарали о путовањима и послу."),
        ("sv", "god morgon allihopa", "Tåget kom tio minuter för sent.", "I går gick vi till det gamla torget och köpte bröd och oliver. På kvällen satt vi med grannarna och pratade om resor och arbete."),
        ("th", "สวัสดีตอนเช้าทุกคน", "รถไฟมาถึงช้าสิบนาที", "เมื่อวานเราไปตลาดเก่าและซื้อขนมปังกับมะกอก ตอนเย็นเรานั่งกับเพื่อนบ้านและคุยกันเรื่องการเดินทางและงาน"),
        ("tr", "herkese günaydın", "Tren on dakika geç geldi.", "Dün eski pazara gittik, ekmek ve zeytin aldık. Akşam komşularla oturduk, seyahatten ve işten konuştuk."),
        ("uk", "доброго ранку всім", "Потяг запізнився на десять хвилин.", "Учора ми ходили на старий ринок і купили хліб та оливки. Увечері ми сиділи із сусідами й розмовляли про подорожі та роботу."),
        ("vi", "chào buổi sáng mọi người", "Chuyến tàu đến muộn mười phút.", "Hôm qua chúng tôi đi chợ cũ và mua bánh mì với ô liu. Buổi tối chúng tôi ngồi với hàng xóm và nói chuyện về du lịch và công việc."),
        ("zh", "大家早上好", "火车晚点了十分钟。", "昨天我们去了老市场，买了面包和橄榄。晚上我们和邻居坐在一起，谈论旅行和工作。"),
    ];
}
