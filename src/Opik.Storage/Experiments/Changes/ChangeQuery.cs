namespace Opik.Storage;

/// <summary>Changes against a baseline, for one metric.</summary>
public sealed record ChangeQuery
{
    /// <summary>The experiment that others are measured against.</summary>
    public required Guid BaselineId { get; init; }

    /// <summary>What is compared.</summary>
    public required ComparedMetric Metric { get; init; }

    /// <summary>The one experiment whose changes count; null: those of any.</summary>
    public Guid? CandidateId { get; init; }

    /// <summary>Which items are wanted.</summary>
    public ChangeFilter Only { get; init; }

    /// <summary>Order by change; items without one come last.</summary>
    public ChangeOrder Order { get; init; }

    /// <summary>Whether less is better, where it is not as <see cref="ComparedMetric.LowerIsBetter"/> says.</summary>
    public IReadOnlyDictionary<ComparedMetric, bool> LowerIsBetter { get; init; } = new Dictionary<ComparedMetric, bool>();

    /// <summary>Noise by metric, where it is not as <see cref="MetricNoise.Of"/> says; a share for what is relative.</summary>
    public IReadOnlyDictionary<ComparedMetric, double> Noise { get; init; } = new Dictionary<ComparedMetric, double>();
}
