namespace Opik.Evaluation.Judges;

/// <summary>What every judge lets one choose.</summary>
public record JudgeOptions : MetricOptions
{
    /// <summary>The model.</summary>
    public JudgeModel Model { get; init; } = JudgeModel.Default;

    /// <summary>Temperature; null: the judge's own, or the model's.</summary>
    public double? Temperature { get; init; }

    /// <summary>Seed, for models that take one; null: none.</summary>
    public long? Seed { get; init; }
}
