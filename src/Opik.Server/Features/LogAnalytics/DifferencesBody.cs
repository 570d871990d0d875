using System.Text.Json;
using Opik.Contracts;
using Opik.Server.Features.Reading;
using Opik.Server.Hosting.Errors;
using Opik.Server.OpenApi;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Body of <c>POST /projects/{id}/logs/differences</c>: a list, and a part of it.</summary>
internal sealed record DifferencesBody(string? EntityType, [property: WrittenAs(typeof(IReadOnlyList<FilterShape>))] JsonElement? Filters, string? Search, DateTime? FromTime, DateTime? ToTime, SelectionBody? Selection, int? Limit)
{
    private const int UsualValues = 20;
    private const int MaxValues = 100;

    /// <summary>Values at most.</summary>
    public int Values => Limit is null ? UsualValues : Limit is >= 1 and <= MaxValues ? Limit.Value : throw ApiException.BadRequest($"limit must be 1 to {MaxValues}");

    /// <summary>The part; 400 for threads, and when the part is the whole.</summary>
    public LogSelection ToSelection(Guid project)
    {
        var entity = LogQueries.Entity(EntityType);
        if (entity == KpiEntity.Threads)
            throw ApiException.BadRequest("entity_type must be one of [traces, spans]");
        LogQueries.CheckRange(FromTime, ToTime);
        LogQueries.CheckRange(Selection?.FromTime, Selection?.ToTime);
        var fields = LogQueries.Fields(entity);
        var filters = FilterParser.Parse(Selection?.Filters ?? default, fields);
        if (filters.Count == 0 && Selection?.FromTime is null && Selection?.ToTime is null)
            throw ApiException.BadRequest("selection must have filters or a range");
        var logs = new LogQuery
        {
            ProjectId = project,
            Entity = entity,
            Filters = FilterParser.Parse(Filters ?? default, fields),
            Search = LogQueries.Search(Search),
            From = FromTime,
            To = ToTime,
        };
        return new LogSelection(logs, filters, Later(FromTime, Selection?.FromTime), Earlier(ToTime, Selection?.ToTime));
    }

    // A part never reaches beyond its whole.
    private static DateTime? Later(DateTime? whole, DateTime? part) => whole > part ? whole : part;

    private static DateTime? Earlier(DateTime? whole, DateTime? part) => whole < part ? whole : part;
}
