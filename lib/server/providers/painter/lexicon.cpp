#include "server/providers/painter/lexicon.h"

namespace mj::server::painter {

namespace {
constexpr quint32 of(Scene s) { return quint32(s); }
constexpr quint32 of(Hour h) { return quint32(h); }
constexpr quint32 of(Weather w) { return quint32(w); }
constexpr quint32 of(Flower f) { return quint32(f); }
constexpr quint32 of(Style s) { return quint32(s); }

void addScenes(std::vector<Entry> &list)
{
    struct Row { Scene scene; int weight; std::initializer_list<const char16_t *> words; };
    const Row rows[] = {
        {Scene::Mountains, 3, {u"산", u"산맥", u"설악산", u"한라산", u"백두산", u"봉우리", u"절벽", u"계곡", u"산골", u"산과", u"산속", u"mountain", u"mountains", u"peak", u"hill", u"alps", u"cliff", u"valley", u"canyon", u"volcano", u"🏔", u"⛰", u"🗻"}},
        {Scene::Forest, 3, {u"숲", u"숲속", u"소나무", u"나무", u"정글", u"대나무", u"forest", u"woods", u"pine", u"tree", u"jungle", u"🌲", u"🌳"}},
        {Scene::Sea, 4, {u"바다", u"해변", u"바닷가", u"파도", u"해안", u"항구", u"대양", u"수평선", u"제주", u"sea", u"ocean", u"beach", u"wave", u"coast", u"shore", u"harbor", u"harbour", u"🌊", u"🏖"}},
        {Scene::Sea, 2, {u"섬", u"배", u"돛단배", u"요트", u"등대", u"고래", u"island", u"boat", u"ship", u"sailboat", u"lighthouse", u"whale", u"🐋", u"🐳", u"⛵"}},
        {Scene::Lake, 3, {u"호수", u"연못", u"강", u"강가", u"강변", u"개울", u"lake", u"pond", u"river", u"fjord", u"reflection"}},
        {Scene::City, 5, {u"도시", u"서울", u"한강", u"야경", u"빌딩", u"고층", u"거리", u"골목", u"부산", u"강남", u"남산", u"도심", u"city", u"skyline", u"town", u"street", u"seoul", u"urban", u"skyscraper", u"cyberpunk", u"neon", u"tokyo", u"york", u"🌃", u"🌆", u"🏙"}},
        {Scene::Space, 6, {u"우주", u"행성", u"은하", u"은하수", u"성운", u"토성", u"지구", u"화성", u"우주선", u"space", u"planet", u"galaxy", u"nebula", u"saturn", u"cosmos", u"universe", u"astronaut", u"mars", u"earth", u"🪐", u"🌌", u"🚀"}},
        {Scene::Meadow, 4, {u"들판", u"초원", u"꽃", u"꽃밭", u"정원", u"언덕", u"잔디", u"봄날", u"목장", u"튤립", u"해바라기", u"라벤더", u"유채", u"양귀비", u"데이지", u"코스모스", u"meadow", u"flower", u"field", u"garden", u"grass", u"prairie", u"tulip", u"sunflower", u"lavender", u"poppy", u"poppies", u"daisy", u"daisies", u"spring", u"🌷", u"🌻", u"🌼"}},
        {Scene::Blossom, 5, {u"벚꽃", u"벚나무", u"매화", u"꽃나무", u"cherry", u"blossom", u"sakura", u"🌸"}},
        {Scene::Desert, 6, {u"사막", u"모래", u"사하라", u"오아시스", u"낙타", u"desert", u"dune", u"sahara", u"sand", u"camel", u"oasis", u"🏜", u"🐫"}},
        {Scene::Winter, 4, {u"겨울", u"설원", u"눈밭", u"눈사람", u"설산", u"빙하", u"북극", u"크리스마스", u"winter", u"snow", u"snowy", u"glacier", u"arctic", u"christmas", u"frozen", u"❄", u"⛄", u"🎄"}},
        {Scene::Winter, 3, {u"눈", u"눈이", u"함박눈"}},
        {Scene::Hanok, 6, {u"한옥", u"기와", u"기와집", u"궁궐", u"경복궁", u"사찰", u"고궁", u"전통", u"북촌", u"초가집", u"hanok", u"palace", u"temple", u"pagoda", u"🏯"}},
        {Scene::Hanok, 3, {u"등불", u"연등", u"청사초롱", u"lantern", u"🏮"}},
        {Scene::Abstract, 7, {u"추상", u"추상화", u"흐름", u"물결무늬", u"무늬", u"기하학", u"abstract", u"flow", u"pattern", u"fluid", u"swirl", u"geometric", u"texture", u"marble"}},
    };
    for (const Row &row : rows)
        for (const char16_t *word : row.words)
            list.push_back({word, Kind::Scene, of(row.scene), row.weight});
}

void addTimes(std::vector<Entry> &list)
{
    struct Row { Kind kind; quint32 value; std::initializer_list<const char16_t *> words; };
    const Row rows[] = {
        {Kind::Hour, of(Hour::Dawn), {u"새벽", u"아침", u"일출", u"여명", u"동틀", u"해돋이", u"dawn", u"morning", u"sunrise", u"daybreak", u"🌅"}},
        {Kind::Hour, of(Hour::Day), {u"낮", u"한낮", u"정오", u"오후", u"대낮", u"맑은", u"화창한", u"햇살", u"파란 하늘", u"푸른 하늘", u"noon", u"midday", u"day", u"daylight", u"afternoon", u"sunny", u"☀"}},
        {Kind::Hour, of(Hour::Sunset), {u"노을", u"석양", u"저녁", u"해질", u"황혼", u"일몰", u"해넘이", u"sunset", u"dusk", u"evening", u"twilight", u"golden hour", u"🌇"}},
        {Kind::Hour, of(Hour::Night), {u"밤", u"밤하늘", u"한밤", u"심야", u"자정", u"달밤", u"별밤", u"야간", u"night", u"midnight", u"nocturnal", u"nighttime", u"🌃", u"🌙"}},
        {Kind::Weather, of(Weather::Mist), {u"안개", u"물안개", u"운해", u"mist", u"misty", u"fog", u"foggy", u"haze", u"🌫"}},
        {Kind::Weather, of(Weather::Rain), {u"비", u"비가", u"비오는", u"빗속", u"장마", u"소나기", u"폭풍", u"rain", u"rainy", u"storm", u"drizzle", u"🌧", u"☔"}},
        {Kind::Weather, of(Weather::Snow), {u"눈", u"눈이", u"눈오는", u"함박눈", u"눈보라", u"첫눈", u"snowing", u"snowfall", u"blizzard", u"snowy", u"❄", u"🌨"}},
        {Kind::Weather, of(Weather::Cloudy), {u"흐린", u"먹구름", u"cloudy", u"overcast"}},
    };
    for (const Row &row : rows)
        for (const char16_t *word : row.words)
            list.push_back({word, row.kind, row.value});
}

void addMotifs(std::vector<Entry> &list)
{
    struct Row { quint32 bits; std::initializer_list<const char16_t *> words; };
    const Row rows[] = {
        {motif::moon, {u"달", u"달빛", u"보름달", u"달밤", u"moon", u"moonlight", u"moonlit", u"🌕", u"🌝"}},
        {motif::moon | motif::crescent, {u"초승달", u"그믐달", u"반달", u"crescent", u"🌙"}},
        {motif::sun, {u"해", u"태양", u"일출", u"일몰", u"해돋이", u"sun", u"sunrise", u"sunset", u"☀"}},
        {motif::stars, {u"별", u"별빛", u"별이", u"별들", u"별밤", u"은하수", u"밤하늘", u"star", u"starry", u"starlight", u"⭐", u"🌟", u"✨"}},
        {motif::birds, {u"새", u"새들", u"갈매기", u"철새", u"두루미", u"기러기", u"bird", u"seagull", u"gull", u"crane", u"🐦", u"🕊"}},
        {motif::boat, {u"배", u"돛단배", u"요트", u"나룻배", u"boat", u"ship", u"sailboat", u"yacht", u"⛵", u"🚤"}},
        {motif::whale, {u"고래", u"혹등고래", u"whale", u"🐋", u"🐳"}},
        {motif::cat, {u"고양이", u"냥이", u"야옹", u"cat", u"kitten", u"kitty", u"🐱", u"🐈"}},
        {motif::balloon, {u"열기구", u"풍선", u"balloon", u"🎈"}},
        {motif::lighthouse, {u"등대", u"lighthouse"}},
        {motif::lantern, {u"등불", u"연등", u"청사초롱", u"풍등", u"lantern", u"🏮"}},
        {motif::bridge, {u"다리", u"대교", u"한강", u"bridge", u"🌉"}},
        {motif::aurora, {u"오로라", u"aurora"}},
        {motif::rings, {u"고리", u"토성", u"ring", u"ringed", u"saturn", u"🪐"}},
        {motif::trees, {u"숲", u"숲속", u"소나무", u"나무", u"forest", u"woods", u"pine", u"tree", u"🌲", u"🌳"}},
        {motif::water, {u"강", u"강가", u"강변", u"한강", u"호수", u"바다", u"연못", u"river", u"lake", u"sea", u"ocean", u"water", u"harbor"}},
        {motif::seoul, {u"서울", u"한강", u"남산", u"seoul"}},
        {motif::petals, {u"꽃잎", u"벚꽃", u"petal", u"sakura", u"cherry", u"🌸"}},
        {motif::cabin, {u"오두막", u"집", u"통나무집", u"산장", u"마을", u"cabin", u"house", u"cottage", u"village", u"🏠", u"🏡"}},
        {motif::camel, {u"낙타", u"camel", u"caravan", u"🐫", u"🐪"}},
        {motif::snowfall, {u"눈", u"눈이", u"함박눈", u"눈보라", u"snowing", u"snowfall", u"blizzard", u"❄", u"🌨"}},
        {motif::mountains, {u"산", u"산맥", u"설산", u"mountain", u"peak", u"🏔", u"⛰"}},
        {motif::rainbow, {u"무지개", u"rainbow", u"🌈"}},
        {motif::cloud, {u"구름", u"뭉게구름", u"cloud", u"☁"}},
        {motif::island, {u"섬", u"island", u"🏝"}},
    };
    for (const Row &row : rows)
        for (const char16_t *word : row.words)
            list.push_back({word, Kind::Motif, row.bits});
}

void addColours(std::vector<Entry> &list)
{
    struct Row { quint32 colour; std::initializer_list<const char16_t *> words; };
    const Row rows[] = {
        {0xd8342f, {u"빨간", u"빨강", u"붉은", u"적색", u"red", u"crimson", u"scarlet"}},
        {0xf08026, {u"주황", u"주황색", u"오렌지", u"orange", u"amber", u"🟠"}},
        {0xf2c230, {u"노란", u"노랑", u"황금빛", u"yellow"}},
        {0xd9a441, {u"금색", u"황금", u"금빛", u"gold", u"golden"}},
        {0x4aa356, {u"초록", u"녹색", u"연두", u"green", u"emerald", u"jade"}},
        {0x1f9d94, {u"청록", u"청록색", u"옥색", u"teal", u"turquoise", u"cyan", u"aqua"}},
        {0x2f6fd0, {u"파란", u"파랑", u"푸른", u"청색", u"남색", u"blue", u"navy", u"azure", u"indigo"}},
        {0x8a4fc8, {u"보라", u"보라색", u"보랏빛", u"자주", u"purple", u"violet", u"lilac"}},
        {0xee7fa8, {u"분홍", u"분홍빛", u"핑크", u"pink", u"rose", u"magenta"}},
        {0xb9774a, {u"갈색", u"구리", u"brown", u"copper", u"bronze"}},
        {0x8f959c, {u"회색", u"은색", u"흑백", u"grey", u"gray", u"silver", u"monochrome"}},
    };
    for (const Row &row : rows)
        for (const char16_t *word : row.words)
            list.push_back({word, Kind::Colour, row.colour});
}

void addFlowersAndStyles(std::vector<Entry> &list)
{
    struct Row { Kind kind; quint32 value; std::initializer_list<const char16_t *> words; };
    const Row rows[] = {
        {Kind::Flower, of(Flower::Cherry), {u"벚꽃", u"매화", u"cherry", u"sakura", u"🌸"}},
        {Kind::Flower, of(Flower::Canola), {u"유채", u"유채꽃", u"canola", u"rapeseed"}},
        {Kind::Flower, of(Flower::Lavender), {u"라벤더", u"lavender"}},
        {Kind::Flower, of(Flower::Sunflower), {u"해바라기", u"sunflower", u"🌻"}},
        {Kind::Flower, of(Flower::Poppy), {u"양귀비", u"poppy", u"poppies"}},
        {Kind::Flower, of(Flower::Tulip), {u"튤립", u"tulip", u"🌷"}},
        {Kind::Flower, of(Flower::Daisy), {u"데이지", u"국화", u"daisy", u"daisies", u"🌼"}},
        {Kind::Style, of(Style::Ink), {u"수묵", u"수묵화", u"먹물", u"동양화", u"sumi", u"ink wash"}},
        {Kind::Style, of(Style::Watercolour), {u"수채", u"수채화", u"watercolor", u"watercolour"}},
        {Kind::Style, of(Style::Poster), {u"포스터", u"poster", u"screenprint"}},
        {Kind::Style, of(Style::Pastel), {u"파스텔", u"pastel"}},
    };
    for (const Row &row : rows)
        for (const char16_t *word : row.words)
            list.push_back({word, row.kind, row.value});
}
} // namespace

const std::vector<Entry> &lexicon()
{
    static const std::vector<Entry> entries = [] {
        std::vector<Entry> list;
        addScenes(list);
        addTimes(list);
        addMotifs(list);
        addColours(list);
        addFlowersAndStyles(list);
        return list;
    }();
    return entries;
}

} // namespace mj::server::painter
