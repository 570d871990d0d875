using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Opik.LoadGenerator;

/// <summary>The reads of the main pages; times are seen by the client, so they hold the server's time and the loopback.</summary>
internal sealed class Queries(HttpClient client, SpanFactory factory)
{
    /// <summary>Name, target in milliseconds and address (or body of a POST).</summary>
    public async Task<IReadOnlyList<(string Name, double Target, string Path, string? Body)>> AllAsync(int spans)
    {
        using var found = JsonDocument.Parse(await client.GetStringAsync(new Uri($"/v1/private/projects?name={SpanFactory.Project}", UriKind.Relative)));
        var project = found.RootElement.GetProperty("content")[0].GetProperty("id").GetString();
        var needle = SpanFactory.Needle(Math.Min(spans - 1, 904_711) / 100_000 * 100_000 + 4_711);
        return
        [
            ("newest page of 25 spans", 10, $"/v1/private/spans?project_id={project}&size=25", null),
            ("newest page of 25 spans, previews", 10, $"/v1/private/spans?project_id={project}&size=25&preview=true", null),
            ("newest page of 25 traces, previews", 10, $"/v1/private/traces?project_id={project}&size=25&preview=true", null),
            ("page 1,000 of spans", 50, $"/v1/private/spans?project_id={project}&size=25&page=1000&preview=true", null),
            ("filter by name (=)", 50, Filter(project, "name", "=", "tool_weather"), null),
            ("filter by name (contains)", 50, Filter(project, "name", "contains", "weath"), null),
            ("filter by attribute, 20 rows", 50, Filter(project, "metadata", "=", "customer-4242", "customer"), null),
            ("filter by attribute, a third of the rows", 50, Filter(project, "metadata", "=", "eu-west-1", "region"), null),
            ("filter by error", 50, Filter(project, "error_info", "is_not_empty", string.Empty), null),
            ("filter by model", 50, Filter(project, "model", "=", "gpt-4o"), null),
            ("filter by duration > 4 s", 50, Filter(project, "duration", ">", "4000"), null),
            ("substring on input, one row", 100, Filter(project, "input", "contains", needle), null),
            ("substring on input, nothing found", 100, Filter(project, "input", "contains", "no such text anywhere"), null),
            ("substring on input, six common letters", 100, Filter(project, "input", "contains", "satino"), null),
            ("substring on input, six letters nowhere", 100, Filter(project, "input", "contains", "nioate"), null),
            ("substring on input, common word", 100, Filter(project, "input", "contains", "the"), null),
            ("free text search, one row", 100, $"/v1/private/spans?project_id={project}&size=25&preview=true&search={needle}", null),
            ("project stats (spans)", 50, $"/v1/private/spans/stats?project_id={project}", null),
            ("project stats (traces)", 50, $"/v1/private/traces/stats?project_id={project}", null),
            ("key figures of a day", 50, $"/v1/private/projects/{project}/kpi-cards", $$"""{"entity_type":"traces","interval_start":"{{DateTime.UtcNow.AddDays(-3):O}}","interval_end":"{{DateTime.UtcNow.AddDays(-2):O}}"}"""),
            ("hourly traces of a week", 50, $"/v1/private/projects/{project}/metrics", $$"""{"metric_type":"TRACE_COUNT","interval":"HOURLY","interval_start":"{{DateTime.UtcNow.AddDays(-7):O}}","interval_end":"{{DateTime.UtcNow:O}}"}"""),
            ("one trace with 100 spans", 10, $"/v1/private/spans?project_id={project}&trace_id={factory.TraceId(5_000)}&size=100", null),
            ("tree of 10,000 spans", 150, $"/v1/private/traces/{factory.TraceId(2_000)}/tree", null),
            ("one span", 10, $"/v1/private/spans/{factory.SpanId(Math.Min(spans - 1, 123_456))}", null),
        ];
    }

    /// <summary>Times of <paramref name="repeats"/> runs after one that warms up, and the size of the answer.</summary>
    public async Task<(Percentiles Times, int Bytes)> MeasureAsync(string path, string? body, int repeats)
    {
        var times = new List<double>();
        var bytes = 0;
        for (var i = 0; i <= repeats; i++)
        {
            var sent = Stopwatch.GetTimestamp();
            using var request = new HttpRequestMessage(body is null ? HttpMethod.Get : HttpMethod.Post, new Uri(path, UriKind.Relative));
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            if (body is not null)
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await client.SendAsync(request);
            bytes = (await answer.Content.ReadAsByteArrayAsync()).Length;
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}");
            if (i > 0)
                times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }

        return (Percentiles.Of(times), bytes);
    }

    private static string Filter(string? project, string field, string @operator, string value, string? key = null)
    {
        var filters = JsonSerializer.Serialize(new[] { new { field, @operator, key = key ?? string.Empty, value } });
        return $"/v1/private/spans?project_id={project}&size=25&preview=true&filters={Uri.EscapeDataString(filters)}";
    }
}
