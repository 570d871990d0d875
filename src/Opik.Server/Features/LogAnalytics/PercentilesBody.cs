using Opik.Server.Hosting.Errors;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Body of the routes about runs of a name.</summary>
internal sealed record PercentilesBody(string? EntityType, IReadOnlyList<string?>? Names, DateTime? FromTime, DateTime? ToTime)
{
    /// <summary>Names in one request at most.</summary>
    public const int MaxNames = 100;

    /// <summary>The query; 400 without names, with too many, or for threads, which have none.</summary>
    public NameQuery ToQuery(Guid project)
    {
        var entity = LogQueries.Entity(EntityType);
        if (entity == KpiEntity.Threads)
            throw ApiException.BadRequest("entity_type must be one of [traces, spans]");
        if (Names is not { Count: > 0 and <= MaxNames } || Names.Any(name => name is null))
            throw ApiException.BadRequest($"names must have 1 to {MaxNames} texts");
        LogQueries.CheckRange(FromTime, ToTime);
        return new NameQuery(project, entity, [.. Names.OfType<string>()], FromTime, ToTime);
    }
}
