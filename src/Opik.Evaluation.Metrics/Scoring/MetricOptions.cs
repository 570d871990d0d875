namespace Opik.Evaluation;

/// <summary>What every metric lets one choose.</summary>
public record MetricOptions
{
    /// <summary>Name of the score; null: the metric's own.</summary>
    public string? Name { get; init; }

    /// <summary>Whether calls are traced where what is scored is traced. Default: yes.</summary>
    public bool Track { get; init; } = true;

    /// <summary>Project of these traces; null: that of what is scored. Not with <see cref="Track"/> off.</summary>
    public string? ProjectName { get; init; }
}
