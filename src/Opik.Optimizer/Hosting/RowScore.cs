namespace Opik.Optimizer;

/// <summary>How a candidate did on a row.</summary>
/// <param name="RowId">The row.</param>
/// <param name="Score">Score of the metric, the higher the better; 0 where the model failed or could not be scored.</param>
public sealed record RowScore(Guid RowId, double Score)
{
    /// <summary>Why, as the metric says; null: it does not.</summary>
    public string? Reason { get; init; }

    /// <summary>What the model answered; null: it failed.</summary>
    public string? Output { get; init; }

    /// <summary>Why the model failed; null: it did not.</summary>
    public string? Error { get; init; }
}
