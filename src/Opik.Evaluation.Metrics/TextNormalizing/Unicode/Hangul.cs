namespace Opik.Evaluation.TextNormalizing.Unicode;

/// <summary>Syllables of Hangul, which are computed: lead, vowel, and perhaps a tail. https://www.unicode.org/reports/tr15/#Hangul</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00;
    private const int Leads = 0x1100;
    private const int Vowels = 0x1161;
    private const int Tails = 0x11A7;
    private const int LeadCount = 19;
    private const int VowelCount = 21;
    private const int TailCount = 28;
    private const int Count = LeadCount * VowelCount * TailCount;

    public static bool IsSyllable(int codePoint) => codePoint is >= Syllables and < Syllables + Count;

    public static void Decompose(int syllable, List<int> output)
    {
        var index = syllable - Syllables;
        output.Add(Leads + (index / (VowelCount * TailCount)));
        output.Add(Vowels + (index % (VowelCount * TailCount) / TailCount));
        if (index % TailCount != 0)
            output.Add(Tails + (index % TailCount));
    }

    /// <summary>Lead and vowel, or a syllable without tail and a tail; null: they do not compose.</summary>
    public static int? Compose(int first, int second)
    {
        if (first is >= Leads and < Leads + LeadCount && second is >= Vowels and < Vowels + VowelCount)
            return Syllables + ((((first - Leads) * VowelCount) + (second - Vowels)) * TailCount);
        return IsSyllable(first) && (first - Syllables) % TailCount == 0 && second is > Tails and < Tails + TailCount ? first + (second - Tails) : null;
    }
}
