using Opik.Server.Hosting.Errors;
using Opik.Server.Hosting.Json;
using Opik.Server.Hosting.Requests;
using Opik.Storage;

namespace Opik.Server.Features.LogAnalytics;

/// <summary>Values of a field with their counts, for suggestions while a filter is typed.</summary>
internal sealed class ValuesEndpoint(LogQueries queries, ILogValues values)
{
    private const int MaxText = 1_000;
    private const int MaxValues = 100;

    public async Task GetAsync(HttpContext http)
    {
        var limit = http.QueryNumber("limit", 20, 1, MaxValues);
        var (field, key, prefix) = (http.QueryText("field"), http.QueryText("key"), http.QueryText("prefix"));
        if (key?.Length > MaxText || prefix?.Length > MaxText)
            throw ApiException.BadRequest($"key and prefix must have at most {MaxText} characters");
        var query = await queries.ReadAsync(http);
        var fields = query.Entity switch
        {
            KpiEntity.Traces => FieldValuesQuery.TraceFields,
            KpiEntity.Spans => FieldValuesQuery.SpanFields,
            _ => FieldValuesQuery.ThreadFields,
        };
        if (field is null || !fields.Contains(field))
            throw ApiException.BadRequest($"field must be one of [{string.Join(", ", fields)}]");
        var found = await values.ValuesAsync(http.Scope(), new FieldValuesQuery(query, field, key, prefix, limit), http.RequestAborted);
        await http.WriteJsonAsync(200, found, static (writer, found) =>
        {
            TotalsJson.WritePrecision(writer, found.Precision);
            writer.WriteBoolean("complete"u8, found.Complete);
            writer.WriteStartArray("values"u8);
            foreach (var value in found.Values)
            {
                writer.WriteStartObject();
                writer.WriteString("value"u8, value.Text);
                writer.WriteNumber("count"u8, value.Count);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }
}
