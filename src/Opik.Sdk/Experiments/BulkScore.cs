namespace Opik.Experiments;

/// <summary>A score of a <see cref="BulkRecord"/>.</summary>
/// <param name="Name">Name, not blank.</param>
/// <param name="Value">The number, finite.</param>
/// <param name="Reason">Why.</param>
/// <param name="CategoryName">Category that the number stands for.</param>
public sealed record BulkScore(string Name, double Value, string? Reason = null, string? CategoryName = null)
{
    /// <summary>Always <c>sdk</c>.</summary>
    public string Source { get; } = "sdk";
}
