namespace Opik.Optimizer;

/// <summary>A prompt of a population.</summary>
/// <param name="Messages">The prompt.</param>
/// <param name="Change">How it came about.</param>
/// <param name="Parents">What it was made of.</param>
internal sealed record Individual(IReadOnlyList<PromptMessage> Messages, string Change, IReadOnlyList<Candidate> Parents)
{
    /// <summary>Its trial; null: it was not tried yet.</summary>
    public Evaluation? Trial { get; init; }

    public double Score => Trial?.Score ?? double.NegativeInfinity;

    /// <summary>Characters of the prompt: the less, the better.</summary>
    public int Length { get; } = Messages.Sum(static message => message.Content.Length);

    /// <summary>What its children name as their parent: its candidate, or where it comes from while it was not tried.</summary>
    public IReadOnlyList<Candidate> Lineage => Trial is null ? Parents : [Trial.Candidate];

    /// <summary>The prompt as one text.</summary>
    public string Text { get; } = string.Join('\n', Messages.Select(static message => message.Content));

    /// <summary>A child that was not tried.</summary>
    public Individual Changed(IReadOnlyList<PromptMessage> messages, string change) =>
        new(messages, Trial is null && Change.Length > 0 ? $"{Change}, {change}" : change, Lineage);
}
