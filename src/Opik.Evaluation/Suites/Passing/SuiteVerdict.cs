namespace Opik.Evaluation.Suites.Passing;

/// <summary>Whether a test suite passed. Python: <c>TestSuiteResult</c>.</summary>
public sealed record SuiteVerdict
{
    /// <summary>Whether every item passed.</summary>
    public bool AllItemsPassed => ItemsPassed == ItemsTotal;

    /// <summary>Items that passed, those without assertions included.</summary>
    public required int ItemsPassed { get; init; }

    /// <summary>All items.</summary>
    public int ItemsTotal => Items.Count;

    /// <summary>Share of the items with assertions that passed, 0 to 1; null: no item has any.</summary>
    public required double? PassRate { get; init; }

    /// <summary>The items, in order.</summary>
    public required IReadOnlyList<SuiteItemVerdict> Items { get; init; }
}
