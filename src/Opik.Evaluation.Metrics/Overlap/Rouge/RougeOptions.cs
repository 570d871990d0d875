namespace Opik.Evaluation.Overlap;

/// <summary>Choices of <see cref="RougeMetric"/>.</summary>
public sealed record RougeOptions : MetricOptions
{
    /// <summary>What is compared. Default: words. Python: <c>rouge_type</c>.</summary>
    public RougeType Type { get; init; } = RougeType.Rouge1;

    /// <summary>Whether English words of more than three letters are stemmed. Default: no. Python: <c>use_stemmer</c>.</summary>
    public bool UseStemmer { get; init; }

    /// <summary>Whether each sentence, not each line, is a part for <see cref="RougeType.RougeLsum"/>. Default: no. Python: <c>split_summaries</c>.</summary>
    public bool SplitSentences { get; init; }

    /// <summary>
    /// Whether words are found as the official client does, to compare with scores it gave: only a–z and 0–9 make words, so that
    /// every text in another script scores 0 and é splits its word. Default: no; then letters, marks and digits of all scripts
    /// do, and each character of a script without blanks between words is a word.
    /// </summary>
    public bool Compatibility { get; init; }

    /// <summary>Finds the words instead; null: as above. It gets the text as it is. Python: <c>tokenizer</c>.</summary>
    public Func<string, IReadOnlyList<string>>? Tokenizer { get; init; }
}
