namespace Opik.Evaluation.Overlap.Stemming;

/// <summary>Letters of a word as M. F. Porter sees them ("An algorithm for suffix stripping", 1980).</summary>
internal static class PorterWord
{
    /// <summary>All but a, e, i, o, u; y only when no consonant stands before it.</summary>
    public static bool IsConsonant(ReadOnlySpan<char> word, int place)
    {
        // A row of y: each turns the one after it.
        var turns = 0;
        while (place > 0 && word[place] == 'y')
        {
            place--;
            turns++;
        }

        var isConsonant = word[place] is not ('a' or 'e' or 'i' or 'o' or 'u');
        return isConsonant ^ (turns % 2 == 1);
    }

    /// <summary>How often consonants follow vowels.</summary>
    public static int Measure(ReadOnlySpan<char> stem)
    {
        var measure = 0;
        var afterVowel = false;
        var isConsonant = false;
        for (var i = 0; i < stem.Length; i++)
        {
            isConsonant = stem[i] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' => false,
                'y' => i == 0 || !isConsonant,
                _ => true,
            };
            if (isConsonant && afterVowel)
                measure++;
            afterVowel = !isConsonant;
        }

        return measure;
    }

    /// <summary>Whether there is a vowel.</summary>
    public static bool HasVowel(ReadOnlySpan<char> stem)
    {
        for (var i = 0; i < stem.Length; i++)
        {
            if (!IsConsonant(stem, i))
                return true;
        }

        return false;
    }

    /// <summary>Whether it ends in the same consonant twice.</summary>
    public static bool EndsInDouble(ReadOnlySpan<char> word) => word.Length >= 2 && word[^1] == word[^2] && IsConsonant(word, word.Length - 1);

    /// <summary>Whether it ends in consonant, vowel and a consonant other than w, x, y; or is just a vowel and a consonant.</summary>
    public static bool EndsInShortSyllable(ReadOnlySpan<char> word) =>
        word.Length >= 3
            ? IsConsonant(word, word.Length - 3) && !IsConsonant(word, word.Length - 2) && IsConsonant(word, word.Length - 1) && word[^1] is not ('w' or 'x' or 'y')
            : word.Length == 2 && !IsConsonant(word, 0) && IsConsonant(word, 1);
}
