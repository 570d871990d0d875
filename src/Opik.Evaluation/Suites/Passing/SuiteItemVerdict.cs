namespace Opik.Evaluation.Suites.Passing;

/// <summary>Whether an item of a test suite passed. Python: <c>ItemResult</c>.</summary>
public sealed record SuiteItemVerdict
{
    /// <summary>Id of the item.</summary>
    public required string ItemId { get; init; }

    /// <summary>Whether enough runs passed.</summary>
    public required bool Passed { get; init; }

    /// <summary>Whether any run has a score: without, there was nothing to fail.</summary>
    public required bool HasAssertions { get; init; }

    /// <summary>Runs that passed.</summary>
    public required int RunsPassed { get; init; }

    /// <summary>Runs there were.</summary>
    public required int RunsTotal { get; init; }

    /// <summary>Runs there should have been.</summary>
    public required int RunsPerItem { get; init; }

    /// <summary>Runs that had to pass.</summary>
    public required int PassThreshold { get; init; }
}
