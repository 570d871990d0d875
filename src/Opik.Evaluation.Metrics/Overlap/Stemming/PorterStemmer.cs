using System.Collections.Frozen;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Overlap.Stemming;

/// <summary>
/// Stems of English words: M. F. Porter, "An algorithm for suffix stripping" (1980), with the changes that NLTK makes by default
/// (https://www.nltk.org/api/nltk.stem.porter.html). In each step the first suffix that fits decides, even when what has to hold
/// before it does not.
/// </summary>
internal static class PorterStemmer
{
    private static readonly FrozenDictionary<string, string> Irregular = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["sky"] = "sky", ["skies"] = "sky", ["dying"] = "die", ["lying"] = "lie", ["tying"] = "tie", ["news"] = "news", ["inning"] = "inning", ["innings"] = "inning",
        ["outing"] = "outing", ["outings"] = "outing", ["canning"] = "canning", ["cannings"] = "canning", ["howe"] = "howe", ["proceed"] = "proceed", ["exceed"] = "exceed", ["succeed"] = "succeed",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly (string Suffix, string Replacement)[] Step2 =
    [
        ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"),
        ("ization", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
        ("fulli", "ful"),
    ];

    private static readonly (string Suffix, string Replacement)[] Step3 =
        [("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", "")];

    private static readonly string[] Step4 =
        ["al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti", "ous", "ive", "ize"];

    /// <summary>The stem of a word; words of one or two letters stay.</summary>
    public static string Stem(string word)
    {
        var lower = PythonCase.Lower(word);
        if (Irregular.TryGetValue(lower, out var irregular))
            return irregular;
        return PythonText.Length(word) <= 2 ? lower : LastE(Strip(Replace(DoubleSuffix(FinalY(Participle(Plural(lower)))), Step3)));
    }

    // Step 1a.
    private static string Plural(string word)
    {
        if (word.Length == 4 && Ends(word, "ies"))
            return word[..1] + "ie";
        if (Ends(word, "sses") || Ends(word, "ies"))
            return word[..^2];
        return Ends(word, "ss") || !Ends(word, "s") ? word : word[..^1];
    }

    // Step 1b.
    private static string Participle(string word)
    {
        if (Ends(word, "ied"))
            return word.Length == 4 ? word[..1] + "ie" : word[..^2];
        if (Ends(word, "eed"))
            return PorterWord.Measure(word.AsSpan(..^3)) > 0 ? word[..^1] : word;
        string stem;
        if (Ends(word, "ed") && PorterWord.HasVowel(word.AsSpan(..^2)))
            stem = word[..^2];
        else if (Ends(word, "ing") && PorterWord.HasVowel(word.AsSpan(..^3)))
            stem = word[..^3];
        else
            return word;
        if (Ends(stem, "at") || Ends(stem, "bl") || Ends(stem, "iz"))
            return stem + "e";
        if (PorterWord.EndsInDouble(stem))
            return stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1];
        return PorterWord.Measure(stem) == 1 && PorterWord.EndsInShortSyllable(stem) ? stem + "e" : stem;
    }

    // Step 1c.
    private static string FinalY(string word) =>
        word.Length > 2 && word[^1] == 'y' && PorterWord.IsConsonant(word, word.Length - 2) ? word[..^1] + "i" : word;

    // Step 2.
    private static string DoubleSuffix(string word)
    {
        while (Ends(word, "alli") && PorterWord.Measure(word.AsSpan(..^4)) > 0)
            word = word[..^2];
        // Its measure takes the l in.
        if (Ends(word, "logi"))
            return PorterWord.Measure(word.AsSpan(..^3)) > 0 ? word[..^1] : word;
        return Replace(word, Step2);
    }

    private static string Replace(string word, (string Suffix, string Replacement)[] rules)
    {
        foreach (var (suffix, replacement) in rules)
        {
            if (Ends(word, suffix))
                return PorterWord.Measure(word.AsSpan(..^suffix.Length)) > 0 ? string.Concat(word.AsSpan(..^suffix.Length), replacement) : word;
        }

        return word;
    }

    // Step 4.
    private static string Strip(string word)
    {
        foreach (var suffix in Step4)
        {
            if (!Ends(word, suffix))
                continue;
            var stem = word.AsSpan(..^suffix.Length);
            return PorterWord.Measure(stem) > 1 && (suffix != "ion" || stem[^1] is 's' or 't') ? stem.ToString() : word;
        }

        return word;
    }

    // Step 5.
    private static string LastE(string word)
    {
        if (Ends(word, "e"))
        {
            var stem = word.AsSpan(..^1);
            var measure = PorterWord.Measure(stem);
            if (measure > 1 || (measure == 1 && !PorterWord.EndsInShortSyllable(stem)))
                word = stem.ToString();
        }

        return Ends(word, "ll") && PorterWord.Measure(word.AsSpan(..^1)) > 1 ? word[..^1] : word;
    }

    private static bool Ends(string word, string suffix) => word.EndsWith(suffix, StringComparison.Ordinal);
}
