using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.Datasets.Drafts;

/// <summary>Names of states of items on the wire.</summary>
internal static class DraftNames
{
    public static string Of(DraftState state) => state switch
    {
        DraftState.Added => "added",
        DraftState.Changed => "changed",
        DraftState.Deleted => "deleted",
        _ => "unchanged",
    };

    /// <summary>The parameter <c>states=added,changed</c>; empty when it is absent.</summary>
    public static IReadOnlyList<DraftState> Parse(string? states) =>
        string.IsNullOrEmpty(states) ? [] : [.. states.Split(',').Select(ParseOne).Distinct()];

    private static DraftState ParseOne(string state) => state switch
    {
        "added" => DraftState.Added,
        "changed" => DraftState.Changed,
        "deleted" => DraftState.Deleted,
        _ => throw ApiException.BadRequest($"states: '{state}' is none of added, changed, deleted"),
    };
}
