namespace Opik.Optimizer;

/// <summary>Changes a text without a model.</summary>
internal static class TextMutation
{
    /// <summary>Shuffles sentences (30%), joins two (30%), else splits one; a single sentence has two words swapped.</summary>
    public static (string Text, string Change) Structure(string text, Random random)
    {
        var sentences = text.Split('.', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (sentences.Count < 2)
            return (SwapWords(text, random), "words swapped");
        var lot = random.NextDouble();
        if (lot < 0.3)
        {
            var order = sentences.ToArray();
            random.Shuffle(order);
            return (Join(order), "sentences in another order");
        }

        if (lot < 0.6)
        {
            var first = random.Next(sentences.Count - 1);
            sentences[first] = $"{sentences[first]} and {sentences[first + 1]}";
            sentences.RemoveAt(first + 1);
            return (Join(sentences), "two sentences joined");
        }

        var place = random.Next(sentences.Count);
        var words = sentences[place].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= 3)
            return (SwapWords(text, random), "words swapped");
        var cut = random.Next(2, words.Length - 1);
        sentences[place] = string.Join(' ', words[..cut]);
        sentences.Insert(place + 1, string.Join(' ', words[cut..]));
        return (Join(sentences), "a sentence split");
    }

    /// <summary>Two words change places.</summary>
    public static string SwapWords(string text, Random random)
    {
        var words = text.Split(' ');
        if (words.Length < 2)
            return text;
        var first = random.Next(words.Length);
        var second = (first + random.Next(1, words.Length)) % words.Length;
        (words[first], words[second]) = (words[second], words[first]);
        return string.Join(' ', words);
    }

    private static string Join(IEnumerable<string> sentences) => string.Join(". ", sentences) + ".";
}
