namespace Opik.FeedbackDefinitions;

/// <summary>Bounds or labels; only those of its type are set.</summary>
public sealed record FeedbackDefinitionDetails
{
    /// <summary>Smallest number.</summary>
    public double? Min { get; init; }

    /// <summary>Largest number.</summary>
    public double? Max { get; init; }

    /// <summary>Numbers by label, at least 2.</summary>
    public IReadOnlyDictionary<string, double>? Categories { get; init; }

    /// <summary>Text of yes.</summary>
    public string? TrueLabel { get; init; }

    /// <summary>Text of no.</summary>
    public string? FalseLabel { get; init; }
}
