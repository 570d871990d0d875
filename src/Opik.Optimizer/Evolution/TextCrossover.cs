namespace Opik.Optimizer;

/// <summary>Crosses prompts without a model: messages of the same place and role change their ends, by sentences, else by words.</summary>
internal static class TextCrossover
{
    public static (IReadOnlyList<PromptMessage> First, IReadOnlyList<PromptMessage> Second) Cross(IReadOnlyList<PromptMessage> first, IReadOnlyList<PromptMessage> second, Random random)
    {
        var (left, right) = (first.ToArray(), second.ToArray());
        for (var place = 0; place < Math.Min(left.Length, right.Length); place++)
        {
            if (left[place].Role != right[place].Role)
                continue;
            var (one, other) = Cross(left[place].Content, right[place].Content, random);
            (left[place], right[place]) = (left[place] with { Content = one }, right[place] with { Content = other });
        }

        return (left, right);
    }

    private static (string, string) Cross(string first, string second, Random random)
    {
        var (left, right) = (Sentences(first), Sentences(second));
        if (left.Length >= 2 && right.Length >= 2)
            return Swap(left, right, ". ", ".", random);
        var (words, others) = (first.Split(' '), second.Split(' '));
        return words.Length >= 2 && others.Length >= 2 ? Swap(words, others, " ", string.Empty, random) : (first, second);
    }

    private static (string, string) Swap(string[] left, string[] right, string between, string end, Random random)
    {
        var point = random.Next(1, Math.Min(left.Length, right.Length));
        return (string.Join(between, [.. left[..point], .. right[point..]]) + end, string.Join(between, [.. right[..point], .. left[point..]]) + end);
    }

    private static string[] Sentences(string text) => text.Split('.', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
