namespace Opik.Storage;

/// <summary>Ages that are too old, by the times in ids.</summary>
/// <param name="From">What is older stays; null: nothing is too old to go.</param>
/// <param name="Before">What is younger stays.</param>
public readonly record struct RetentionRange(DateTime? From, DateTime Before)
{
    /// <summary>Nothing is too old.</summary>
    public static RetentionRange Nothing { get; } = new(null, DateTime.UnixEpoch);
}
