namespace Opik.Evaluation.Judges.Quality;

/// <summary>What a judge made of an example.</summary>
/// <param name="Example">The example.</param>
/// <param name="Score">Its score; null: it could not judge.</param>
/// <param name="Verdict">Whether the score reaches the threshold; null: there is none.</param>
/// <param name="Latency">How long it took.</param>
public sealed record JudgedExample(LabelledExample Example, double? Score, bool? Verdict, TimeSpan Latency)
{
    /// <summary>The judge's reason, or why it could not judge; null: it gave none.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether verdict and label differ.</summary>
    public bool IsDisagreement => Verdict is { } verdict && verdict != Example.Label;
}
