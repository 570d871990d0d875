namespace Opik.Rest;

/// <summary>One page of a list.</summary>
/// <typeparam name="T">An item.</typeparam>
internal sealed record PageOf<T>
{
    /// <summary>Number of the page, from 1.</summary>
    public int Page { get; init; }

    /// <summary>Items of all pages.</summary>
    public long Total { get; init; }

    // Generated readers set members that are absent to null, whatever their initial value says; records that are read use
    // this form throughout.
    /// <summary>The items.</summary>
    public IReadOnlyList<T> Content { get => field ?? []; init; }
}
