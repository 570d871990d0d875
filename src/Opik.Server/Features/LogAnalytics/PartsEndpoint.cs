using Opik.Contracts;
using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>How many rows each part of a filter takes away: what the list would have without it.</summary>
internal sealed class PartsEndpoint(LogQueries queries, RowCounts rows)
{
    // Each part is a list of its own.
    private const int MaxParts = 12;

    public async Task GetAsync(HttpContext http)
    {
        var query = await queries.ReadAsync(http);
        var parts = Parts(query).ToList();
        if (parts.Count > MaxParts)
            throw ApiException.BadRequest($"at most {MaxParts} parts are compared, found {parts.Count}");
        var counts = new List<(string Part, int? Index, Page<Guid> Page)>();
        foreach (var (part, index, without) in parts)
            counts.Add((part, index, await rows.CountAsync(http.Scope(), without, http.RequestAborted)));
        await http.WriteJsonAsync(200, counts, static (writer, counts) =>
        {
            writer.WriteStartArray("parts"u8);
            foreach (var (part, index, page) in counts)
            {
                writer.WriteStartObject();
                writer.WriteString("part"u8, part);
                if (index is { } number)
                    writer.WriteNumber("index"u8, number);
                writer.WriteNumber("without"u8, page.Total);
                writer.WriteBoolean("estimated"u8, page.TotalEstimated);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }

    private static IEnumerable<(string Part, int? Index, LogQuery Without)> Parts(LogQuery query)
    {
        for (var i = 0; i < query.Filters.Count; i++)
            yield return ("filter", i, query with { Filters = [.. query.Filters.Where((_, n) => n != i)] });
        if (!string.IsNullOrWhiteSpace(query.Search))
            yield return ("search", null, query with { Search = null });
        if (query.From is not null || query.To is not null)
            yield return ("range", null, query with { From = null, To = null });
    }
}
