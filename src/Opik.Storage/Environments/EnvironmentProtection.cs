namespace Opik.Storage;

/// <summary>What an environment asks for before it is given another version.</summary>
public sealed record EnvironmentProtection
{
    /// <summary>The environment.</summary>
    public required Guid EnvironmentId { get; init; }

    /// <summary>True: the server refuses a version that has not passed; false: pages ask, programs are not held up.</summary>
    public bool Enforce { get; init; }

    /// <summary>Share of items that must pass, 0 to 1; null: what each suite asks for, which is all unless it says otherwise.</summary>
    public double? MinimumPassRate { get; init; }

    /// <summary>Test suites, at most <see cref="IEnvironmentProtections.MostSuites"/>. Some may be deleted by now.</summary>
    public IReadOnlyList<Guid> SuiteIds { get; init; } = [];

    /// <summary>Last change.</summary>
    public DateTime LastUpdatedAt { get; init; }

    /// <summary>Last author.</summary>
    public string? LastUpdatedBy { get; init; }
}
