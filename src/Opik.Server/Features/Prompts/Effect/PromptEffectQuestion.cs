using Opik.Contracts;
using Opik.Storage;

namespace Opik.Server.Features.Prompts.Effect;

/// <summary>Where and when the effect of versions is looked for.</summary>
internal sealed record PromptEffectQuestion(Guid ProjectId, KpiEntity Entity, string? Environment, DateTime? From, DateTime To, int MaxIntervals)
{
    /// <summary>
    /// Clients note what they used in metadata: <c>{"opik_prompts":[{"version":{"id":"…"}}]}</c>. The whole metadata is searched for
    /// the id, which the index of texts narrows to the rows that have it; a path would be looked up in each row.
    /// </summary>
    public IReadOnlyList<FilterClause> FiltersOf(PromptVersion version)
    {
        var used = new FilterClause("metadata", FilterFieldType.Dictionary, FilterOperator.Contains, "opik_prompts", version.Id.ToString("D"));
        return Environment is null ? [used] : [used, new FilterClause("environment", FilterFieldType.Enum, FilterOperator.Equal, null, Environment)];
    }
}
