namespace Opik.Usage;

/// <summary>The counts that every provider's usage is reduced to; null: not known.</summary>
internal readonly record struct TokenTotals(long? Prompt, long? Completion, long? Total)
{
    /// <summary>The flat map of a span: these counts, and the others under <c>original_usage.</c>.</summary>
    public Dictionary<string, long> With(IReadOnlyDictionary<string, long> original)
    {
        var usage = new Dictionary<string, long>(StringComparer.Ordinal);
        Add("completion_tokens", Completion);
        Add("prompt_tokens", Prompt);
        Add("total_tokens", Total);
        foreach (var (key, count) in original)
            usage["original_usage." + key] = count;
        return usage;

        void Add(string key, long? count)
        {
            if (count is { } known)
                usage[key] = known;
        }
    }
}
