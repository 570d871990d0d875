namespace Opik.Evaluation.Conversations;

/// <summary>Choices of <see cref="KnowledgeRetentionMetric"/>.</summary>
public sealed record KnowledgeRetentionOptions : MetricOptions
{
    /// <summary>
    /// How many of the first turns with facts are asked about; below 0: all but so many of the last. Default: 5. Python:
    /// <c>turns_to_consider</c>.
    /// </summary>
    public int TurnsToConsider { get; init; } = 5;
}
